import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startHost } from './hosts.ts';
import type { Bench } from './installation.ts';
import { answerOf, answersPerSecond } from './load.ts';
import type { Answer, Check } from './load.ts';
import { inTurns, rateOf, ratioOf } from './measure.ts';
import type { Measure } from './measure.ts';
import type { Exchange } from './recorded.ts';

const load = { connections: 20, milliseconds: 1000 };
const rounds = 7;

/** A feed of 100 events and its 304, against a hono route that returns the same from a Map. */
export async function benchFeeds(bench: Bench): Promise<Measure[]> {
	const seriesKey = await bench.series(100);
	const path = `/feeds/fi/trainings.ics?series=${seriesKey}`;
	const api = await startHost('apps/api/src/main.ts', bench.apiEnvironment, '/health');
	const front = await startHost(
		'apps/public/server/main.ts',
		{ ...bench.siteEnvironment, API_URL: `http://127.0.0.1:${api.port}` },
		'/health',
	);
	const request = (more = '') => `GET ${path} HTTP/1.1\nHost: localhost\nAccept: text/calendar\n${more}\n`;
	const whole = await answerOf(api.port, request());
	const events = whole.body.toString().split('BEGIN:VEVENT').length - 1;
	if (whole.status !== 200 || events !== 100)
		throw new Error(`The feed answered ${whole.status}, ${events} events`);
	const ifNoneMatch = `If-None-Match: ${headersOf(whole)['etag'] ?? ''}\n`;
	const unchanged = await answerOf(api.port, request(ifNoneMatch));
	const exchange = (answer: Answer): Exchange => ({
		method: 'GET',
		address: path,
		asked: '',
		isConditional: answer.status === 304,
		status: answer.status,
		headers: headersOf(answer),
		body: answer.body.toString(),
	});
	const recorded = { RECORDED: join(bench.folder, 'feeds.json') };
	await writeFile(recorded.RECORDED, JSON.stringify([exchange(whole), exchange(unchanged)]));
	const map = await startHost('tests/bench/src/map-host.ts', recorded, '/');
	try {
		const measures: Measure[] = [];
		for (const [name, text, expected] of [
			['a feed’s 304', request(ifNoneMatch), unchanged],
			['a warm feed of 100 events', request(), whole],
		] as const) {
			const check: Check = ({ status, body }) =>
				status === expected.status && body.equals(expected.body) ? undefined : `the feed answered ${status}`;
			const ask = (port: number) => () => answersPerSecond(port, text, check, load);
			const turns = await inTurns(rounds, {
				ours: ask(api.port),
				limit: ask(map.port),
				front: ask(front.port),
			});
			measures.push(
				{
					name,
					ratio: ratioOf(turns, 'ours', 'limit'),
					atLeast: 0.6,
					detail: `status ${expected.status}; ${rateOf(turns.ours)} against ${rateOf(turns.limit)}`,
				},
				{
					name: `${name}, through the public front`,
					ratio: ratioOf(turns, 'front', 'limit'),
					detail: `for information; ${rateOf(turns.front)}`,
				},
			);
		}
		return measures;
	} finally {
		await Promise.all([front.stop(), map.stop()]);
		await api.stop();
	}
}

/** What the host itself said; what the server under it adds, the limit's server adds too. */
function headersOf({ head }: Answer): Record<string, string> {
	const lines = head.split('\r\n').slice(1);
	const all = lines.map((line): [string, string] => {
		const colon = line.indexOf(':');
		return [line.slice(0, colon).toLowerCase(), line.slice(colon + 1).trim()];
	});
	return Object.fromEntries(
		all.filter(([name]) => !['connection', 'date', 'keep-alive', 'transfer-encoding'].includes(name)),
	);
}

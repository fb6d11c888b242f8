import { startHost } from './hosts.ts';
import { answersPerSecond } from './load.ts';
import { inTurns } from './measure.ts';
import type { Measure } from './measure.ts';
import type { Bench } from './installation.ts';

const load = { connections: 20, milliseconds: 1500 };

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
	const first = await fetch(`http://127.0.0.1:${api.port}${path}`);
	const body = await first.text();
	const events = body.split('BEGIN:VEVENT').length - 1;
	const etag = first.headers.get('etag') ?? '';
	const second = await fetch(`http://127.0.0.1:${api.port}${path}`, { headers: { 'if-none-match': etag } });
	const own = (headers: Headers) =>
		Object.fromEntries(
			[...headers].filter(
				([name]) =>
					!['connection', 'date', 'keep-alive', 'transfer-encoding', 'content-length'].includes(name),
			),
		);
	const map = await startHost(
		'tests/bench/src/map-host.ts',
		{
			RECORDED: JSON.stringify({
				[path]: { status: first.status, headers: own(first.headers), body },
				[`304 ${path}`]: { status: second.status, headers: own(second.headers), body: '' },
			}),
		},
		'/',
	);
	try {
		const request = (more: string) =>
			`GET ${path} HTTP/1.1\nHost: localhost\nAccept: text/calendar\n${more}\n`;
		const measures: Measure[] = [];
		for (const [name, text] of [
			['a feed’s 304', request(`If-None-Match: ${etag}\n`)],
			['a warm feed of 100 events', request('')],
		] as const) {
			const rates = await inTurns(3, {
				ours: () => answersPerSecond(api.port, text, load),
				limit: () => answersPerSecond(map.port, text, load),
				front: () => answersPerSecond(front.port, text, load),
			});
			measures.push(
				{
					name,
					ratio: rates.ours / rates.limit,
					atLeast: 0.6,
					detail: `${events} events, status ${name.includes('304') ? second.status : first.status}`,
				},
				{
					name: `${name}, through the public front`,
					ratio: rates.front / rates.limit,
					detail: 'for information',
				},
			);
		}
		return measures;
	} finally {
		await Promise.all([front.stop(), map.stop()]);
		await api.stop();
	}
}

import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { only } from '@kutsu/kernel';
import { startHost } from './hosts.ts';
import type { Bench } from './installation.ts';
import { answerOf, keptConnection } from './load.ts';
import { percentile } from './measure.ts';
import type { Measure } from './measure.ts';

/** How many events; `events=` makes less of it. */
const events = Number(process.argv.find((word) => word.startsWith('events='))?.slice(7) ?? 10_000);
/** Who polls within a minute; `subscribers=` makes less of it. */
const subscribers = Number(process.argv.find((word) => word.startsWith('subscribers='))?.slice(12) ?? 50_000);
const connections = 100;
const rounds = 5;

export type FeedCost = { readonly milliseconds: number; readonly megabytes: number; readonly bytes: number };
type Way = 'generator' | 'cold' | 'warm' | 'changed';

/** A feed of ten thousand events in a process of its own each time, so that memory is that way's alone. */
async function costOf(way: Way): Promise<FeedCost> {
	const script = join(import.meta.dirname, 'big-feed-process.ts');
	const { stdout } = await promisify(execFile)(process.execPath, [
		'--expose-gc',
		script,
		way,
		String(events),
	]);
	return JSON.parse(stdout) as FeedCost;
}

async function middleOf(way: Way): Promise<FeedCost> {
	const costs: FeedCost[] = [];
	for (let round = 0; round < rounds; round += 1) costs.push(await costOf(way));
	const { bytes } = only(costs.slice(0, 1));
	return {
		milliseconds: percentile(
			costs.map((cost) => cost.milliseconds),
			0.5,
		),
		megabytes: percentile(
			costs.map((cost) => cost.megabytes),
			0.5,
		),
		bytes,
	};
}

/** Cold, warm and after one change, against ical-generator; from rows in Postgres; and a minute of polls. */
export async function benchBigFeed(bench: Bench): Promise<Measure[]> {
	const limit = await middleOf('generator');
	const cold = await middleOf('cold');
	const [warm, changed] = [await middleOf('warm'), await middleOf('changed')];
	const told = ({ milliseconds, megabytes, bytes }: FeedCost) =>
		`${milliseconds.toFixed(1)} ms, ${megabytes.toFixed(0)} MB more at its peak, ${(bytes / 1e6).toFixed(1)} MB`;
	const against = (name: string, cost: FeedCost, atMost: number): Measure => ({
		name: `a feed of ${events} events, ${name}: time`,
		ratio: cost.milliseconds / limit.milliseconds,
		atMost,
		detail: `${told(cost)}, against ${told(limit)}`,
	});
	return [
		against('cold', cold, 1.1),
		{
			name: `a feed of ${events} events, cold: memory`,
			ratio: cold.megabytes / limit.megabytes,
			atMost: 1 / 3,
			detail: 'against ical-generator, which renders the whole calendar',
		},
		against('warm', warm, 0.02),
		against('after one change', changed, 0.03),
		await fromPostgres(bench),
		...(await aMinuteOfPolls(bench)),
	];
}

/** What joining fragments kept in Postgres would take: for the choice of keeping them in the process. */
async function fromPostgres(bench: Bench): Promise<Measure> {
	const { pool } = bench.owner;
	await pool.query('create table bench_fragments (position int primary key, fragment text not null)');
	await pool.query(
		"insert into bench_fragments select n, repeat('DESCRIPTION:something of this length stands in an event' || chr(13) || chr(10), 14) from generate_series(1, $1::int) n",
		[events],
	);
	const took: number[] = [];
	for (let round = 0; round <= rounds; round += 1) {
		const started = performance.now();
		const { rows } = await pool.query<{ fragment: string }>(
			'select fragment from bench_fragments order by position',
		);
		Buffer.from(rows.map(({ fragment }) => fragment).join(''));
		if (round > 0) took.push(performance.now() - started);
	}
	await pool.query('drop table bench_fragments');
	return {
		name: `a feed of ${events} events, joined from rows in Postgres`,
		ratio: null,
		detail: `for information; ${percentile(took, 0.5).toFixed(1)} ms`,
	};
}

/** Every subscriber asks once within the minute; each hundredth request something in the feed has just changed. */
async function aMinuteOfPolls(bench: Bench): Promise<Measure[]> {
	const seriesKey = await bench.series(100);
	const api = await startHost('apps/api/src/main.ts', bench.apiEnvironment, '/health');
	try {
		const path = `/feeds/fi/trainings.ics?series=${seriesKey}`;
		const request = (etag: string) =>
			`GET ${path} HTTP/1.1\r\nHost: localhost\r\nAccept: text/calendar\r\n${etag === '' ? '' : `If-None-Match: ${etag}\r\n`}\r\n`;
		const tagOf = (head: string) => /^etag: (.*)$/im.exec(head)?.[1]?.trim() ?? '';
		let etag = tagOf((await answerOf(api.port, request('').replaceAll('\r\n', '\n'))).head);
		const waits: number[] = [];
		const statuses = new Map<number, number>();
		let next = 0;
		const everyMs = 60_000 / subscribers;
		const started = performance.now();
		const poll = async () => {
			const connection = await keptConnection(api.port);
			while (next < subscribers) {
				const index = next++;
				const due = started + index * everyMs;
				const early = due - performance.now();
				if (early > 1) await new Promise((go) => setTimeout(go, early));
				// One poll in a hundred comes right after a change.
				if (index % 100 === 0) await bench.owner.pool.query(touchSql, [seriesKey]);
				const asked = performance.now();
				const answer = await connection.ask(Buffer.from(request(etag)));
				waits.push(performance.now() - asked);
				statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
				if (answer.status === 200) etag = tagOf(answer.head) || etag;
			}
			connection.close();
		};
		await Promise.all(Array.from({ length: connections }, poll));
		const seconds = (performance.now() - started) / 1000;
		const failed = [...statuses].filter(([status]) => status !== 200 && status !== 304);
		const counts = [...statuses].map(([status, count]) => `${count} × ${status}`).join(', ');
		return [
			{
				name: `${subscribers} subscribers poll in a minute, 1 % after a change`,
				ratio: failed.length === 0 && waits.length === subscribers ? 1 : 0,
				atLeast: 1,
				detail: `${counts} in ${seconds.toFixed(0)} s; p99 ${percentile(waits, 0.99).toFixed(1)} ms`,
			},
		];
	} finally {
		await api.stop();
	}
}

const touchSql = `
update sessions s set calendar_revised_at = now() from trainings t join series r on r.project_id = t.project_id and r.id = t.series_id
where r.key = $1 and s.project_id = t.project_id and s.training_id = t.id and s.id = (select s2.id from sessions s2
	join trainings t2 on t2.project_id = s2.project_id and t2.id = s2.training_id where t2.series_id = r.id limit 1)`;

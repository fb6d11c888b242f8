import { catalogue } from '@kutsu/core/trainings';
import type { Context } from '@kutsu/core/context';
import type pg from 'pg';
import { startHost } from './hosts.ts';
import { answersPerSecond } from './load.ts';
import { inTurns, perSecond } from './measure.ts';
import type { Measure } from './measure.ts';
import type { Bench } from './installation.ts';

const load = { connections: 10, milliseconds: 2500 };
const path = '/fi/koulutukset';
const request = `GET ${path} HTTP/1.1\nHost: localhost\nAccept: text/html\n\n`;

/** The catalogue: the page against itself over constant data, its list's SQL against bare pg, and its growth. */
export async function benchCatalogue(bench: Bench): Promise<Measure[]> {
	const ctx: Context = { ...bench.ctx, actor: { kind: 'public' } };
	const first = () => catalogue(ctx, { filter: {}, page: {} });
	await bench.fillTo(1000);
	const small = await inTurns(3, { list: () => perSecond(400, 4, first) });
	await bench.fillTo(100_000);
	const statements = await statementsOf(bench, ctx);
	const large = await inTurns(3, {
		list: () => perSecond(400, 4, first),
		raw: () =>
			perSecond(400, 4, () =>
				Promise.all(statements.map((statement) => bench.database.pool.query(statement))),
			),
	});
	return [
		{
			name: 'the catalogue’s list against bare pg',
			ratio: large.list / large.raw,
			atLeast: 0.5,
			detail: `${statements.length} statements, 100,000 trainings`,
		},
		{
			name: 'the catalogue’s list from 1,000 to 100,000',
			ratio: small.list / large.list,
			atMost: 1.3,
			detail: 'how many times slower',
		},
		await pageAgainstConstant(bench),
	];
}

/** What the list asks the database, word for word. */
async function statementsOf(bench: Bench, ctx: Context): Promise<pg.QueryConfig[]> {
	const statements: pg.QueryConfig[] = [];
	const { pool } = bench.database;
	const $client = Object.create(pool, {
		query: {
			value: (statement: pg.QueryConfig) => {
				statements.push(statement);
				return pool.query(statement);
			},
		},
	}) as pg.Pool;
	const reads = Object.create(bench.database.reads, {
		$client: { value: $client },
	}) as typeof bench.database.reads;
	await catalogue({ ...ctx, database: { pool, reads } }, { filter: {}, page: {} });
	return statements;
}

async function pageAgainstConstant(bench: Bench): Promise<Measure> {
	const api = await startHost('apps/api/src/main.ts', bench.apiEnvironment, '/health');
	const recorded: Record<string, object> = {};
	const recorder = await recordingProxy(api.port, recorded);
	const site = (port: number) =>
		startHost(
			'apps/public/server/main.ts',
			{ ...bench.siteEnvironment, API_URL: `http://127.0.0.1:${port}` },
			'/health',
		);
	const recordingSite = await site(recorder.port);
	await (await fetch(`http://127.0.0.1:${recordingSite.port}${path}`)).text();
	await recordingSite.stop();
	recorder.stop();
	const constantApi = await startHost(
		'tests/bench/src/map-host.ts',
		{ RECORDED: JSON.stringify(recorded) },
		'/',
	);
	const [ours, constant] = [await site(api.port), await site(constantApi.port)];
	try {
		const rates = await inTurns(3, {
			ours: () => answersPerSecond(ours.port, request, load),
			constant: () => answersPerSecond(constant.port, request, load),
		});
		return {
			name: 'the catalogue page against constant data',
			ratio: rates.ours / rates.constant,
			atLeast: 0.5,
			detail: `20 to a page of 100,000; ${Object.keys(recorded).length} requests to the API a page`,
		};
	} finally {
		await Promise.all([ours.stop(), constant.stop(), constantApi.stop()]);
		await api.stop();
	}
}

/** Passes requests on to the API and keeps what it answered, by address. */
async function recordingProxy(
	apiPort: number,
	recorded: Record<string, object>,
): Promise<{ port: number; stop(): void }> {
	const { createServer } = await import('node:http');
	const server = createServer(async (incoming, outgoing) => {
		const address = incoming.url ?? '/';
		const headers = Object.fromEntries(
			Object.entries(incoming.headers).flatMap(([name, value]) =>
				typeof value === 'string' && name !== 'connection' ? [[name, value]] : [],
			),
		);
		const answer = await fetch(`http://127.0.0.1:${apiPort}${address}`, { headers });
		const body = await answer.text();
		recorded[address] = {
			status: answer.status,
			headers: { 'content-type': answer.headers.get('content-type') ?? 'application/json' },
			body,
		};
		outgoing
			.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? 'application/json' })
			.end(body);
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	const address = server.address();
	return { port: typeof address === 'object' && address ? address.port : 0, stop: () => server.close() };
}

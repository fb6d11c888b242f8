import { createServer } from 'node:http';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { catalogue } from '@kutsu/core/trainings';
import type { Context } from '@kutsu/core/context';
import type pg from 'pg';
import { startHost } from './hosts.ts';
import { startBench } from './installation.ts';
import type { Bench } from './installation.ts';
import { answerOf, answersPerSecond } from './load.ts';
import type { Check } from './load.ts';
import { inTurns, perSecond, rateOf, ratioOf } from './measure.ts';
import type { Measure } from './measure.ts';
import type { Exchange } from './recorded.ts';

const load = { connections: 10, milliseconds: 1500 };
const rounds = 7;
const rowsOnPage = 20;
const request = `GET /fi/koulutukset HTTP/1.1\nHost: localhost\nAccept: text/html\n\n`;

/** The catalogue: the page against itself over constant data, its list's SQL against bare pg, and its growth. */
export async function benchCatalogue(bench: Bench): Promise<Measure[]> {
	await bench.fillTo(100_000);
	return [...(await listMeasures(bench)), ...(await pageAgainstConstant(bench))];
}

async function listMeasures(bench: Bench): Promise<Measure[]> {
	// A second installation, so that the small one and the large one are measured in the same rounds.
	const small = await startBench();
	try {
		await small.fillTo(1000);
		const statements = await statementsOf(bench);
		const turns = await inTurns(rounds, {
			small: () => perSecond(400, 4, () => firstPage(publicContext(small))),
			list: () => perSecond(400, 4, () => firstPage(publicContext(bench))),
			raw: () =>
				perSecond(400, 4, async () => {
					const [rows] = await Promise.all(
						statements.map((statement) => bench.database.pool.query(statement)),
					);
					if (rows?.rowCount !== rowsOnPage + 1) throw new Error(`Bare pg gave ${rows?.rowCount} rows`);
				}),
		});
		return [
			{
				name: 'the catalogue’s list against bare pg',
				ratio: ratioOf(turns, 'list', 'raw'),
				atLeast: 0.5,
				detail: `${statements.length} statements, 100,000 trainings; ${rateOf(turns.list)} against ${rateOf(turns.raw)}`,
			},
			{
				name: 'the catalogue’s list from 1,000 to 100,000',
				ratio: ratioOf(turns, 'small', 'list'),
				atMost: 1.3,
				detail: `how many times slower; ${rateOf(turns.small)} and ${rateOf(turns.list)}`,
			},
		];
	} finally {
		await small.stop();
	}
}

const publicContext = (bench: Bench): Context => ({ ...bench.ctx, actor: { kind: 'public' } });

async function firstPage(ctx: Context): Promise<void> {
	const { rows } = await catalogue(ctx, { filter: {}, page: {} });
	if (rows.length !== rowsOnPage) throw new Error(`The list has ${rows.length} rows`);
}

/** What the list asks the database, word for word: the rows first. */
async function statementsOf(bench: Bench): Promise<pg.QueryConfig[]> {
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
	await firstPage({ ...publicContext(bench), database: { pool, reads } });
	return statements;
}

/**
 * The built site three times: over the API, over an API that answers from a Map, and over the same answers in its own
 * process, so that only the rendering is left. All three must give the same page.
 */
async function pageAgainstConstant(bench: Bench): Promise<Measure[]> {
	const api = await startHost('apps/api/src/main.ts', bench.apiEnvironment, '/health');
	const site = (apiPort: number, more: Record<string, string> = {}, preload?: string) =>
		startHost(
			'apps/public/server/main.ts',
			{ ...bench.siteEnvironment, API_URL: `http://127.0.0.1:${apiPort}`, ...more },
			'/health',
			preload,
		);
	const recorder = await recordingProxy(api.port);
	const recordingSite = await site(recorder.port);
	await answerOf(recordingSite.port, request);
	await recordingSite.stop();
	recorder.stop();
	const recorded = { RECORDED: join(bench.folder, 'page.json') };
	await writeFile(recorded.RECORDED, JSON.stringify(recorder.exchanges));

	const map = await startHost('tests/bench/src/map-host.ts', recorded, '/');
	const ours = await site(api.port);
	const hop = await site(map.port);
	const constant = await site(map.port, recorded, 'tests/bench/src/constant-api.ts');
	try {
		const page = await answerOf(ours.port, request);
		const check = isThePage(page.body);
		const ask = (port: number) => () => answersPerSecond(port, request, check, load);
		const turns = await inTurns(rounds, {
			ours: ask(ours.port),
			hop: ask(hop.port),
			constant: ask(constant.port),
		});
		return [
			{
				name: 'the catalogue page against constant data',
				ratio: ratioOf(turns, 'ours', 'constant'),
				atLeast: 0.5,
				detail: `${rowsOnPage} to a page of 100,000, ${recorder.exchanges.length} request to the API a page; ${rateOf(turns.ours)} against ${rateOf(turns.constant)}`,
			},
			{
				name: 'the catalogue page against constant data behind the same hop',
				ratio: ratioOf(turns, 'ours', 'hop'),
				detail: `for information; ${rateOf(turns.hop)}`,
			},
		];
	} finally {
		await Promise.all([ours.stop(), hop.stop(), constant.stop(), map.stop()]);
		await api.stop();
	}
}

/** The very page, with all its rows. */
function isThePage(page: Buffer): Check {
	return ({ status, body }) => {
		if (status !== 200) return `the page answered ${status}`;
		const rows = body.toString('latin1').split('<article').length - 1;
		if (rows !== rowsOnPage) return `the page has ${rows} rows`;
		return body.equals(page) ? undefined : 'the page is another';
	};
}

/** Passes requests on to the API as they are, and keeps what it answered. */
async function recordingProxy(
	apiPort: number,
): Promise<{ port: number; exchanges: Exchange[]; stop(): void }> {
	const exchanges: Exchange[] = [];
	const server = createServer(async (incoming, outgoing) => {
		const { method = 'GET', url: address = '/' } = incoming;
		const chunks: Uint8Array[] = [];
		for await (const chunk of incoming) chunks.push(chunk as Uint8Array);
		const asked = Buffer.concat(chunks).toString();
		const headers = Object.fromEntries(
			Object.entries(incoming.headers).flatMap(([name, value]) =>
				typeof value === 'string' && !['connection', 'content-length'].includes(name) ? [[name, value]] : [],
			),
		);
		const answer = await fetch(`http://127.0.0.1:${apiPort}${address}`, {
			method,
			headers,
			...(asked && { body: asked }),
		});
		const body = await answer.text();
		const type = { 'content-type': answer.headers.get('content-type') ?? 'application/json' };
		if (answer.status === 200)
			exchanges.push({ method, address, asked, isConditional: false, status: 200, headers: type, body });
		outgoing.writeHead(answer.status, type).end(body);
	});
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	const address = server.address();
	return {
		port: typeof address === 'object' && address ? address.port : 0,
		exchanges,
		stop: () => server.close(),
	};
}

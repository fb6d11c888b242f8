import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newKeys } from '@kutsu/kernel/keys';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { DemoOptions } from '../demo/index.ts';
import { type Postgres, startThrowawayPostgres } from '../postgres/index.ts';
import { type Config, readConfig } from './config.ts';
import { loadDemoOnce, settleContents } from './contents.ts';
import { migrateDatabase, type Reached, reachDatabase } from './database.ts';

let server: Postgres;
let owner: pg.Client;
let reached: Reached;
let config: Config;
let made = 0;

beforeAll(async () => {
	server = await startThrowawayPostgres();
});
afterAll(() => server.stop());

beforeEach(async () => {
	made += 1;
	const admin = new pg.Client(server.url);
	await admin.connect();
	await admin.query(`create database kutsu_${made}`);
	await admin.end();
	const dataDir = await mkdtemp(join(tmpdir(), 'kutsu-contents-'));
	config = readConfig({
		DATABASE_URL: server.url.replace(/postgres$/, `kutsu_${made}`),
		KUTSU_DATA_DIR: dataDir,
	});
	reached = await reachDatabase(config, () => undefined);
	await migrateDatabase(reached);
	owner = new pg.Client(reached.ownerUrl);
	await owner.connect();
	return async () => {
		await owner.end();
		await rm(dataDir, { recursive: true, force: true });
	};
});

test('an empty database gets the demo, once, as the application’s role', async () => {
	const load = vi.fn(demo);
	expect(await settle({ load })).toMatchObject({ state: 'demo-missing' });
	expect(await settle({ load })).toMatchObject({ state: 'demo' });
	expect(load).toHaveBeenCalledTimes(1);
	expect(await projectCodes()).toEqual(['DEMO']);
});

test('asked to stay empty, it stays empty', async () => {
	const load = vi.fn(demo);
	expect(await settle({ wantsEmpty: true, load })).toMatchObject({ state: 'empty' });
	expect(load).not.toHaveBeenCalled();
});

test('a demo that was interrupted is emptied out and loaded again, with the regions as before', async () => {
	const regions = await count('regions');
	const interrupted = async (options: DemoOptions) => {
		await demo(options);
		throw new Error('the lights went out');
	};
	await expect(settle({ load: interrupted })).rejects.toThrow('the lights went out');
	expect(await projectCodes()).toEqual(['DEMO']);

	expect(await settle({ load: demo })).toMatchObject({ state: 'demo-missing' });
	expect(await projectCodes()).toEqual(['DEMO']);
	expect(await count('regions')).toBe(regions);
	expect(regions).toBeGreaterThan(0);
});

test('one’s own project is no demo, and gets none', async () => {
	await settle({ wantsEmpty: true });
	await owner.query(insertProject('OWN'));
	const load = vi.fn(demo);
	expect(await settle({ load })).toMatchObject({ state: 'own' });
	expect(await settle({ wantsEmpty: true, load })).toMatchObject({ state: 'own' });
	expect(load).not.toHaveBeenCalled();
});

test('the demo is not deleted for someone who wants to start empty', async () => {
	await settle({ load: demo });
	await expect(settle({ wantsEmpty: true })).rejects.toThrow(
		/holds the demo project, and nothing of it is deleted for you/,
	);
	expect(await projectCodes()).toEqual(['DEMO']);
});

test('a database in use refuses other keys, and an empty one takes them', async () => {
	const { keys } = await settle({ wantsEmpty: true });
	const otherKeys = { ...config, keys: newKeys() };
	await settle({ wantsEmpty: true, config: otherKeys });

	await settle({ wantsEmpty: true });
	await owner.query(insertProject('OWN'));
	await expect(settle({ config: otherKeys })).rejects.toThrow(
		/was used with key 1, and KUTSU_KEYS holds other keys/,
	);
	await rm(join(config.dataDir, 'keys'));
	await expect(settle({})).rejects.toThrow(/no keys are here/);
	await expect(readFile(join(config.dataDir, 'keys'))).rejects.toThrow('ENOENT');
	expect(await settle({ config: { ...config, keys } })).toMatchObject({ keys });
});

test('a database that a newer Kutsu migrated is left alone', async () => {
	await owner.query(
		`insert into drizzle.__drizzle_migrations (hash, created_at) values ('newer', ${Date.UTC(2999, 0)})`,
	);
	await expect(migrateDatabase(reached)).rejects.toThrow(
		/was last used by a newer Kutsu than this one: update this copy/,
	);
});

type Asked = { wantsEmpty?: boolean; load?: (options: DemoOptions) => Promise<void>; config?: Config };

/** As the launcher does it. */
async function settle({ wantsEmpty = false, load = unwanted, config: given = config }: Asked) {
	const contents = await settleContents(given, reached, wantsEmpty);
	if (contents.state === 'demo-missing') {
		await loadDemoOnce({ config: given, reached, keys: contents.keys, load, say: () => undefined });
	}
	return contents;
}

async function unwanted(): Promise<void> {
	throw new Error('the demo was not asked for');
}

async function demo({ databaseAppUrl }: DemoOptions): Promise<void> {
	const client = new pg.Client(databaseAppUrl);
	await client.connect();
	await client.query(insertProject('DEMO'));
	await client.end();
}

function insertProject(code: string): string {
	return `insert into projects (id, code, slug, code_prefix, title, time_zone, required_locales, period_start, period_end, fund,
			funding_statement, contact_email, created_at)
		values (gen_random_uuid(), '${code}', '${code}', '${code}', '{}', 'Europe/Helsinki', '{fi}', '2026-01-01', '2026-12-31', 'ISF',
			'{}', 'project@example.org', '2026-01-01')`;
}

async function projectCodes(): Promise<string[]> {
	return (await owner.query<{ code: string }>('select code from projects order by code')).rows.map(
		(row) => row.code,
	);
}

async function count(table: string): Promise<number> {
	return Number((await owner.query<{ count: string }>(`select count(*) from ${table}`)).rows[0]?.count);
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CannotStart } from '../cannot-start.ts';
import { findBinaries } from './binaries.ts';
import { placeCluster, serverEnv } from './cluster.ts';
import { startPostgres, startThrowawayPostgres } from './index.ts';
import { findFreePort } from './server.ts';

let home: string;
const used = new Set<string>();

beforeEach(async () => {
	home = await mkdtemp(join(tmpdir(), 'kutsu launcher å-'));
	await chmod(home, 0o711);
});

afterEach(async () => {
	for (const folder of [home, ...used]) await rm(folder, { recursive: true, force: true });
	used.clear();
});

describe('the built-in Postgres', () => {
	test('starts in a path with spaces, stops, and has its rows on the next start', async () => {
		{
			await using server = await start({ database: 'kutsu' });
			await query(server.url, 'create table kept (n int)');
			await query(server.url, 'insert into kept values (1), (2)');
		}
		await using again = await start({ database: 'kutsu' });
		expect(await query(again.url, 'select sum(n)::int as total from kept')).toEqual([{ total: 3 }]);
	});

	test('asks for a password, sorts å ä ö last, listens on loopback only', async () => {
		await using server = await start();
		const withoutPassword = new URL(server.url);
		withoutPassword.password = 'guess';
		await expect(query(withoutPassword.href, 'select 1')).rejects.toThrow(/password authentication failed/);
		expect(
			await query(
				server.url,
				`select current_setting('listen_addresses') as listens, current_setting('unix_socket_directories') as sockets,
				current_setting('server_encoding') as encoding, current_setting('fsync') as fsync, lower('ÅÄÖ') as lower,
				(select string_agg(l, '' order by l collate "fi-x-icu") from unnest(array['ö','z','å','a','ä']) l) as sorted`,
			),
		).toEqual([
			{ listens: '127.0.0.1', sockets: '', encoding: 'UTF8', fsync: 'on', lower: 'åäö', sorted: 'azåäö' },
		]);
		expect((await stat(join(server.folder, 'password'))).mode & 0o777).toBe(0o600);
		expect((await stat(server.folder)).mode & 0o777).toBe(0o700);
	});

	test('loses no acknowledged row when the server is killed', async () => {
		{
			await using server = await start();
			await query(server.url, 'create table kept (n int)');
			await query(server.url, 'insert into kept select generate_series(1, 1000)');
			process.kill(await postmasterOf(server.folder), 'SIGKILL');
			await server.exited;
		}
		await using again = await start();
		expect(await query(again.url, 'select count(*)::int from kept')).toEqual([{ count: 1000 }]);
	});

	test('starts again after the launcher was killed, and loses nothing', async () => {
		const launcher = spawn(process.execPath, ['--input-type=module', '-e', launcherScript], {
			env: { ...process.env, KUTSU_TEST_DIR: join(home, 'postgres') },
			stdio: ['ignore', 'pipe', 'inherit'],
		});
		const [line] = await once(createInterface(launcher.stdout), 'line');
		const before = JSON.parse(String(line));
		used.add(before.folder);
		launcher.kill('SIGKILL');
		await once(launcher, 'exit');

		await using again = await start();
		expect(await query(again.url, 'select count(*)::int from kept')).toEqual([{ count: 1000 }]);
	});

	test('stops a server that nobody holds any more', async () => {
		await (await start()).stop();
		const cluster = await placeCluster(join(home, 'postgres'));
		const { postgres } = await findBinaries(cluster.identity);
		const orphan = spawn(postgres, ['-D', cluster.pgData, '-p', String(await findFreePort()), '-k', ''], {
			...cluster.identity,
			env: serverEnv(),
			cwd: cluster.folder,
			stdio: ['ignore', 'ignore', 'pipe'],
		});
		const gone = once(orphan, 'exit');
		const told: string[] = [];
		for await (const line of createInterface(orphan.stderr)) {
			told.push(line);
			if (line.includes('ready to accept connections')) break;
		}
		expect(told.at(-1)).toContain('ready to accept connections');

		await using server = await start();
		expect(await query(server.url, 'select 1 as up')).toEqual([{ up: 1 }]);
		await gone;
	});

	test('refuses a second launcher on the same data, and leaves the first one alone', async () => {
		await using first = await start();
		await expect(start()).rejects.toThrow(
			/^Another Kutsu already runs on the data in .* stop that one first/,
		);
		expect(await query(first.url, 'select 1 as up')).toEqual([{ up: 1 }]);
	});

	test('is not held up by a pid file whose number now belongs to another program', async () => {
		const server = await start();
		await server.stop();
		await writeFile(
			join(server.folder, 'cluster', 'postmaster.pid'),
			`${process.pid}\n/elsewhere\n0\n1\n\n\n\nready\n`,
		);
		await using again = await start();
		expect(await query(again.url, 'select 1 as up')).toEqual([{ up: 1 }]);
	});

	test('redoes a first start that was interrupted', async () => {
		await mkdir(join(home, 'postgres', 'cluster.new', 'base'), { recursive: true });
		await using server = await start();
		expect(await query(server.url, 'select 1 as up')).toEqual([{ up: 1 }]);
		expect(existsSync(join(server.folder, 'cluster.new'))).toBe(false);
	});

	test('works under a home that only its owner may enter', async () => {
		await chmod(home, 0o700);
		{
			await using server = await start();
			await query(server.url, 'create table kept (n int)');
		}
		await using again = await start();
		expect(await query(again.url, 'select count(*)::int from kept')).toEqual([{ count: 0 }]);
	});

	test('says so when the password of existing data is gone', async () => {
		const server = await start();
		await server.stop();
		await rm(join(server.folder, 'password'));
		const refused = await start().catch((error: unknown) => error);
		expect(refused).toBeInstanceOf(CannotStart);
		expect(String(refused)).toMatch(/password is gone.*put it back from a backup/);
	});

	test('names the folder when a file stands in its place', async () => {
		await writeFile(join(home, 'postgres'), '');
		await expect(start()).rejects.toThrow(/a file stands in its way: set KUTSU_DATA_DIR/);
	});
});

test('the throwaway server takes 200 connections and leaves no trace', async () => {
	const server = await startThrowawayPostgres();
	expect(
		await query(server.url, `select current_setting('max_connections') as most, current_database() as name`),
	).toEqual([{ most: '200', name: 'postgres' }]);
	await server.stop();
	expect(existsSync(server.folder)).toBe(false);
});

async function start(options: { database?: string } = {}) {
	const server = await startPostgres({ dataDir: join(home, 'postgres'), ...options });
	used.add(server.folder);
	return server;
}

async function query(url: string, sql: string): Promise<unknown[]> {
	const client = new pg.Client(url);
	try {
		await client.connect();
		return (await client.query(sql)).rows;
	} finally {
		await client.end();
	}
}

async function postmasterOf(folder: string): Promise<number> {
	return Number((await readFile(join(folder, 'cluster', 'postmaster.pid'), 'utf8')).split('\n')[0]);
}

const launcherScript = `
	const { startPostgres } = await import(${JSON.stringify(new URL('index.ts', import.meta.url).href)});
	const { default: pg } = await import(${JSON.stringify(import.meta.resolve('pg'))});
	const server = await startPostgres({ dataDir: process.env.KUTSU_TEST_DIR });
	const client = new pg.Client(server.url);
	await client.connect();
	await client.query('create table kept (n int)');
	await client.query('insert into kept select generate_series(1, 1000)');
	console.log(JSON.stringify({ folder: server.folder }));
`;

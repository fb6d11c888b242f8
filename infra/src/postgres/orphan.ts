import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, readlink, realpath, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { CannotStart } from '../cannot-start.ts';
import { type Cluster, ownerRole, passwordOf } from './cluster.ts';

/** Held by the process that started the server for as long as it lives: an orphan is a server nobody holds. */
export const holderLock = 7_502_118_842;

const patienceMs = 15_000;

/** Makes way for a new server: stops one whose launcher was killed, waits for one that is on its way down. */
export async function clearTheWay(cluster: Cluster, log: (line: string) => void): Promise<void> {
	const deadline = Date.now() + patienceMs;
	for (let asked = false; ; await pause(100)) {
		const found = await readPidFile(cluster);
		if (!found || !isAlive(found.pid)) return;
		if ((await servesThisCluster(found.pid, cluster)) === false) {
			// The number went to another program since; Postgres itself would wait for that one for ever.
			await rm(join(cluster.pgData, 'postmaster.pid'), { force: true });
			return;
		}
		const holder = await findHolder(found.port, cluster);
		if (holder === 'alive') {
			throw new CannotStart(
				`Another Kutsu already runs on the data in ${cluster.folder}: stop that one first, or set KUTSU_DATA_DIR to another folder.`,
			);
		}
		if (holder === 'gone' && !asked) {
			log(`stopping a server that a killed start left behind (process ${found.pid})`);
			process.kill(found.pid, 'SIGINT');
			asked = true;
		}
		if (Date.now() > deadline) {
			throw new CannotStart(
				`An earlier Postgres (process ${found.pid}) still runs on the data in ${cluster.folder} and does not stop: ` +
					`end it with "kill -QUIT ${found.pid}" and start again.`,
			);
		}
	}
}

async function readPidFile(cluster: Cluster): Promise<{ pid: number; port: number } | undefined> {
	const path = join(cluster.pgData, 'postmaster.pid');
	const text = await readFile(path, 'utf8').catch((error: unknown) => {
		if (existsSync(path)) throw error;
		return '';
	});
	const [pid, , , port] = text.split('\n').map(Number);
	return pid ? { pid, port: port ?? 0 } : undefined;
}

export function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return error instanceof Error && 'code' in error && error.code === 'EPERM';
	}
}

/** `undefined` where the operating system will not tell. */
async function servesThisCluster(pid: number, cluster: Cluster): Promise<boolean | undefined> {
	if (process.platform === 'linux') {
		// A postmaster stands in its data folder. An unreadable link belongs to another user, so not to our server.
		const standsIn = await readlink(`/proc/${pid}/cwd`).catch(() => undefined);
		return standsIn === (await realpath(cluster.pgData));
	}
	if (process.platform === 'win32') return undefined;
	const { stdout } = await promisify(execFile)('ps', ['-o', 'comm=', '-p', String(pid)]).catch(() => ({
		stdout: '',
	}));
	return basename(stdout.trim()) === 'postgres';
}

/** A server that cannot be asked is on its way up or down: it is never stopped on a guess. */
async function findHolder(port: number, cluster: Cluster): Promise<'alive' | 'gone' | 'unknown'> {
	const client = new pg.Client({
		host: '127.0.0.1',
		port,
		user: ownerRole,
		database: 'postgres',
		password: await passwordOf(cluster),
		connectionTimeoutMillis: 2_000,
	});
	client.on('error', () => undefined);
	try {
		await client.connect();
		const { rows } = await client.query<{ free: boolean }>('select pg_try_advisory_lock($1) as free', [
			holderLock,
		]);
		return rows[0]?.free ? 'gone' : 'alive';
	} catch {
		return 'unknown';
	} finally {
		await client.end().catch(() => undefined);
	}
}

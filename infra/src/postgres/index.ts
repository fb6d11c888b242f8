import { chmod, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { findBinaries } from './binaries.ts';
import { initialise, ownerRole, passwordOf, placeCluster } from './cluster.ts';
import { clearTheWay, holderLock } from './orphan.ts';
import { type Server, type Settings, startServer } from './server.ts';

export type Postgres = AsyncDisposable & {
	/** For the owner role, which is a superuser of this server. */
	readonly url: string;
	readonly port: number;
	/** Where the data lies: `dataDir`, or an open place when we are root and `dataDir` is closed to the server's user. */
	readonly folder: string;
	/** Resolves when the server is gone, asked or not. */
	readonly exited: Promise<void>;
	stop(): Promise<void>;
};

export type PostgresOptions = {
	/** A folder for Postgres alone; made when missing, and given to the user that the server runs as. */
	readonly dataDir: string;
	/** Made when missing. Default: `postgres`. */
	readonly database?: string;
	/** Default: any free one. */
	readonly port?: number;
	readonly settings?: Settings;
	/** One line of the server's log. */
	readonly log?: (line: string) => void;
};

/**
 * Starts the built-in Postgres, making its cluster on the first start and recovering it after a crash.
 * @throws CannotStart with a sentence for the person at the keyboard.
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
	const log = options.log ?? (() => undefined);
	const cluster = await placeCluster(options.dataDir);
	const binaries = await findBinaries(cluster.identity);
	await initialise(cluster, binaries, { durable: true });
	await clearTheWay(cluster, log);
	const server = await startServer(cluster, binaries, {
		port: options.port,
		settings: options.settings ?? {},
		log,
	});
	const url = (database: string) => urlOf(server, password, database);
	const password = await passwordOf(cluster);
	const holder = await hold(url('postgres'), options.database);
	const stop = async () => {
		await holder.end();
		await server.stop();
	};
	return {
		url: url(options.database ?? 'postgres'),
		port: server.port,
		folder: cluster.folder,
		exited: server.exited,
		stop,
		[Symbol.asyncDispose]: stop,
	};
}

/** A fast server for tests: nothing survives it. `url` is a superuser's, to the database `postgres`. */
export async function startThrowawayPostgres(): Promise<Postgres> {
	await sweepLeftovers();
	const folder = await mkdtemp(join(tmpdir(), throwawayPrefix));
	// Passable for the server's user; the data inside has its own folder, closed again.
	await chmod(folder, 0o711);
	const cluster = await placeCluster(join(folder, 'postgres'));
	const binaries = await findBinaries(cluster.identity);
	await initialise(cluster, binaries, { durable: false });
	const server = await startServer(cluster, binaries, {
		port: undefined,
		settings: throwawaySettings,
		log: () => undefined,
	});
	const stop = async () => {
		await server.stop();
		for (const used of new Set([cluster.folder, folder])) await rm(used, { recursive: true, force: true });
	};
	return {
		url: urlOf(server, await passwordOf(cluster), 'postgres'),
		port: server.port,
		folder: cluster.folder,
		exited: server.exited,
		stop,
		[Symbol.asyncDispose]: stop,
	};
}

const throwawayPrefix = 'kutsu-postgres-';
const throwawaySettings: Settings = {
	max_connections: 200,
	fsync: 'off',
	synchronous_commit: 'off',
	full_page_writes: 'off',
	wal_level: 'minimal',
	max_wal_senders: 0,
};

function urlOf(server: Server, password: string, database: string): string {
	return `postgres://${ownerRole}:${password}@127.0.0.1:${server.port}/${encodeURIComponent(database)}`;
}

async function hold(url: string, database: string | undefined): Promise<pg.Client> {
	const client = new pg.Client({ connectionString: url, application_name: 'kutsu launcher' });
	// The server may go before we do; whoever waits on `exited` hears of it.
	client.on('error', () => undefined);
	await client.connect();
	await client.query('select pg_advisory_lock($1)', [holderLock]);
	if (database) {
		const { rowCount } = await client.query('select from pg_database where datname = $1', [database]);
		if (!rowCount) await client.query(`create database ${client.escapeIdentifier(database)}`);
	}
	return client;
}

/** Killed test runs leave their folders behind; a day later nobody can be using them. */
async function sweepLeftovers(): Promise<void> {
	const dayMs = 24 * 60 * 60 * 1000;
	for (const name of await readdir(tmpdir())) {
		if (!name.startsWith(throwawayPrefix)) continue;
		const path = join(tmpdir(), name);
		const found = await stat(path).catch(() => undefined);
		if (found && Date.now() - found.mtimeMs > dayMs)
			await rm(path, { recursive: true, force: true }).catch(() => undefined);
	}
}

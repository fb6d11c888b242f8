import { join } from 'node:path';
import pg from 'pg';
import { asCannotStart, CannotStart } from '../cannot-start.ts';
import { type Postgres, startPostgres } from '../postgres/index.ts';
import type { Config } from './config.ts';

/** A reachable server and a database in it, not yet migrated. */
export type Reached = AsyncDisposable & {
	readonly ownerUrl: string;
	/** For the summary: where it is, without its password. */
	readonly place: string;
	readonly embedded: Postgres | undefined;
};

/** The built-in server, or the one of DATABASE_URL. @throws CannotStart */
export async function reachDatabase(config: Config, log: (line: string) => void): Promise<Reached> {
	if (config.databaseUrl !== undefined) {
		await checkServer(config.databaseUrl);
		return {
			ownerUrl: config.databaseUrl,
			place: `the Postgres at ${nameOf(config.databaseUrl)}`,
			embedded: undefined,
			[Symbol.asyncDispose]: async () => undefined,
		};
	}
	const embedded = await startPostgres({ dataDir: join(config.dataDir, 'postgres'), database: 'kutsu', log });
	return {
		ownerUrl: embedded.url,
		place: embedded.folder,
		embedded,
		[Symbol.asyncDispose]: () => embedded.stop(),
	};
}

/** Brings the database to this code. @throws CannotStart */
export async function migrateDatabase(reached: Reached): Promise<void> {
	const [{ DatabaseNewerThanCode, migrate }, { installJobSchema }] = await Promise.all([
		import('@kutsu/db/migrate'),
		import('../jobs/index.ts'),
	]);
	try {
		await migrate(reached.ownerUrl);
		await installJobSchema(reached.ownerUrl);
	} catch (error) {
		if (error instanceof DatabaseNewerThanCode) {
			throw new CannotStart(
				`The data in ${reached.place} was last used by a newer Kutsu than this one: update this copy (for example with "git pull"), or use another database.`,
				{ cause: error },
			);
		}
		throw asDatabaseFault(error, reached.place);
	}
}

/** The same error, as a sentence where Postgres' code is one that a person can act on. */
export function asDatabaseFault(error: unknown, place: string): unknown {
	const code = error instanceof Error && 'code' in error ? String(error.code) : '';
	if (code === '53100')
		return asCannotStart(Object.assign(new Error('disk full'), { code: 'ENOSPC' }), place);
	if (code === '42501') {
		return new CannotStart(
			`The user of DATABASE_URL may not do what the owner must (make roles, tables and the extension pg_trgm): give it those rights, or use another user.`,
			{ cause: error },
		);
	}
	return error;
}

/** The owner's address, but as another role from the first statement on. */
export function asRole(ownerUrl: string, role: string): string {
	const url = new URL(ownerUrl);
	const options = [url.searchParams.get('options'), `-c role=${role}`].filter(Boolean).join(' ');
	url.searchParams.delete('options');
	// Written by hand: URLSearchParams writes a space as "+", which Postgres clients take for a plus.
	url.search = `${url.search ? `${url.search}&` : '?'}options=${encodeURIComponent(options)}`;
	return url.href;
}

const oldestVersion = 15;

async function checkServer(url: string): Promise<void> {
	const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
	client.on('error', () => undefined);
	try {
		await client.connect();
		const { rows } = await client.query<{ version: string; encoding: string }>(
			"select current_setting('server_version_num') as version, current_setting('server_encoding') as encoding",
		);
		const version = Math.floor(Number(rows[0]?.version) / 10_000);
		if (version < oldestVersion) {
			throw new CannotStart(
				`DATABASE_URL leads to Postgres ${version}, and Kutsu needs ${oldestVersion} or newer: upgrade it, or remove DATABASE_URL to use the built-in one.`,
			);
		}
		if (rows[0]?.encoding !== 'UTF8') {
			throw new CannotStart(
				`The database of DATABASE_URL is in ${rows[0]?.encoding}: make one with "create database … encoding 'UTF8' template template0".`,
			);
		}
	} catch (error) {
		throw error instanceof CannotStart ? error : new CannotStart(unreachable(error, url), { cause: error });
	} finally {
		await client.end().catch(() => undefined);
	}
}

function unreachable(error: unknown, url: string): string {
	const code = error instanceof Error && 'code' in error ? String(error.code) : '';
	const name = nameOf(url);
	if (code === '28P01' || code === '28000')
		return `${name} does not let this user in: check the user and password in DATABASE_URL.`;
	if (code === '3D000')
		return `The server of DATABASE_URL has no database "${new URL(url).pathname.slice(1)}": create it, or correct DATABASE_URL.`;
	if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
		return `DATABASE_URL names the host ${new URL(url).hostname}, which is not known: check its spelling and your network.`;
	const said = error instanceof Error && error.message ? error.message : code || 'it does not answer';
	return `DATABASE_URL cannot be reached at ${name} (${said}): start that Postgres or correct the setting, or remove it to use the built-in one.`;
}

/** Host and database; never the user's password. */
function nameOf(text: string): string {
	const url = new URL(text);
	return `${url.host || 'localhost'}${url.pathname}`;
}

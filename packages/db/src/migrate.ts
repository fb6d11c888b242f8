import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate as runMigrations } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import { applyGrants, rolesSql } from './grants.ts';
import { applyReference } from './reference.ts';

const folder = fileURLToPath(new URL('../migrations', import.meta.url));
const journal = JSON.parse(readFileSync(`${folder}/meta/_journal.json`, 'utf8')) as {
	entries: { when: number }[];
};

/** The database has migrations this code does not know: older code must not run on it. */
export class DatabaseNewerThanCode extends Error {
	override readonly name = 'DatabaseNewerThanCode';
	constructor() {
		super(
			'The database was migrated by a newer version of Kutsu: run that version, or point DATABASE_URL elsewhere',
		);
	}
}

/**
 * Brings a database to this code: roles, forward-only migrations, privileges, reference data. Safe to repeat.
 * @throws DatabaseNewerThanCode before anything is changed.
 */
export async function migrate(ownerUrl: string): Promise<{ applied: number }> {
	const client = new pg.Client({ connectionString: ownerUrl });
	await client.connect();
	try {
		// Two launchers at once: the second waits, then finds nothing to do. The number is ours alone.
		await client.query('select pg_advisory_lock(7261001)');
		const before = await appliedMigrations(client);
		const newest = journal.entries.at(-1)?.when ?? 0;
		if (before.some((when) => when > newest)) throw new DatabaseNewerThanCode();
		await client.query('create extension if not exists pg_trgm');
		await client.query(rolesSql);
		await runMigrations(drizzle({ client }), { migrationsFolder: folder });
		await client.query('begin');
		await applyGrants(client);
		await applyReference(client);
		await client.query('commit');
		return { applied: (await appliedMigrations(client)).length - before.length };
	} finally {
		await client.end();
	}
}

async function appliedMigrations(client: pg.Client): Promise<number[]> {
	const known = await client.query<{ found: string | null }>(
		"select to_regclass('drizzle.__drizzle_migrations') as found",
	);
	if (!known.rows[0]?.found) return [];
	const rows = await client.query<{ created_at: number | string }>(
		'select created_at from drizzle.__drizzle_migrations',
	);
	return rows.rows.map((row) => Number(row.created_at));
}

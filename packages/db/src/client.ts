import { drizzle } from 'drizzle-orm/node-postgres';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import pg from 'pg';

export type Pool = pg.Pool;

/** Runs queries: the pool, or the one connection of a transaction. */
export type Executor = NodePgDatabase & { readonly $client: pg.Pool | pg.PoolClient };

/** An executor inside a transaction; only `transaction` makes one. */
export type Tx = NodePgDatabase & { readonly $client: pg.PoolClient; readonly isTransaction: true };

/** The database as a host sees it. */
export type Database = { readonly pool: pg.Pool; readonly reads: Executor };

// int8 (counts, sizes) as a number: nothing here comes near 2^53.
pg.types.setTypeParser(20, Number);

/** Opens a pool. `maxConnections` is small by default: fewer are faster on a hot row. */
export function openDatabase(
	url: string,
	options: { maxConnections?: number; applicationName?: string } = {},
): Database {
	const pool = new pg.Pool({
		connectionString: url,
		max: options.maxConnections ?? 10,
		application_name: options.applicationName ?? 'kutsu',
		idleTimeoutMillis: 30_000,
	});
	// An idle connection that Postgres closes must not end the process; the next query opens another.
	pool.on('error', () => undefined);
	return { pool, reads: drizzle({ client: pool, casing: 'snake_case' }) };
}

const ofConnection = new WeakMap<pg.PoolClient, Tx>();

/** Runs `work` in one transaction: commits what it returns, rolls back what it throws. */
export function transaction<Result>(database: Database, work: (tx: Tx) => Promise<Result>): Promise<Result> {
	return within(database, work, 'commit');
}

/** Runs `work` in one transaction and rolls it back whatever comes of it: to see what would. */
export function rehearsal<Result>(database: Database, work: (tx: Tx) => Promise<Result>): Promise<Result> {
	return within(database, work, 'rollback');
}

async function within<Result>(
	database: Database,
	work: (tx: Tx) => Promise<Result>,
	end: 'commit' | 'rollback',
): Promise<Result> {
	const client = await database.pool.connect();
	let broken = false;
	try {
		await client.query('begin');
		const result = await work(executorOf(client));
		await client.query(end);
		return result;
	} catch (error) {
		await client.query('rollback').catch(() => {
			broken = true;
		});
		throw error;
	} finally {
		client.release(broken);
	}
}

function executorOf(client: pg.PoolClient): Tx {
	const known = ofConnection.get(client);
	if (known) return known;
	const made = Object.assign(drizzle({ client, casing: 'snake_case' }), { isTransaction: true as const });
	ofConnection.set(client, made);
	return made;
}

type Prepared = { execute(values?: Record<string, unknown>): Promise<unknown> };

const statements = new WeakMap<object, Map<string, Prepared>>();

/**
 * A builder's query, built once per connection and reused by name: a builder call costs more than most queries.
 * Bound to the executor it is asked from, so that one prepared in a transaction runs in that transaction.
 */
export function prepared<Query extends Prepared>(
	executor: Executor | Tx,
	name: string,
	build: (executor: Executor | Tx) => { prepare(name: string): Query },
): Query {
	let named = statements.get(executor);
	if (!named) statements.set(executor, (named = new Map()));
	const known = named.get(name);
	// The map holds what `build` gave for this very name.
	if (known) return known as Query;
	const query = build(executor).prepare(name);
	named.set(name, query);
	return query;
}

/** A named raw statement, for what a builder cannot say (data-changing CTEs). Rows come as Postgres names them. */
export async function named<Row extends pg.QueryResultRow>(
	executor: Executor | Tx,
	name: string,
	text: string,
	values: readonly unknown[],
): Promise<Row[]> {
	const result = await executor.$client.query<Row>({ name, text, values: [...values] });
	return result.rows;
}

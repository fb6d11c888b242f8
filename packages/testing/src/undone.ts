import type { Database } from '@kutsu/db';
import { drizzle } from 'drizzle-orm/node-postgres';
import type pg from 'pg';

// What a transaction says of itself becomes a savepoint of the one that is undone.
const inside: Readonly<Record<string, string>> = {
	begin: 'savepoint inner_one',
	commit: 'release savepoint inner_one',
	rollback: 'rollback to savepoint inner_one',
};

/**
 * Gives `work` a database whose every change is undone when it ends, what it committed too: for trying many
 * commands on one world. One connection, so what runs in it runs one after the other.
 */
export async function undone<Result>(
	database: Database,
	work: (database: Database) => Promise<Result>,
): Promise<Result> {
	const client = await database.pool.connect();
	let last: Promise<unknown> = Promise.resolve();
	// A pool would give each of two reads at once a connection of its own.
	const inTurn = (query: readonly unknown[]): Promise<unknown> => {
		const run = () => Reflect.apply(client.query, client, query);
		return (last = last.then(run, run));
	};
	const translated = new Proxy(client, {
		get(target, name) {
			if (name === 'query') {
				return (first: unknown, ...rest: unknown[]) =>
					inTurn([typeof first === 'string' ? (inside[first] ?? first) : first, ...rest]);
			}
			if (name === 'release') return () => undefined;
			const value: unknown = Reflect.get(target, name, target);
			return typeof value === 'function' ? value.bind(target) : value;
		},
	});
	// Only these two are asked of the pool by what runs here.
	const pool = Object.assign(Object.create(database.pool), {
		connect: async () => translated,
		query: translated.query,
	}) as pg.Pool;
	await client.query('begin');
	try {
		return await work({ pool, reads: drizzle({ client: translated, casing: 'snake_case' }) });
	} finally {
		await inTurn(['rollback']);
		client.release();
	}
}

import type pg from 'pg';
import { fingerprintsOf, type KnownKeys } from './keys.ts';

export type Demo = 'none' | 'loading' | 'loaded';

/**
 * What the launcher must remember about a database, kept inside it so that it travels with it:
 * whether the demo came in whole, and which keys it was used with.
 */
export type Ledger = { readonly demo: Demo; readonly keys: KnownKeys };

type Client = Pick<pg.Client, 'query'>;

export async function readLedger(client: Client): Promise<Ledger> {
	const known = await client.query<{ found: string | null }>(
		"select to_regclass('launcher.ledger') as found",
	);
	if (!known.rows[0]?.found) return { demo: 'none', keys: new Map() };
	const { rows } = await client.query<{ name: string; value: string }>(
		'select name, value from launcher.ledger order by name',
	);
	const demo = rows.find((row) => row.name === 'demo')?.value;
	return {
		demo: demo === 'loading' || demo === 'loaded' ? demo : 'none',
		keys: new Map(
			rows.flatMap(({ name, value }) => (name.startsWith('key:') ? [[Number(name.slice(4)), value]] : [])),
		),
	};
}

export async function recordDemo(client: Client, demo: Demo): Promise<void> {
	await write(client, 'demo', demo);
}

export async function recordKeys(client: Client, keys: string): Promise<void> {
	for (const [version, fingerprint] of fingerprintsOf(keys))
		await write(client, `key:${version}`, fingerprint);
}

/** For a database in which nothing needs a key any more. */
export async function forgetKeys(client: Client): Promise<void> {
	await makeTable(client);
	await client.query("delete from launcher.ledger where name like 'key:%'");
}

async function write(client: Client, name: string, value: string): Promise<void> {
	await makeTable(client);
	await client.query(
		'insert into launcher.ledger (name, value) values ($1, $2) on conflict (name) do update set value = excluded.value',
		[name, value],
	);
}

/** Outside the migrations: the hosts know nothing of it, and no role but the owner may read it. */
async function makeTable(client: Client): Promise<void> {
	await client.query('create schema if not exists launcher');
	await client.query(
		'create table if not exists launcher.ledger (name text primary key, value text not null)',
	);
}

import { Logger, runMigrations } from 'graphile-worker';
import pg from 'pg';

const role = 'kutsu_worker';

/**
 * Brings graphile-worker's own tables to this version, as the owner, and lets `kutsu_worker` use them. Safe to repeat.
 * The tables have row-level security without a policy: without ours the worker would connect and silently run nothing.
 */
export async function installJobSchema(ownerUrl: string): Promise<void> {
	await runMigrations({ connectionString: ownerUrl, logger: new Logger(() => () => undefined) });
	const client = new pg.Client({ connectionString: ownerUrl });
	await client.connect();
	try {
		const tables = await client.query<{ name: string }>(
			"select tablename as name from pg_tables where schemaname = 'graphile_worker' order by 1",
		);
		await client.query(
			[
				`grant usage on schema graphile_worker to ${role};`,
				`grant select, insert, update, delete on all tables in schema graphile_worker to ${role};`,
				`grant usage, select on all sequences in schema graphile_worker to ${role};`,
				`grant execute on all functions in schema graphile_worker to ${role};`,
				...tables.rows
					.filter((table) => table.name !== 'migrations')
					.flatMap(({ name }) => [
						`drop policy if exists work on graphile_worker.${name};`,
						`create policy work on graphile_worker.${name} to ${role} using (true) with check (true);`,
					]),
			].join('\n'),
		);
	} finally {
		await client.end();
	}
}

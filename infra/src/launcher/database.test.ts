import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findFreePort } from '../postgres/server.ts';
import { type Postgres, startThrowawayPostgres } from '../postgres/index.ts';
import { readConfig } from './config.ts';
import { asDatabaseFault, asRole, reachDatabase } from './database.ts';

let server: Postgres;
beforeAll(async () => {
	server = await startThrowawayPostgres();
});
afterAll(() => server.stop());

test('a database that can be reached is used as it is, and told without its password', async () => {
	await using reached = await reach(server.url);
	expect(reached.ownerUrl).toBe(server.url);
	expect(reached.place).toBe(`the Postgres at 127.0.0.1:${server.port}/postgres`);
});

test.each([
	{
		when: 'nobody listens',
		url: async () => `postgres://owner:hunter2@127.0.0.1:${await findFreePort()}/kutsu`,
		told: /cannot be reached at 127\.0\.0\.1:\d+\/kutsu .*: start that Postgres or correct the setting, or remove it/,
	},
	{
		when: 'the host is unknown',
		url: async () => 'postgres://owner:hunter2@db.invalid/kutsu',
		told: /names the host db\.invalid, which is not known/,
	},
	{
		when: 'the password is wrong',
		url: async () => server.url.replace(/:[^:@]+@/, ':hunter2@'),
		told: /does not let this user in: check the user and password/,
	},
	{
		when: 'the database is missing',
		url: async () => server.url.replace(/\/postgres$/, '/elsewhere'),
		told: /has no database "elsewhere": create it/,
	},
])('says what to do when $when', async ({ url, told }) => {
	const refused = await reach(await url()).catch(String);
	expect(refused).toMatch(told);
	expect(refused).not.toContain('hunter2');
});

test('a role’s address changes the role from the first statement on, and keeps other options', async () => {
	const owner = new pg.Client(server.url);
	await owner.connect();
	await owner.query('create role kutsu_test_role nologin');
	const client = new pg.Client(
		asRole(`${server.url}?options=${encodeURIComponent('-c search_path=elsewhere')}`, 'kutsu_test_role'),
	);
	await client.connect();
	const { rows } = await client.query("select current_user as role, current_setting('search_path') as path");
	expect(rows).toEqual([{ role: 'kutsu_test_role', path: 'elsewhere' }]);
	await client.end();
	await owner.end();
});

test('a full disk on the server’s side is told like one on ours', () => {
	const full = Object.assign(new Error('could not extend file'), { code: '53100' });
	expect(String(asDatabaseFault(full, '/srv/kutsu'))).toMatch(
		/disk that holds \/srv\/kutsu is full .*: free some space/,
	);
});

function reach(url: string) {
	return reachDatabase(readConfig({ DATABASE_URL: url }), () => undefined);
}

import { freshDatabase } from '@kutsu/testing';
import { expect, test } from 'vitest';
import { grants, roles } from './grants.ts';

const { owner, urlAs } = await freshDatabase();

test('every table of the schema has its privileges listed, and nothing else is listed', async () => {
	const { rows } = await owner.query<{ name: string }>(
		"select tablename as name from pg_tables where schemaname = 'public'",
	);
	expect(rows.map((row) => row.name).toSorted()).toEqual(Object.keys(grants).toSorted());
});

test.each(['app', 'worker', 'eraser'] as const)(
	'%s has exactly the privileges listed, by pg_catalog',
	async (key) => {
		const { rows } = await owner.query<{ name: string; privilege: string }>(
			`select c.relname as name, lower(a.privilege_type) as privilege
		 from pg_class c join pg_namespace n on n.oid = c.relnamespace, aclexplode(c.relacl) a
		 where n.nspname = 'public' and c.relkind in ('r', 'S', 'v') and a.grantee = $1::regrole`,
			[roles[key]],
		);
		const actual = new Map<string, string[]>();
		for (const row of rows) actual.set(row.name, [...(actual.get(row.name) ?? []), row.privilege]);
		const listed = Object.entries(grants).filter(([, value]) => (value[key] ?? []).length > 0);
		expect(Object.fromEntries([...actual].map(([name, list]) => [name, list.toSorted()]))).toEqual(
			Object.fromEntries(listed.map(([name, value]) => [name, [...(value[key] ?? [])].toSorted()])),
		);
	},
);

test.each(['audit_entries', 'attendance_entries', 'releases', 'calendar_deliveries', 'participant_merges'])(
	'%s is append-only for the application: no update, delete or truncate',
	async (table) => {
		const { openDatabase } = await import('./client.ts');
		const app = openDatabase(urlAs('kutsu_app'));
		for (const statement of [
			`update ${table} set project_id = project_id`,
			`delete from ${table}`,
			`truncate ${table}`,
			`drop table ${table}`,
		]) {
			await expect(app.pool.query(statement)).rejects.toThrow(/permission denied|must be owner/);
		}
		await app.pool.end();
	},
);

test('the application cannot make tables or roles', async () => {
	const { openDatabase } = await import('./client.ts');
	const app = openDatabase(urlAs('kutsu_app'));
	await expect(app.pool.query('create table t (a int)')).rejects.toThrow(/permission denied/);
	await expect(app.pool.query('create role r')).rejects.toThrow(/permission denied/);
	await app.pool.end();
});

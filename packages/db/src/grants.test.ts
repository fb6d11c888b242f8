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

test('what is referred to cannot be deleted or renumbered: no reference cascades, by pg_catalog', async () => {
	const { rows } = await owner.query<{ name: string }>(
		`select conrelid::regclass || '.' || conname as name from pg_constraint c join pg_namespace n on n.oid = c.connamespace
		 where c.contype = 'f' and n.nspname = 'public' and (c.confdeltype <> 'r' or c.confupdtype <> 'a')`,
	);
	expect(rows).toEqual([]);
});

test('a table of a project carries it in its key, and in every reference to another such table, by pg_catalog', async () => {
	const { rows } = await owner.query<{ name: string }>(
		`with owned as (
			select attrelid as "table", attnum as "column" from pg_attribute a join pg_class c on c.oid = a.attrelid
			where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attname = 'project_id' and a.attnotnull
		)
		select conrelid::regclass || '.' || conname as name from pg_constraint k join owned o on o."table" = k.conrelid
		where (k.contype = 'p' and k.conkey[1] <> o."column")
			or (k.contype = 'f' and k.confrelid in (select "table" from owned) and k.conkey[1] <> o."column")`,
	);
	expect(rows).toEqual([]);
});

test('the application cannot make tables or roles', async () => {
	const { openDatabase } = await import('./client.ts');
	const app = openDatabase(urlAs('kutsu_app'));
	await expect(app.pool.query('create table t (a int)')).rejects.toThrow(/permission denied/);
	await expect(app.pool.query('create role r')).rejects.toThrow(/permission denied/);
	await app.pool.end();
});

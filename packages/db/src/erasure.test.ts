import { randomUUID } from 'node:crypto';
import { freshDatabase } from '@kutsu/testing';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';

const { owner, urlAs } = await freshDatabase();
const eraser = new pg.Pool({ connectionString: urlAs('kutsu_eraser'), max: 1 });
afterAll(() => eraser.end());

const project = randomUUID();
await owner.query(
	`insert into projects (id, code, slug, code_prefix, title, time_zone, required_locales, period_start, period_end, fund, funding_statement, contact_email, created_at)
	 values ($1, 'P', 'p', 'P', '{}', 'Europe/Helsinki', '{fi,sv}', '2024-01-01', '2025-01-01', 'ISF', '{}', 'project@example.org', '2024-01-01')`,
	[project],
);
const [past, coming] = [randomUUID(), randomUUID()];
for (const [id, date] of [
	[past, '2020-01-01'],
	[coming, '2999-01-01'],
] as const) {
	await owner.query('insert into mailboxes (project_id, id, email, erase_after) values ($1, $2, $3, $4)', [
		project,
		id,
		`${id}@example.org`,
		date,
	]);
}

test('the eraser blanks what is past its date and cannot see the rest', async () => {
	expect((await eraser.query('select id from mailboxes')).rows).toEqual([{ id: past }]);
	const blanked = await eraser.query("update mailboxes set email = 'erased:' || id");
	expect(blanked.rowCount).toBe(1);
	const { rows } = await owner.query('select id, email from mailboxes order by email');
	expect(rows).toEqual(
		expect.arrayContaining([
			{ id: coming, email: `${coming}@example.org` },
			{ id: past, email: `erased:${past}` },
		]),
	);
});

test.each(['registrations', 'attendance_entries', 'audit_entries', 'projects', 'auth_users'])(
	'the eraser cannot even read %s',
	async (table) => {
		await expect(eraser.query(`select * from ${table}`)).rejects.toThrow(/permission denied/);
	},
);

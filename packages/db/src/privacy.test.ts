import { readFileSync } from 'node:fs';
import { getTableName, is } from 'drizzle-orm';
import { PgArray, PgJsonb, PgTable, PgText, getTableConfig } from 'drizzle-orm/pg-core';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { expect, test } from 'vitest';
import { grants } from './grants.ts';
import { personalDataDocument } from './privacy-document.ts';
import { privacy } from './privacy.ts';
import * as schema from './tables/index.ts';

const tables = Object.values<unknown>(schema).filter((value) => is(value, PgTable));
const isFreeForm = (column: PgColumn) => is(column, PgText) || is(column, PgJsonb) || is(column, PgArray);

test.each(tables.map((table) => [getTableName(table), table] as const))(
	'every text of %s is declared: personal, or not',
	(_, table) => {
		const declared = privacy.find((one) => one.table === table);
		const columns = Object.entries(table)
			.filter(([, column]) => isFreeForm(column as PgColumn))
			.map(([name]) => name);
		expect([...Object.keys(declared?.personal ?? {}), ...(declared?.impersonal ?? [])].toSorted()).toEqual(
			columns.toSorted(),
		);
	},
);

test('every personal column says why it is kept and until when', () => {
	for (const { personal } of privacy) {
		for (const column of Object.values(personal)) {
			expect(column.purpose).not.toBe('');
			expect(column.retention).not.toBe('');
		}
	}
});

test('append-only tables hold nothing of a person', () => {
	const appendOnly = Object.entries(grants).filter(
		([, { app }]) => app.includes('insert') && !app.includes('update') && !app.includes('delete'),
	);
	const names = appendOnly
		.map(([name]) => name)
		.filter((name) => !['audit_details', 'outbox_bodies'].includes(name));
	expect(names).toContain('attendance_entries');
	for (const { table, personal } of privacy) {
		if (names.includes(getTableName(table))) expect(personal).toEqual({});
	}
});

test('every table of a project carries it in its key and in its references', () => {
	for (const table of tables) {
		const { primaryKeys, foreignKeys, name, columns } = getTableConfig(table);
		if (!columns.some((column) => column.name === 'projectId' && column.notNull)) continue;
		const key = primaryKeys.flatMap((one) => one.columns.map((column) => column.name));
		expect(key[0], `${name} is keyed by project first`).toBe('projectId');
		for (const reference of foreignKeys.map((one) => one.reference())) {
			const target = getTableConfig(reference.foreignTable);
			const isOwned = target.columns.some((column) => column.name === 'projectId' && column.notNull);
			if (isOwned)
				expect(
					reference.columns.map((column) => column.name),
					`${name} → ${target.name}`,
				).toContain('projectId');
		}
	}
});

test('nothing of ours cascades', () => {
	for (const table of tables) {
		const { foreignKeys, name } = getTableConfig(table);
		if (name.startsWith('auth_')) continue;
		expect(
			foreignKeys.map((one) => one.onDelete).filter((action) => action === 'cascade'),
			name,
		).toEqual([]);
	}
});

test('docs/personal-data.md says what the schema says', () => {
	expect(readFileSync(new URL('../../../docs/personal-data.md', import.meta.url), 'utf8')).toBe(
		personalDataDocument(),
	);
});

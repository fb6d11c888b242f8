import { readFileSync } from 'node:fs';
import { getTableColumns, getTableName, is } from 'drizzle-orm';
import {
	PgBigInt53,
	PgBoolean,
	PgDateString,
	PgDoublePrecision,
	PgInteger,
	PgTable,
	PgTimestamp,
	PgUUID,
} from 'drizzle-orm/pg-core';
import type { PgColumn } from 'drizzle-orm/pg-core';
import { expect, test } from 'vitest';
import { grants } from './grants.ts';
import { personalDataDocument } from './privacy-document.ts';
import { privacy } from './privacy.ts';
import * as schema from './tables/index.ts';

const tables = Object.values<unknown>(schema).filter((value) => is(value, PgTable));
const tellsNothing = [
	PgBigInt53,
	PgBoolean,
	PgDateString,
	PgDoublePrecision,
	PgInteger,
	PgTimestamp,
	PgUUID,
] as const;
/** A date, a number or an id tells nothing by itself; every other kind of column is declared. */
const isFreeForm = (column: PgColumn) => !tellsNothing.some((kind) => is(column, kind));

test.each(tables.map((table) => [getTableName(table), table] as const))(
	'every text of %s is declared: personal, or not',
	(_, table) => {
		const declared = privacy.find((one) => one.table === table);
		const columns = Object.entries(getTableColumns(table))
			.filter(([, column]) => isFreeForm(column))
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

test('docs/personal-data.md says what the schema says', () => {
	expect(readFileSync(new URL('../../../docs/personal-data.md', import.meta.url), 'utf8')).toBe(
		personalDataDocument(),
	);
});

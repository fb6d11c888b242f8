import type { Locale, LocalizedText } from '@kutsu/kernel';
import { sql } from 'drizzle-orm';
import { check, foreignKey, jsonb, text, timestamp, uuid } from 'drizzle-orm/pg-core';
import type { AnyPgColumn, PgTable } from 'drizzle-orm/pg-core';

/** A key made by `newId()`; unique within its project and outside it. */
export const id = () => uuid().notNull();

/** A reference that may be absent. */
export const optionalId = () => uuid();

/** The tenant. First in every key, so that the schema can be distributed by it. */
export const projectId = () => uuid().notNull();

/** An instant; the zone it is shown in stands beside it in the row or its parent. */
export const instant = () => timestamp({ withTimezone: true, mode: 'date' });

/** `{ fi, sv, en }`, see kernel's LocalizedText. */
export const localized = () => jsonb().$type<LocalizedText>();

export const localeColumn = () => text().$type<Locale>();

/** A foreign key of several columns, the project first. What is referred to cannot go: nothing cascades. */
export const reference: typeof foreignKey = (config) => foreignKey(config).onDelete('restrict');

/** CHECK that a text column holds one of a closed list; null passes where the column is nullable. */
export function oneOf(name: string, column: AnyPgColumn, values: readonly string[]) {
	return check(name, sql`${column} in (${sql.raw(values.map((value) => `'${value}'`).join(', '))})`);
}

/** Why a personal column exists and when it is erased; the source of docs/personal-data.md. */
export type PersonalColumn = {
	readonly subject: 'participant' | 'trainer' | 'staff' | 'speaker' | 'visitor';
	readonly purpose: string;
	readonly retention: string;
};

export type TablePrivacy = {
	readonly table: PgTable;
	/** Columns that tell something of a person, by property name. */
	readonly personal: Readonly<Record<string, PersonalColumn>>;
	/** Free-form columns that hold nothing of a person, by property name. */
	readonly impersonal: readonly string[];
};

/** Every text-like column of a table is declared here as personal or not; a test fails on one that is neither. */
export function privacyOf<Table extends PgTable>(
	table: Table,
	declared: {
		personal?: Partial<Record<keyof Table['_']['columns'] & string, PersonalColumn>>;
		impersonal?: readonly (keyof Table['_']['columns'] & string)[];
	},
): TablePrivacy {
	return {
		table,
		personal: (declared.personal ?? {}) as Record<string, PersonalColumn>,
		impersonal: declared.impersonal ?? [],
	};
}

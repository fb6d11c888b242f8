import type { QueryResultRow } from 'pg';
import { named } from './client.ts';
import type { Executor } from './client.ts';

/** Conditions joined by "and", with their values. */
export type Conditions = {
	readonly sql: string;
	readonly values: readonly unknown[];
	/** A letter a condition: with it the statement is named, in few signs. */
	readonly shape: string;
	/** Whether someone narrowed the list. */
	readonly isNarrowed: boolean;
};

/** Begins a list of conditions with one that always stands. */
export function gather(first: { readonly sql: string; readonly values: readonly unknown[] }) {
	const parts = [first.sql];
	const values = [...first.values];
	let shape = '';
	let isNarrowed = false;
	function add(letter: string, value: unknown, sql: (at: string) => string): void {
		values.push(value);
		parts.push(sql(`$${values.length}`));
		shape += letter;
	}
	return {
		/** Adds what someone asks for, when they do: a condition on a value. */
		on<Value>(letter: string, value: Value | undefined, sql: (at: string) => string): void {
			if (value === undefined) return;
			add(letter, value, sql);
			isNarrowed = true;
		},
		/** Adds a condition on a value that is much the same for everyone: now, for one. */
		always: add,
		alwaysOn(letter: string, sql: string): void {
			parts.push(sql);
			shape += letter;
		},
		done: (): Conditions => ({ sql: parts.join(' and '), values, shape, isNarrowed }),
	};
}

/** For `like`: the first words of a text, which is written in the letters of the column already. None for no text. */
export function patternsOf(text = '', most = 6): string[] {
	return text
		.split(/\s+/)
		.filter((word) => word !== '')
		.slice(0, most)
		.map((word) => `%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`);
}

/**
 * Asks for rows under these conditions, and `further` values after theirs. A list as it is gets a statement with a name,
 * planned once. A narrowed one is planned for its values: how many rows answer to them decides which index serves.
 */
export async function asked<Row extends QueryResultRow>(
	executor: Executor,
	name: string,
	where: Conditions,
	text: string,
	further: readonly unknown[] = [],
): Promise<Row[]> {
	const values = [...where.values, ...further];
	if (!where.isNarrowed) return named<Row>(executor, `${name} ${where.shape}`, text, values);
	return (await executor.$client.query<Row>(text, values)).rows;
}

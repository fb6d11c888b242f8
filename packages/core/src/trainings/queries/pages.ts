import type { PageInput } from '../model.ts';

export const countSql = (where: string, limit: number) =>
	`select count(*) as count from (select from trainings t where ${where} limit ${limit + 1}) counted`;

export type Slice = {
	readonly sql: string;
	readonly order: 'asc' | 'desc';
	readonly values: readonly unknown[];
	readonly shape: string;
};

/** Where a page of rows named `t` begins, in which order it is read, and with which values after the first `taken`. */
export function sliceOf(page: PageInput, order: 'asc' | 'desc', taken: number): Slice {
	const cursor = page.before ?? page.after;
	const read = page.before === undefined ? order : order === 'asc' ? 'desc' : 'asc';
	if (cursor === undefined) return { sql: '', order: read, values: [], shape: `first ${read}` };
	const [millis = '', id = ''] = cursor.split('.');
	return {
		sql: `and (t.starts_at, t.id) ${read === 'asc' ? '>' : '<'} ($${taken + 1}::timestamptz, $${taken + 2}::uuid)`,
		order: read,
		values: [new Date(Number(millis)), id],
		shape: `from ${read}`,
	};
}

/** Rows were read one too many: it tells whether there are more that way. Those read backwards are turned round. */
export function turnPage<Row extends { readonly id: string; readonly startsAt: Date }>(
	rows: readonly Row[],
	page: PageInput,
	size: number,
) {
	const isBackwards = page.before !== undefined;
	const kept = rows.slice(0, size);
	const shownRows = isBackwards ? kept.toReversed() : kept;
	const isMore = rows.length > size;
	const cursorOf = (row: Row | undefined) => (row ? `${row.startsAt.getTime()}.${row.id}` : null);
	return {
		shownRows,
		next: isMore || isBackwards ? cursorOf(shownRows.at(-1)) : null,
		previous: (isBackwards ? isMore : page.after !== undefined) ? cursorOf(shownRows[0]) : null,
	};
}

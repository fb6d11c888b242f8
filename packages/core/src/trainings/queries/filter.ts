import { named } from '@kutsu/db';
import type { Executor } from '@kutsu/db';
import type { QueryResultRow } from 'pg';
import type { CatalogueFilter } from '../model.ts';
import { facetsAsked } from '../rules/facets.ts';
import { normalizeSearch } from '../rules/search-text.ts';

/** A training anyone may see; a cancelled one until 30 days after it would have ended. For a row named `t`, now in `$1`. */
export const shown = `t.visibility = 'public' and t.state <> 'draft' and t.published_at is not null
	and (t.state <> 'cancelled' or t.ends_at > $1::timestamptz - interval '30 days')`;

/** How long before today a training that still runs may have begun: the time index is read no further back. */
export const longestRunDays = 7;

/** Conditions joined by "and", with their values; a letter a condition names the statement, in fewer than 30 signs. */
type Conditions = { readonly sql: string; readonly values: readonly unknown[]; readonly shape: string };

export function gather(first: { readonly sql: string; readonly values: readonly unknown[] }) {
	const parts = [first.sql];
	const values = [...first.values];
	let shape = '';
	return {
		/** Adds a condition on a value, when there is one. */
		on<Value>(letter: string, value: Value | undefined, sql: (at: string) => string): void {
			if (value === undefined) return;
			values.push(value);
			parts.push(sql(`$${values.length}`));
			shape += letter;
		},
		always(letter: string, sql: string): void {
			parts.push(sql);
			shape += letter;
		},
		done: (): Conditions => ({ sql: parts.join(' and '), values, shape }),
	};
}

/** The one meaning of a filter, for the catalogue and for feeds. For a row named `t`. */
export function conditionsOf(filter: CatalogueFilter, now: Date, since: string): Conditions {
	const where = gather({ sql: shown, values: [now] });
	if (since) where.always('n', since);
	const facets = facetsAsked(filter);
	where.on('f', facets.length > 0 ? facets : undefined, (at) => `t.facets @> ${at}::text[]`);
	// The day is the training's own; the bound on the instant is only for the index, wide enough for any zone.
	where.on(
		'a',
		filter.from,
		(at) => `(t.ends_at at time zone t.time_zone)::date >= ${at}::date
		and t.starts_at >= ${at}::date - interval '${longestRunDays + 1} days'`,
	);
	where.on(
		'z',
		filter.to,
		(at) => `(t.starts_at at time zone t.time_zone)::date <= ${at}::date
		and t.starts_at < ${at}::date + interval '2 days'`,
	);
	for (const word of wordsOf(filter.q)) where.on('w', word, holdsWord);
	return where.done();
}

/**
 * A statement with wishes is planned for their values: how many trainings answer to a region, and how few to a region,
 * a profession and a language at once, decides between the index of time and the one of facets.
 */
export function asked<Row extends QueryResultRow>(
	reads: Executor,
	name: string,
	shape: string,
	text: string,
	values: readonly unknown[],
): Promise<Row[]> {
	if (!/[fwaz]/.test(shape)) return named<Row>(reads, `${name} ${shape}`, text, values);
	return reads.$client.query<Row>(text, [...values]).then((result) => result.rows);
}

export const heldInOrServing = (at: string) =>
	`(t.region_code = ${at}::text or t.regions_served @> array[${at}::text])`;
export const holdsWord = (at: string) => `t.search_text like ${at}`;

/** Patterns of at most five words: a longer search finds no less by the first five. */
export function wordsOf(q: string | undefined): string[] {
	const words = normalizeSearch(q ?? '')
		.split(' ')
		.filter(Boolean)
		.slice(0, 5);
	return words.map((word) => `%${word.replaceAll(/[\\%_]/g, '\\$&')}%`);
}

export const stillRuns = `t.ends_at > $1::timestamptz and t.starts_at > $1::timestamptz - interval '${longestRunDays} days'`;

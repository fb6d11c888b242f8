import { gather, patternsOf } from '@kutsu/db';
import type { Conditions } from '@kutsu/db';
import type { CatalogueFilter } from '../model.ts';
import { facetsAsked } from '../rules/facets.ts';
import { normalizeSearch } from '../rules/search-text.ts';

/** A training anyone may see; a cancelled one until 30 days after it would have ended. For a row named `t`, now in `$1`. */
export const shown = `t.visibility = 'public' and t.state <> 'draft' and t.published_at is not null
	and (t.state <> 'cancelled' or t.ends_at > $1::timestamptz - interval '30 days')`;

/** How long before today a training that still runs may have begun: the time index is read no further back. */
export const longestRunDays = 7;

/** The one meaning of a filter, for the catalogue and for feeds. For a row named `t`. */
export function conditionsOf(filter: CatalogueFilter, now: Date, since: string): Conditions {
	const where = gather({ sql: shown, values: [now] });
	if (since) where.alwaysOn('n', since);
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

export const heldInOrServing = (at: string) =>
	`(t.region_code = ${at}::text or t.regions_served @> array[${at}::text])`;
export const holdsWord = (at: string) => `t.search_text like ${at}`;

/** Patterns of at most five words: a longer search finds no less by the first five. */
export function wordsOf(q: string | undefined): string[] {
	return patternsOf(normalizeSearch(q ?? ''), 5);
}

export const stillRuns = `t.ends_at > $1::timestamptz and t.starts_at > $1::timestamptz - interval '${longestRunDays} days'`;

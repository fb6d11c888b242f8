import { m } from '@kutsu/i18n/messages';
import { granted, refused } from '@kutsu/kernel';
import type { Decision, Locale } from '@kutsu/kernel';
import { catalogueFilterKeys, parseCatalogueFilter } from '../../trainings/model.ts';
import type { CatalogueFilter } from '../../trainings/model.ts';

/** Why there is no calendar at an address. */
export type CalendarFault =
	/** Names of parameters whose value, or who themselves, mean nothing; as written, in order. */
	| { readonly code: 'bad-filter'; readonly names: readonly string[] }
	| { readonly code: 'not-found' }
	/** A private address that answers no more. */
	| { readonly code: 'gone' }
	| { readonly code: 'failed' };

/**
 * The filter a feed's address asks for; the same as the catalogue's. Stricter than a page: a subscription that was mistyped
 * would silently be another for years, so a name that is unknown or stands twice is refused too.
 */
export function readFeedFilter(
	params: URLSearchParams,
): Decision<{ readonly filter: CatalogueFilter }, Extract<CalendarFault, { code: 'bad-filter' }>> {
	const known: ReadonlySet<string> = new Set(catalogueFilterKeys);
	const { filter, ignored } = parseCatalogueFilter(params);
	const useless: ReadonlySet<string> = new Set(ignored);
	const names = [...new Set(params.keys())].filter(
		(name) => !known.has(name) || useless.has(name) || params.getAll(name).length > 1,
	);
	return names.length === 0 ? granted({ filter }) : refused({ code: 'bad-filter', names });
}

/** The fault as a sentence that says what to do. */
export function calendarFaultText(fault: CalendarFault, locale: Locale): string {
	switch (fault.code) {
		case 'bad-filter':
			return m.calendar_feed_bad_filter(
				{
					names: fault.names
						.map((name) => name.slice(0, 40))
						.slice(0, 10)
						.join(', '),
				},
				{ locale },
			);
		case 'not-found':
			return m.calendar_not_found({}, { locale });
		case 'gone':
			return m.feeds_gone({}, { locale });
		case 'failed':
			return m.calendar_failed({}, { locale });
	}
}

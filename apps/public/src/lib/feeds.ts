import { catalogueFilterParams } from '@kutsu/core/trainings/model';
import type { CatalogueFilter } from '@kutsu/core/trainings/model';
import type { Locale } from '@kutsu/kernel';

/** Exactly what the catalogue shows for this filter, as a calendar or for programs that read something else. */
export function catalogueFeedPath(
	filter: CatalogueFilter,
	locale: Locale,
	format: 'ics' | 'json' | 'rss' = 'ics',
): string {
	const query = catalogueFilterParams(filter).toString();
	return `/feeds/${locale}/trainings.${format}${query && `?${query}`}`;
}

/** One training's sessions as a file, by its code. */
export function trainingCalendarPath(code: string, locale: Locale): string {
	return `/feeds/${locale}/trainings/${encodeURIComponent(code)}.ics`;
}

/** The same of one that is found by its link only. */
export function linkedTrainingCalendarPath(token: string, locale: Locale): string {
	return `/feeds/${locale}/t/${encodeURIComponent(token)}.ics`;
}

/** The sessions one is registered for, with what only the confirmed may know. */
export function registrationCalendarPath(token: string, locale: Locale): string {
	return `/feeds/${locale}/r/${encodeURIComponent(token)}.ics`;
}

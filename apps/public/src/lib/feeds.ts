import { catalogueFilterParams } from '@kutsu/core/trainings/model';
import type { CatalogueFilter } from '@kutsu/core/trainings/model';
import type { Locale } from '@kutsu/kernel';

/** The calendar of exactly what the catalogue shows for this filter. */
export function catalogueFeedPath(filter: CatalogueFilter, locale: Locale): string {
	const query = catalogueFilterParams(filter).toString();
	return `/feeds/${locale}/trainings.ics${query && `?${query}`}`;
}

/** One training's sessions as a file; by its code, or by the token of its link. */
export function trainingCalendarPath(training: string, locale: Locale): string {
	return `/documents/${locale}/trainings/${encodeURIComponent(training)}.ics`;
}

/** The sessions one is registered for, with what only the confirmed may know. */
export function registrationCalendarPath(token: string, locale: Locale): string {
	return `/documents/${locale}/registrations/${encodeURIComponent(token)}.ics`;
}

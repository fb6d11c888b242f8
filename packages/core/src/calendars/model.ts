import { Locale } from '@kutsu/kernel';
import type { LocalizedText } from '@kutsu/kernel';
import { z } from 'zod/mini';
import { CatalogueFilter } from '../trainings/model.ts';

export const calendarMethods = ['REQUEST', 'CANCEL'] as const;
export type CalendarMethod = (typeof calendarMethods)[number];

/** Where a session is held, for a reader who may know it. */
export type Place = {
	readonly name: LocalizedText;
	readonly streetAddress: string | null;
	readonly postalCode: string | null;
	readonly municipality: LocalizedText | null;
	readonly latitude: number | null;
	readonly longitude: number | null;
	/** How to get in. */
	readonly arrival: LocalizedText | null;
};

/** What comes next in the public feed by a filter, in the words of one language. */
export const NextEventsInput = z.object({ filter: z._default(CatalogueFilter, {}), locale: Locale });
export type NextEventsInput = z.output<typeof NextEventsInput>;

/** What the public feed by a filter holds of one month. */
export const MonthEventsInput = z.extend(NextEventsInput, {
	/** `2026-11`; default: the one that runs. */
	month: z.optional(z.string().check(z.regex(/^20\d{2}-(0[1-9]|1[0-2])$/))),
});
export type MonthEventsInput = z.output<typeof MonthEventsInput>;

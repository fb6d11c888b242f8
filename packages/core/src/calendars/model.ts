import type { LocalizedText } from '@kutsu/kernel';

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

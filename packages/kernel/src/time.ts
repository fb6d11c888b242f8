// The one door to Temporal: when Node has it, this file is what changes.
import { Temporal } from 'temporal-polyfill';

export { Temporal };

/** The instant of a wall time in a zone; a time skipped by DST moves forward, a repeated one is the first. */
export function instantOf(eventDate: string, wallTime: string, timeZone: string): Date {
	const zoned = Temporal.PlainDateTime.from(`${eventDate}T${wallTime}`).toZonedDateTime(timeZone);
	return new Date(zoned.epochMilliseconds);
}

/** The wall date (`2024-10-22`) and time (`09:00`) of an instant in a zone. */
export function wallTimeOf(instant: Date, timeZone: string): { eventDate: string; wallTime: string } {
	const zoned = Temporal.Instant.fromEpochMilliseconds(instant.getTime()).toZonedDateTimeISO(timeZone);
	return {
		eventDate: zoned.toPlainDate().toString(),
		wallTime: zoned.toPlainTime().toString({ smallestUnit: 'minute' }),
	};
}

/** The calendar day of an instant in a zone, `2024-10-22`. */
export function eventDateOf(instant: Date, timeZone: string): string {
	return wallTimeOf(instant, timeZone).eventDate;
}

/** The half-open interval of one calendar day in a zone; 23 or 25 hours when DST changes. */
export function dayInterval(eventDate: string, timeZone: string): { startsAt: Date; endsAt: Date } {
	const day = Temporal.PlainDate.from(eventDate);
	return {
		startsAt: new Date(day.toZonedDateTime(timeZone).epochMilliseconds),
		endsAt: new Date(day.add({ days: 1 }).toZonedDateTime(timeZone).epochMilliseconds),
	};
}

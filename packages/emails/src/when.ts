import { formatDateLong, formatDateTimeLong, formatDateTimeRange } from '@kutsu/i18n';
import { m } from '@kutsu/i18n/messages';
import type { Locale } from '@kutsu/kernel';

const finnishZones = new Set(['Europe/Helsinki', 'Europe/Mariehamn']);

/** `ti 22.10.2024 klo 9.00–12.30 (Suomen aikaa)`: a mail may be read in another zone. */
export function whenOf(session: { startsAt: Date; endsAt: Date }, timeZone: string, locale: Locale): string {
	const zone = finnishZones.has(timeZone) ? m.mail_zone_finland({}, { locale }) : timeZone;
	return `${formatDateTimeRange(session.startsAt, session.endsAt, timeZone, locale)} (${zone})`;
}

/** `ti 22.10.2024`. */
export const dateOf = formatDateLong;

/** `ti 22.10.2024 klo 9.00`. */
export const timeOf = formatDateTimeLong;

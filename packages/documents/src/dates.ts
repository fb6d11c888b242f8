import { formatClock, formatEventDate, weekdays } from '@kutsu/i18n';
import { Temporal } from '@kutsu/kernel';
import type { Locale } from '@kutsu/kernel';

/** `9.00–9.15` in Finnish and Swedish, `9:00–9:15` in English: for a column of times. */
export function timeRange(span: { startsAt: Date; endsAt: Date }, timeZone: string, locale: Locale): string {
	return `${formatClock(span.startsAt, timeZone, locale)}–${formatClock(span.endsAt, timeZone, locale)}`;
}

/** `Tiistai 13.5.2025`, `Tuesday 13 May 2025`. */
export function dayHeading(eventDate: string, locale: Locale): string {
	const weekday = weekdays(locale)[Temporal.PlainDate.from(eventDate).dayOfWeek - 1]?.long ?? '';
	return `${weekday.charAt(0).toUpperCase()}${weekday.slice(1)} ${formatEventDate(eventDate, locale)}`;
}

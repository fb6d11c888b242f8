import { Temporal, wallTimeOf } from '@kutsu/kernel';
import type { Locale } from '@kutsu/kernel';

const tags = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' } as const satisfies Record<Locale, string>;

/** `9.00–9.15` in Finnish and Swedish, `9:00–9:15` in English. */
export function timeRange(span: { startsAt: Date; endsAt: Date }, timeZone: string, locale: Locale): string {
	return `${timeOfDay(span.startsAt, timeZone, locale)}–${timeOfDay(span.endsAt, timeZone, locale)}`;
}

/** `Tiistai 13.5.2025`, `Tuesday 13 May 2025`. */
export function dayHeading(eventDate: string, locale: Locale): string {
	const noon = new Date(`${eventDate}T12:00:00Z`);
	const weekday = new Intl.DateTimeFormat(tags[locale], { weekday: 'long', timeZone: 'UTC' }).format(noon);
	return `${weekday.charAt(0).toLocaleUpperCase(tags[locale])}${weekday.slice(1)} ${shortDate(eventDate, locale)}`;
}

/** `13.5.2025`, `13 May 2025`. */
export function dateOf(instant: Date, timeZone: string, locale: Locale): string {
	return shortDate(wallTimeOf(instant, timeZone).eventDate, locale);
}

/** `13.5.2025 klo 9.05`, `13.5.2025 kl. 9.05`, `13 May 2025 at 9:05`. */
export function dateTimeOf(instant: Date, timeZone: string, locale: Locale): string {
	const at = { fi: 'klo', sv: 'kl.', en: 'at' }[locale];
	return `${dateOf(instant, timeZone, locale)} ${at} ${timeOfDay(instant, timeZone, locale)}`;
}

function timeOfDay(instant: Date, timeZone: string, locale: Locale): string {
	const [hour, minute] = wallTimeOf(instant, timeZone).wallTime.split(':');
	return `${Number(hour)}${locale === 'en' ? ':' : '.'}${minute}`;
}

function shortDate(eventDate: string, locale: Locale): string {
	const { day, month, year } = Temporal.PlainDate.from(eventDate);
	if (locale !== 'en') return `${day}.${month}.${year}`;
	const name = new Intl.DateTimeFormat(tags.en, { month: 'long', timeZone: 'UTC' }).format(
		new Date(`${eventDate}T12:00:00Z`),
	);
	return `${day} ${name} ${year}`;
}

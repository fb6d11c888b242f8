import type { Locale } from '@kutsu/kernel';
import { formatLocales } from './languages.ts';

// Words and order are ours, not the machine's ICU: a server and a browser must write the same letters.
// The space after "klo" does not break: a line never ends in it.
const words = {
	fi: {
		days: ['maanantai', 'tiistai', 'keskiviikko', 'torstai', 'perjantai', 'lauantai', 'sunnuntai'],
		shortDays: ['ma', 'ti', 'ke', 'to', 'pe', 'la', 'su'],
		months:
			'tammikuu helmikuu maaliskuu huhtikuu toukokuu kesäkuu heinäkuu elokuu syyskuu lokakuu marraskuu joulukuu',
		shortMonths: 'tammi helmi maalis huhti touko kesä heinä elo syys loka marras joulu',
		clock: 'klo\u00a0',
		and: 'ja',
	},
	sv: {
		days: ['måndag', 'tisdag', 'onsdag', 'torsdag', 'fredag', 'lördag', 'söndag'],
		shortDays: ['mån', 'tis', 'ons', 'tors', 'fre', 'lör', 'sön'],
		months: 'januari februari mars april maj juni juli augusti september oktober november december',
		shortMonths: 'jan feb mars apr maj juni juli aug sep okt nov dec',
		clock: 'kl.\u00a0',
		and: 'och',
	},
	en: {
		days: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
		shortDays: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
		months: 'January February March April May June July August September October November December',
		shortMonths: 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec',
		clock: '',
		and: 'and',
	},
} as const;

const nbsp = '\u00a0';
const enDash = '–';

type Day = { readonly year: number; readonly month: number; readonly day: number };
type WallTime = Day & { readonly hour: number; readonly minute: number };

/** `22.10.2024`, `22.10.2024`, `22 Oct 2024`. */
export function formatDate(instant: Date, timeZone: string, locale: Locale): string {
	return dateText(wallTime(instant, timeZone), locale);
}

/** With its weekday: `ti 22.10.2024`, `tis 22.10.2024`, `Tue 22 Oct 2024`. */
export function formatDateLong(instant: Date, timeZone: string, locale: Locale): string {
	return longDateText(wallTime(instant, timeZone), locale);
}

/** Without its year, where that is plain: `ti 22.10.`, `tis 22.10`, `Tue 22 Oct`. */
export function formatDay(instant: Date, timeZone: string, locale: Locale): string {
	return dayText(wallTime(instant, timeZone), locale);
}

/** A calendar day `2024-10-22`, which has no zone. `day` leaves the year out, `long` adds the weekday. */
export function formatEventDate(
	eventDate: string,
	locale: Locale,
	style: 'date' | 'long' | 'day' = 'date',
): string {
	const day = parsedDay(eventDate);
	return style === 'date'
		? dateText(day, locale)
		: style === 'long'
			? longDateText(day, locale)
			: dayText(day, locale);
}

/** `klo 9.00`, `kl. 9.00`, `9:00`. */
export function formatTime(instant: Date, timeZone: string, locale: Locale): string {
	return words[locale].clock + clockText(wallTime(instant, timeZone), locale);
}

/** The bare figures, for a column of times: `9.00`, `9.00`, `9:00`. */
export function formatClock(instant: Date, timeZone: string, locale: Locale): string {
	return clockText(wallTime(instant, timeZone), locale);
}

/** `klo 9.00–12.30`, `kl. 9.00–12.30`, `9:00–12:30`. Only the clock: for times on different days use `formatDateTimeRange`. */
export function formatTimeRange(startsAt: Date, endsAt: Date, timeZone: string, locale: Locale): string {
	return timeRangeText(wallTime(startsAt, timeZone), wallTime(endsAt, timeZone), locale);
}

/** `22.10.2024 klo 9.00`, `22.10.2024 kl. 9.00`, `22 Oct 2024, 9:00`. */
export function formatDateTime(instant: Date, timeZone: string, locale: Locale): string {
	const wall = wallTime(instant, timeZone);
	return dateText(wall, locale) + withTime(clockText(wall, locale), locale);
}

/** `ti 22.10.2024 klo 9.00`, `tis 22.10.2024 kl. 9.00`, `Tue 22 Oct 2024, 9:00`. */
export function formatDateTimeLong(instant: Date, timeZone: string, locale: Locale): string {
	const wall = wallTime(instant, timeZone);
	return longDateText(wall, locale) + withTime(clockText(wall, locale), locale);
}

/** When something is held: `ti 22.10.2024 klo 9.00–12.30`; over days `ti 22.10.2024 klo 9.00 – ke 23.10.2024 klo 16.00`. */
export function formatDateTimeRange(startsAt: Date, endsAt: Date, timeZone: string, locale: Locale): string {
	const [from, to] = [wallTime(startsAt, timeZone), wallTime(endsAt, timeZone)];
	if (!isSameDay(from, to)) {
		// A line breaks at the dash, not between a weekday and its date.
		const [first, last] = [startsAt, endsAt].map((instant) =>
			formatDateTimeLong(instant, timeZone, locale).replace(' ', nbsp),
		);
		return `${first} ${enDash} ${last}`;
	}
	return (
		longDateText(from, locale) +
		withTime(`${clockText(from, locale)}${enDash}${clockText(to, locale)}`, locale)
	);
}

/** Days held, both included: `1.–28.7.2024`, `1–28.7.2024`, `1–28 Jul 2024`; one day is `formatDate`. */
export function formatDateRange(startsAt: Date, endsAt: Date, timeZone: string, locale: Locale): string {
	return dateRangeText(wallTime(startsAt, timeZone), wallTime(endsAt, timeZone), locale);
}

/** The same of calendar days. */
export function formatEventDateRange(from: string, to: string, locale: Locale): string {
	return dateRangeText(parsedDay(from), parsedDay(to), locale);
}

/** `lokakuu 2024`, `oktober 2024`, `October 2024`, of an instant. */
export function formatMonth(instant: Date, timeZone: string, locale: Locale): string {
	const { year, month } = wallTime(instant, timeZone);
	return `${monthName(month, locale)} ${year}`;
}

/** The same of a calendar month `2024-10`. */
export function formatEventMonth(month: string, locale: Locale): string {
	const day = parsedDay(`${month}-01`);
	return `${monthName(day.month, locale)} ${day.year}`;
}

/** The parts of a leaf of a wall calendar, and the day in ISO for machines. */
export function dateParts(
	instant: Date,
	timeZone: string,
	locale: Locale,
): {
	readonly eventDate: string;
	readonly weekday: string;
	readonly day: string;
	readonly month: string;
	readonly label: string;
} {
	const wall = wallTime(instant, timeZone);
	return {
		eventDate: isoDay(wall),
		weekday: words[locale].shortDays[weekdayIndex(wall)] ?? '',
		day: String(wall.day),
		month: words[locale].shortMonths.split(' ')[wall.month - 1] ?? '',
		label: longDateText(wall, locale),
	};
}

/** The days of a week, Monday first. */
export function weekdays(locale: Locale): { readonly short: string; readonly long: string }[] {
	return words[locale].days.map((long, index) => ({ short: words[locale].shortDays[index] ?? long, long }));
}

/** `1 600`, `1 600`, `1,600` (the space does not break); decimals `12,5`, `12,5`, `12.5`: a fixed number of them, default none. */
export function formatNumber(value: number, locale: Locale, decimals = 0): string {
	const [whole = '0', fraction] = Math.abs(value).toFixed(decimals).split('.');
	const grouped = whole.replace(/\B(?=(\d{3})+$)/g, locale === 'en' ? ',' : nbsp);
	const figure = fraction === undefined ? grouped : `${grouped}${locale === 'en' ? '.' : ','}${fraction}`;
	const isNegative = value < 0 && /[1-9]/.test(figure);
	return isNegative ? `\u2212${figure}` : figure;
}

/** A share 0–1: `45 %`, `45 %`, `45%`. */
export function formatPercent(share: number, locale: Locale, decimals = 0): string {
	return `${formatNumber(share * 100, locale, decimals)}${locale === 'en' ? '' : nbsp}%`;
}

/** Minutes as `3 h 30 min`, `45 min`, `2 h`: the same in all three languages. */
export function formatDuration(minutes: number): string {
	const whole = Math.round(minutes);
	const [hours, rest] = [Math.floor(whole / 60), whole % 60];
	const parts = [hours > 0 && `${hours}${nbsp}h`, (rest > 0 || hours === 0) && `${rest}${nbsp}min`];
	return parts.filter(Boolean).join(' ');
}

/** `a, b ja c`, `a, b och c`, `a, b and c`. */
export function formatList(items: readonly string[], locale: Locale): string {
	if (items.length < 2) return items[0] ?? '';
	return `${items.slice(0, -1).join(', ')} ${words[locale].and} ${items.at(-1)}`;
}

const collators = new Map<Locale, Intl.Collator>();

/** For `sort`: å ä ö last in Finnish and Swedish; figures in a text by their value. */
export function compareText(locale: Locale): (a: string, b: string) => number {
	const collator = collators.get(locale) ?? new Intl.Collator(formatLocales[locale], { numeric: true });
	collators.set(locale, collator);
	return collator.compare;
}

const minuteMs = 60_000;
const mostMinutes = 10_000;
const clocks = new Map<
	string,
	{ readonly clock: Intl.DateTimeFormat; readonly known: Map<number, WallTime> }
>();

/** A page shows the same few moments many times, and asking Intl costs more than all else about a date. */
function wallTime(instant: Date, timeZone: string): WallTime {
	let zone = clocks.get(timeZone);
	if (!zone) clocks.set(timeZone, (zone = { clock: clockOf(timeZone), known: new Map() }));
	const minute = Math.floor(instant.getTime() / minuteMs);
	const known = zone.known.get(minute);
	if (known) return known;
	const parts: Record<string, number> = {};
	for (const { type, value } of zone.clock.formatToParts(instant)) parts[type] = Number(value);
	const { year = 0, month = 1, day = 1, hour = 0, minute: past = 0 } = parts;
	const wall = { year, month, day, hour, minute: past };
	if (zone.known.size >= mostMinutes) zone.known.clear();
	zone.known.set(minute, wall);
	return wall;
}

function clockOf(timeZone: string): Intl.DateTimeFormat {
	return new Intl.DateTimeFormat('en-US', {
		timeZone,
		calendar: 'gregory',
		numberingSystem: 'latn',
		hourCycle: 'h23',
		year: 'numeric',
		month: 'numeric',
		day: 'numeric',
		hour: 'numeric',
		minute: 'numeric',
	});
}

function parsedDay(eventDate: string): Day {
	const [year = 0, month = 1, day = 1] = eventDate.split('-').map(Number);
	return { year, month, day };
}

function isSameDay(a: Day, b: Day): boolean {
	return a.year === b.year && a.month === b.month && a.day === b.day;
}

function isoDay({ year, month, day }: Day): string {
	return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function weekdayIndex({ year, month, day }: Day): number {
	return (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7;
}

function monthName(month: number, locale: Locale): string {
	return words[locale].months.split(' ')[month - 1] ?? '';
}

function dateText(date: Day, locale: Locale): string {
	if (locale !== 'en') return `${date.day}.${date.month}.${date.year}`;
	return `${date.day} ${shortMonth(date, locale)} ${date.year}`;
}

function shortMonth(date: Day, locale: Locale): string {
	return words[locale].shortMonths.split(' ')[date.month - 1] ?? '';
}

function longDateText(date: Day, locale: Locale): string {
	return `${words[locale].shortDays[weekdayIndex(date)]} ${dateText(date, locale)}`;
}

function dayText(date: Day, locale: Locale): string {
	return `${words[locale].shortDays[weekdayIndex(date)]} ${dayAndMonth(date, locale)}`;
}

function dayAndMonth(date: Day, locale: Locale): string {
	if (locale === 'en') return `${date.day} ${shortMonth(date, locale)}`;
	return `${date.day}.${date.month}${locale === 'fi' ? '.' : ''}`;
}

function dateRangeText(from: Day, to: Day, locale: Locale): string {
	if (isSameDay(from, to)) return dateText(from, locale);
	if (from.year !== to.year) {
		const dash = locale === 'en' ? ` ${enDash} ` : enDash;
		return `${dateText(from, locale)}${dash}${dateText(to, locale)}`;
	}
	if (from.month === to.month) {
		return `${from.day}${locale === 'fi' ? '.' : ''}${enDash}${dateText(to, locale)}`;
	}
	const dash = locale === 'en' ? ` ${enDash} ` : enDash;
	return `${dayAndMonth(from, locale)}${dash}${dateText(to, locale)}`;
}

function clockText({ hour, minute }: WallTime, locale: Locale): string {
	return `${hour}${locale === 'en' ? ':' : '.'}${String(minute).padStart(2, '0')}`;
}

function timeRangeText(from: WallTime, to: WallTime, locale: Locale): string {
	return `${words[locale].clock}${clockText(from, locale)}${enDash}${clockText(to, locale)}`;
}

function withTime(clock: string, locale: Locale): string {
	return locale === 'en' ? `, ${clock}` : ` ${words[locale].clock}${clock}`;
}

import { Temporal } from '@kutsu/kernel';

// Written out because every client has been seen to read exactly this; the tests hold it equal to tzdata.
const helsinki = [
	'BEGIN:VTIMEZONE',
	'TZID:Europe/Helsinki',
	'BEGIN:DAYLIGHT',
	'DTSTART:19700329T030000',
	'TZOFFSETFROM:+0200',
	'TZOFFSETTO:+0300',
	'TZNAME:EEST',
	'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
	'END:DAYLIGHT',
	'BEGIN:STANDARD',
	'DTSTART:19701025T040000',
	'TZOFFSETFROM:+0300',
	'TZOFFSETTO:+0200',
	'TZNAME:EET',
	'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
	'END:STANDARD',
	'END:VTIMEZONE',
];

const firstYear = 2023;
const lastYear = 2037;
const weekdays = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

type Transition = { wall: Temporal.PlainDateTime; fromSeconds: number; toSeconds: number };
type Block = { readonly lines: readonly string[] | undefined };

const blocks = new Map<string, Block>([['Europe/Helsinki', { lines: helsinki }]]);

/**
 * The VTIMEZONE of an IANA zone, as unfolded lines: one rule for summer time and one for standard time, or one
 * fixed offset, right from 2023 to 2037. `undefined` for a zone no such pair describes (Casablanca, Cairo):
 * Outlook breaks on lists of dates, so events there are written in UTC.
 * @throws RangeError for a name that is no IANA zone.
 */
export function timeZoneLines(timeZone: string): readonly string[] | undefined {
	const known = blocks.get(timeZone);
	if (known) return known.lines;
	const block = { lines: derivedLines(checkedZone(timeZone)) };
	blocks.set(timeZone, block);
	return block.lines;
}

/** Worked out from the platform's tzdata, without looking at the block that is written out. */
export function derivedLines(timeZone: string): readonly string[] | undefined {
	const transitions = transitionsOf(timeZone);
	const frame = (body: readonly string[]) => [
		'BEGIN:VTIMEZONE',
		`TZID:${timeZone}`,
		...body,
		'END:VTIMEZONE',
	];
	if (transitions.length === 0) {
		const seconds = startOfYear(firstYear, timeZone).offsetNanoseconds / 1e9;
		return frame(observance('STANDARD', '19700101T000000', seconds, seconds));
	}
	const summer = yearlyRule(transitions.filter((each) => each.toSeconds > each.fromSeconds));
	const winter = yearlyRule(transitions.filter((each) => each.toSeconds < each.fromSeconds));
	if (!summer || !winter) return undefined;
	return frame([...observance('DAYLIGHT', ...summer), ...observance('STANDARD', ...winter)]);
}

function checkedZone(timeZone: string): string {
	// Temporal also takes offsets such as +02:00, which name no zone.
	if (!/^[A-Za-z][A-Za-z0-9_+/-]*$/.test(timeZone))
		throw new RangeError(`Not an IANA time zone: ${timeZone}`);
	startOfYear(firstYear, timeZone);
	return timeZone;
}

function startOfYear(year: number, timeZone: string): Temporal.ZonedDateTime {
	return Temporal.PlainDateTime.from({ year, month: 1, day: 1 }).toZonedDateTime(timeZone);
}

function transitionsOf(timeZone: string): Transition[] {
	const found: Transition[] = [];
	const end = startOfYear(lastYear + 1, timeZone).epochMilliseconds;
	let before = startOfYear(firstYear, timeZone);
	for (;;) {
		const next = before.getTimeZoneTransition('next');
		if (!next || next.epochMilliseconds >= end) return found;
		const [fromSeconds, toSeconds] = [
			next.subtract({ seconds: 1 }).offsetNanoseconds / 1e9,
			next.offsetNanoseconds / 1e9,
		];
		const wall = next.toInstant().toZonedDateTimeISO('UTC').toPlainDateTime().add({ seconds: fromSeconds });
		if (fromSeconds !== toSeconds) found.push({ wall, fromSeconds, toSeconds });
		before = next;
	}
}

function yearlyRule(each: readonly Transition[]): [string, number, number, string] | undefined {
	const [first] = each;
	if (!first || each.length !== lastYear - firstYear + 1) return undefined;
	const { month, dayOfWeek } = first.wall;
	const time = first.wall.toPlainTime();
	const isSteady = each.every(
		({ wall, fromSeconds, toSeconds }, index) =>
			wall.year === firstYear + index &&
			wall.month === month &&
			wall.dayOfWeek === dayOfWeek &&
			wall.toPlainTime().equals(time) &&
			fromSeconds === first.fromSeconds &&
			toSeconds === first.toSeconds,
	);
	if (!isSteady) return undefined;
	const isLast = each.every(({ wall }) => wall.day > wall.daysInMonth - 7);
	const nth = Math.ceil(first.wall.day / 7);
	if (!isLast && !each.every(({ wall }) => Math.ceil(wall.day / 7) === nth)) return undefined;
	const onset = onsetDay(month, dayOfWeek, isLast ? 'last' : nth).toPlainDateTime(time);
	const dtstart = onset.toString({ smallestUnit: 'second' }).replace(/[-:]/g, '');
	const byDay = `${isLast ? -1 : nth}${weekdays[dayOfWeek - 1] ?? ''}`;
	return [dtstart, first.fromSeconds, first.toSeconds, `RRULE:FREQ=YEARLY;BYMONTH=${month};BYDAY=${byDay}`];
}

function onsetDay(month: number, dayOfWeek: number, nth: number | 'last'): Temporal.PlainDate {
	const first = Temporal.PlainDate.from({ year: 1970, month, day: 1 });
	const day = 1 + ((dayOfWeek - first.dayOfWeek + 7) % 7);
	if (nth !== 'last') return first.with({ day: day + 7 * (nth - 1) });
	return first.with({ day: day + 7 * Math.floor((first.daysInMonth - day) / 7) });
}

function observance(
	name: 'DAYLIGHT' | 'STANDARD',
	onset: string,
	fromSeconds: number,
	toSeconds: number,
	rule?: string,
): string[] {
	return [
		`BEGIN:${name}`,
		`DTSTART:${onset}`,
		`TZOFFSETFROM:${utcOffset(fromSeconds)}`,
		`TZOFFSETTO:${utcOffset(toSeconds)}`,
		...(rule ? [rule] : []),
		`END:${name}`,
	];
}

function utcOffset(seconds: number): string {
	const minutes = Math.abs(seconds) / 60;
	const [hours, rest] = [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0'));
	return `${seconds < 0 ? '-' : '+'}${hours}${rest}`;
}

import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { derivedLines, timeZoneLines } from './time-zone.ts';

const halfHour = 30 * 60 * 1000;
const from = Date.UTC(2023, 0, 1);
const to = Date.UTC(2036, 0, 1);

function wallClock(timeZone: string): (instant: number) => string {
	const format = new Intl.DateTimeFormat('en-CA', {
		timeZone,
		calendar: 'iso8601',
		hourCycle: 'h23',
		year: 'numeric',
		month: '2-digit',
		day: '2-digit',
		hour: '2-digit',
		minute: '2-digit',
		second: '2-digit',
	});
	return (instant) => {
		const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]));
		return `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}:${parts.second}`;
	};
}

/** A wall time that comes twice in autumn names two instants. */
function isRepeated(wallOf: (instant: number) => string, instant: number): boolean {
	return [-2, 2].some((steps) => wallOf(instant + steps * halfHour) === wallOf(instant));
}

function readZone(lines: readonly string[]): (wall: string) => number {
	const text = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:x', ...lines, 'END:VCALENDAR', ''].join('\r\n');
	const component = new ICAL.Component(ICAL.parse(text)).getFirstSubcomponent('vtimezone');
	if (!component) throw new Error('No VTIMEZONE');
	const zone = new ICAL.Timezone(component);
	return (wall) => {
		const time = ICAL.Time.fromDateTimeString(wall);
		time.zone = zone;
		return time.toUnixTime() * 1000;
	};
}

describe('Europe/Helsinki', () => {
	const lines = timeZoneLines('Europe/Helsinki') ?? [];

	test('means what tzdata means at every half hour from 2023 to 2035', () => {
		const wallOf = wallClock('Europe/Helsinki');
		const instantOf = readZone(lines);
		const wrong: string[] = [];
		let previous = '';
		for (let instant = from; instant < to; instant += halfHour) {
			const wall = wallOf(instant);
			const read = instantOf(wall);
			if (read !== instant && !isRepeated(wallOf, instant)) wrong.push(`${wall} after ${previous}`);
			previous = wall;
		}
		expect(wrong).toEqual([]);
	});

	test('is what would be worked out from tzdata, names aside', () => {
		expect(derivedLines('Europe/Helsinki')).toEqual(lines.filter((line) => !line.startsWith('TZNAME')));
	});
});

test.each([
	'Europe/Stockholm',
	'Europe/Mariehamn',
	'America/New_York',
	'Australia/Adelaide',
	'Asia/Kathmandu',
	'UTC',
])(
	'%s means what tzdata means at the hours around every change, and is declared by the name it was asked by',
	(timeZone) => {
		const lines = timeZoneLines(timeZone) ?? [];
		expect(lines).toContain(`TZID:${timeZone}`);
		const wallOf = wallClock(timeZone);
		const instantOf = readZone(lines);
		const wrong: string[] = [];
		for (let instant = from; instant < to; instant += 12 * halfHour) {
			if (isRepeated(wallOf, instant)) continue;
			if (instantOf(wallOf(instant)) !== instant) wrong.push(wallOf(instant));
		}
		expect(wrong).toEqual([]);
	},
);

test.each(['Africa/Casablanca', 'Africa/Cairo', 'America/Nuuk', 'Asia/Almaty'])(
	'%s has no yearly pair of rules',
	(zone) => {
		expect(timeZoneLines(zone)).toBeUndefined();
	},
);

test('every zone of the platform is either described or left out; none is a fault', () => {
	const zones = Intl.supportedValuesOf('timeZone');
	const described = zones.filter((zone) => timeZoneLines(zone));
	expect(zones.length).toBeGreaterThan(400);
	expect(described.length / zones.length).toBeGreaterThan(0.95);
	expect(described).toEqual(
		expect.arrayContaining(zones.filter((zone) => /^Europe\/(Tallinn|Berlin|London|Oslo)$/.test(zone))),
	);
});

test.each(['', 'Europe/Atlantis', '+02:00', 'Europe/Helsinki\r\nX:1'])('%j is refused', (zone) => {
	expect(() => timeZoneLines(zone)).toThrow(RangeError);
});

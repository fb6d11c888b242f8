import * as fc from 'fast-check';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { findCalendarFaults } from './conformance.ts';
import {
	calendarFeed,
	type CalendarEvent,
	cleanText,
	download,
	etagMatches,
	feedEtag,
	invitation,
	itemUid,
	renderEvent,
	sessionUid,
} from './index.ts';

const sessionId = '0192b1c4-5d2e-7abc-8def-0123456789ab';

function anEvent(facts: Partial<CalendarEvent> = {}): CalendarEvent {
	return {
		uid: sessionUid(sessionId),
		sequence: 2,
		createdAt: new Date('2024-08-01T09:00:00Z'),
		lastModified: new Date('2024-09-02T11:30:15.678Z'),
		startsAt: new Date('2024-10-22T06:00:00Z'),
		endsAt: new Date('2024-10-22T09:30:00Z'),
		timeZone: 'Europe/Helsinki',
		summary: 'Tunnista, kohtaa, ohjaa',
		status: 'confirmed',
		locale: 'fi',
		...facts,
	};
}

function aFeed(fragments: readonly string[], facts: { name?: string; description?: string } = {}) {
	return calendarFeed({
		name: 'Koulutukset',
		description: 'Hankkeen koulutukset',
		sourceUrl: 'https://example.org/feeds/fi/trainings.ics?region=01&group=police,ngo;x',
		timeZone: 'Europe/Helsinki',
		fragments,
		...facts,
	});
}

function anInvitation(facts: Partial<Parameters<typeof invitation>[0]> = {}) {
	return invitation({
		method: 'REQUEST',
		event: anEvent(),
		organizer: { name: 'Hanke', email: 'hanke@example.org' },
		attendee: { name: 'Osallistuja', email: 'osallistuja@example.org' },
		messageSequence: 3,
		stampedAt: new Date('2024-09-03T05:00:00Z'),
		...facts,
	});
}

function eventsOf(text: string): ICAL.Component[] {
	return new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent');
}

function eventOf(text: string): ICAL.Component {
	const [event, ...others] = eventsOf(text);
	if (!event || others.length > 0) throw new Error('Expected one event');
	return event;
}

/** ical.js hands out values of properties it does not know as they are written. */
function unescaped(value: unknown): string {
	return String(value).replace(/\\([\\;,n])/g, (_, code: string) => (code === 'n' ? '\n' : code));
}

const hostileText = fc.oneof(
	fc.string({ unit: 'binary', maxLength: 400 }),
	fc.string({
		unit: fc.constantFrom(
			'\r',
			'\n',
			'\r\n',
			'\t',
			'\\',
			';',
			',',
			':',
			'"',
			' ',
			'ä',
			'Ö',
			'€',
			'👩🏽‍⚕️',
			'🇫🇮',
			'n',
			'\u0000',
			'\u0085',
			'\u2028',
			'\ud800',
			'ש',
			'\u202e',
			'e\u0301',
			'\r\nBEGIN:VEVENT\r\n',
			'END:VCALENDAR',
		),
		maxLength: 200,
	}),
);

describe('an event in a feed', () => {
	test('is written as the specification says, byte for byte', () => {
		const event = anEvent({
			description: 'Tuo kannettava; lounas\nomakustanteinen.',
			location: 'Maistraatinportti 2, Helsinki',
			url: 'https://example.org/fi/koulutukset/NRM-2024-026?a=1,2;b=3',
			categories: ['Uusimaa', 'poliisi, rikostutkinta'],
			classification: 'public',
			geo: { latitude: 60.2, longitude: 0 },
		});
		expect(aFeed([renderEvent(event)]).split('\r\n')).toEqual([
			'BEGIN:VCALENDAR',
			'VERSION:2.0',
			'PRODID:-//Kutsu//Kutsu//EN',
			'CALSCALE:GREGORIAN',
			'NAME:Koulutukset',
			'DESCRIPTION:Hankkeen koulutukset',
			'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
			'SOURCE;VALUE=URI:https://example.org/feeds/fi/trainings.ics?region=01&group',
			' =police,ngo;x',
			'X-WR-CALNAME:Koulutukset',
			'X-WR-CALDESC:Hankkeen koulutukset',
			'X-WR-TIMEZONE:Europe/Helsinki',
			'X-PUBLISHED-TTL:PT1H',
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
			'BEGIN:VEVENT',
			'UID:0192b1c4-5d2e-7abc-8def-0123456789ab@session.kutsu',
			'SEQUENCE:2',
			'DTSTAMP:20240902T113015Z',
			'DTSTART;TZID=Europe/Helsinki:20241022T090000',
			'DTEND;TZID=Europe/Helsinki:20241022T123000',
			'SUMMARY:Tunnista\\, kohtaa\\, ohjaa',
			'TRANSP:OPAQUE',
			'LOCATION:Maistraatinportti 2\\, Helsinki',
			'DESCRIPTION:Tuo kannettava\\; lounas\\nomakustanteinen.\\n\\nLisätietoja: http',
			' s://example.org/fi/koulutukset/NRM-2024-026?a=1\\,2\\;b=3',
			'CATEGORIES:Uusimaa,poliisi\\, rikostutkinta',
			'STATUS:CONFIRMED',
			'CREATED:20240801T090000Z',
			'LAST-MODIFIED:20240902T113015Z',
			'CLASS:PUBLIC',
			'GEO:60.200000;0.000000',
			'URL:https://example.org/fi/koulutukset/NRM-2024-026?a=1,2;b=3',
			'END:VEVENT',
			'END:VCALENDAR',
			'',
		]);
		expect(findCalendarFaults(aFeed([renderEvent(event)]))).toEqual([]);
	});

	test.each([
		{
			when: 'it is cancelled in Finnish',
			facts: { status: 'cancelled' },
			summary: 'PERUTTU: Kurssi',
			status: 'CANCELLED',
		},
		{
			when: 'it is cancelled in Swedish',
			facts: { status: 'cancelled', locale: 'sv' },
			summary: 'INSTÄLLT: Kurssi',
			status: 'CANCELLED',
		},
		{
			when: 'it is cancelled in English',
			facts: { status: 'cancelled', locale: 'en' },
			summary: 'CANCELLED: Kurssi',
			status: 'CANCELLED',
		},
		{ when: 'it is not settled', facts: { status: 'tentative' }, summary: 'Kurssi', status: 'TENTATIVE' },
	] as const)('when $when, summary and status say so', ({ facts, summary, status }) => {
		const event = eventOf(download([anEvent({ summary: 'Kurssi', ...facts })]));
		expect(event.getFirstPropertyValue('summary')).toBe(summary);
		expect(event.getFirstPropertyValue('status')).toBe(status);
	});

	test('tells an online place in the words every client shows, too', () => {
		const url = 'https://video.example.org/j/1?p=a,b;c';
		const text = download([anEvent({ conferenceUrl: url, locale: 'sv' })]);
		const event = eventOf(text);
		expect(event.getFirstPropertyValue('conference')).toBe(url);
		expect(event.getFirstPropertyValue('location')).toBe(url);
		expect(event.getFirstPropertyValue('description')).toBe(`Delta på webben: ${url}`);
		expect(event.getFirstProperty('conference')?.getFirstParameter('label')).toBe('Delta på webben');
		expect(findCalendarFaults(text)).toEqual([]);
	});

	test('repeats no link its description already holds, and keeps a real place', () => {
		const url = 'https://video.example.org/j/1';
		const event = eventOf(
			download([anEvent({ conferenceUrl: url, description: `Linkki ${url}`, location: 'Sali 2' })]),
		);
		expect(event.getFirstPropertyValue('description')).toBe(`Linkki ${url}`);
		expect(event.getFirstPropertyValue('location')).toBe('Sali 2');
	});

	test.each([
		{
			when: 'summer time ends during it',
			from: '2024-10-26T23:30:00Z',
			to: '2024-10-27T02:00:00Z',
			local: ['20241027T023000', '20241027T040000'],
		},
		{
			when: 'summer time begins during it',
			from: '2025-03-30T00:30:00Z',
			to: '2025-03-30T02:00:00Z',
			local: ['20250330T023000', '20250330T050000'],
		},
		{
			when: 'it passes midnight',
			from: '2025-01-01T21:00:00Z',
			to: '2025-01-01T23:00:00Z',
			local: ['20250101T230000', '20250102T010000'],
		},
	])('keeps the wall clock when $when', ({ from, to, local }) => {
		const text = download([anEvent({ startsAt: new Date(from), endsAt: new Date(to) })]);
		expect(Array.from(text.matchAll(/^DT(?:START|END);.*:(.*)\r$/gm), ([, value]) => value)).toEqual(local);
	});

	test('writes the hour that comes twice in UTC, where it comes once', () => {
		const [startsAt, endsAt] = [new Date('2024-10-27T01:30:00Z'), new Date('2024-10-27T03:00:00Z')];
		const text = download([anEvent({ startsAt, endsAt })]);
		expect(text).toContain('\r\nDTSTART:20241027T013000Z\r\nDTEND:20241027T030000Z\r\n');
		expect(findCalendarFaults(text)).toEqual([]);
	});

	test.each([
		['ends when it starts', { endsAt: new Date('2024-10-22T06:00:00Z') }],
		['ends before it starts', { endsAt: new Date('2024-10-21T06:00:00Z') }],
		['has no end', { endsAt: new Date(Number.NaN) }],
		['has a zone nobody knows', { timeZone: 'Europe/Atlantis' }],
		['has an offset for a zone', { timeZone: '+02:00' }],
		['has a zone with another line in it', { timeZone: 'Europe/Helsinki\r\nATTENDEE:mailto:x@example.org' }],
		['has a UID with another line in it', { uid: 'a\r\nATTENDEE:mailto:x@example.org' }],
		['has a negative SEQUENCE', { sequence: -1 }],
		['has half a SEQUENCE', { sequence: 1.5 }],
		['was never changed', { lastModified: new Date(Number.NaN) }],
		['links to a script', { url: 'javascript:alert(1)' }],
		['links nowhere', { conferenceUrl: 'tulossa' }],
		['lies off the globe', { geo: { latitude: 91, longitude: 0 } }],
		['has a colour with another line in it', { color: 'red\r\nX:1' }],
	] as const)('is refused when it %s', (_, facts) => {
		expect(() => renderEvent(anEvent(facts))).toThrow(RangeError);
	});

	test('whatever its texts, is strict, keeps them, and lets nothing else in', () => {
		fc.assert(
			fc.property(
				hostileText,
				hostileText,
				hostileText,
				hostileText,
				(summary, description, location, category) => {
					const clean = [summary, description, location, category].map(cleanText);
					const event = anEvent({ summary, description, location, categories: [category, 'x'] });
					const text = aFeed([renderEvent(event)], { name: summary, description });
					expect(findCalendarFaults(text)).toEqual([]);
					const root = new ICAL.Component(ICAL.parse(text));
					const read = eventOf(text);
					expect(root.getAllSubcomponents().map((each) => each.name)).toEqual(['vtimezone', 'vevent']);
					expect(unescaped(root.getFirstPropertyValue('name'))).toBe(clean[0]);
					expect(unescaped(root.getFirstPropertyValue('x-wr-caldesc'))).toBe(clean[1]);
					expect(read.getFirstPropertyValue('summary')).toBe(clean[0]);
					expect(read.getFirstPropertyValue('description') ?? '').toBe(clean[1]);
					expect(read.getFirstPropertyValue('location') ?? '').toBe(clean[2]);
					expect(read.getFirstProperty('categories')?.getValues()).toEqual(
						clean[3] ? [clean[3].replaceAll('\\', '⧵'), 'x'] : ['x'],
					);
				},
			),
			{ numRuns: 300 },
		);
	});

	test('has no line that is blank but for its fold', () => {
		for (let length = 40; length < 160; length++) {
			const event = anEvent({ summary: `${'a'.repeat(length)} ` });
			expect(findCalendarFaults(aFeed([renderEvent(event)]))).toEqual([]);
		}
	});

	test('is folded between graphemes, to the last octet', () => {
		const nurse = '👩🏽‍⚕️';
		for (let lead = 0; lead < 80; lead++) {
			const text = download([anEvent({ summary: 'x'.repeat(lead) + nurse.repeat(6) + '🇫🇮🇸🇪' })]);
			expect(findCalendarFaults(text)).toEqual([]);
			const [summary = ''] = /^SUMMARY:.*(?:\r\n .*)*/m.exec(text) ?? [];
			for (const line of summary.split('\r\n '))
				expect(line).not.toMatch(/^(?:\u{200d}|\u{fe0f}|\u{1f3fd})|\u{200d}$/u);
		}
		const ascii = download([anEvent({ summary: 'x'.repeat(300) })]);
		expect(
			ascii
				.split('\r\n')
				.filter((line) => line.includes('xxxx'))
				.map((line) => line.length),
		).toEqual([75, 75, 75, 75, 12]);
	});

	test('a grapheme longer than a line is still folded, between code points', () => {
		const text = download([anEvent({ summary: `e${'\u0301'.repeat(500)}` })]);
		expect(findCalendarFaults(text)).toEqual([]);
		expect(eventOf(text).getFirstPropertyValue('summary')).toBe(`e${'\u0301'.repeat(500)}`);
	});
});

describe('a feed', () => {
	test('gives the same bytes for the same input, whatever the hour', () => {
		const make = () => aFeed([renderEvent(anEvent()), renderEvent(anEvent({ uid: itemUid(sessionId) }))]);
		expect(make()).toBe(make());
	});

	test('declares every zone its fragments name, each once', () => {
		const text = aFeed([
			renderEvent(anEvent()),
			renderEvent(anEvent({ uid: itemUid(sessionId), timeZone: 'Europe/Stockholm' })),
			renderEvent(anEvent({ uid: 'third@example.org', timeZone: 'America/Argentina/ComodRivadavia' })),
		]);
		expect(Array.from(text.matchAll(/^TZID:(.*)\r$/gm), ([, zone]) => zone)).toEqual([
			'America/Argentina/ComodRivadavia',
			'Europe/Helsinki',
			'Europe/Stockholm',
		]);
		expect(findCalendarFaults(text)).toEqual([]);
	});

	test('is a valid calendar when it is empty', () => {
		expect(findCalendarFaults(aFeed([]))).toEqual([]);
		expect(findCalendarFaults(download([]))).toEqual([]);
	});

	test('writes an event of a zone without yearly rules in UTC', () => {
		const text = download([anEvent({ timeZone: 'Africa/Casablanca' })]);
		expect(text).toContain('\r\nDTSTART:20241022T060000Z\r\n');
		expect(findCalendarFaults(text)).toEqual([]);
	});

	test('refuses a zone nobody knows', () => {
		expect(() =>
			calendarFeed({ name: 'x', description: '', timeZone: 'Europe/Atlantis', fragments: [] }),
		).toThrow(RangeError);
	});

	test('and a download agree on every byte of an event', () => {
		const event = anEvent();
		expect(download([event])).toContain(renderEvent(event));
		expect(aFeed([renderEvent(event)])).toContain(renderEvent(event));
	});
});

describe('an ETag', () => {
	const etag = feedEtag(['fi', 12, new Date('2024-09-02T11:30:15Z')]);

	test('is weak, stable, and tells its parts apart', () => {
		expect(etag).toMatch(/^W\/"[\w-]{27}"$/);
		expect(feedEtag(['fi', 12, new Date('2024-09-02T11:30:15Z')])).toBe(etag);
		expect(feedEtag(['a', 'bc'])).not.toBe(feedEtag(['ab', 'c']));
		expect(feedEtag([1])).not.toBe(feedEtag(['1']));
	});

	test.each([
		[etag, true],
		[etag.slice(2), true],
		[`"x", ${etag} , "y"`, true],
		['*', true],
		['"x"', false],
		['', false],
		[undefined, false],
		[etag.replaceAll('"', ''), false],
	])('%s is held by the client: %s', (header, expected) => expect(etagMatches(header, etag)).toBe(expected));
});

describe('an invitation', () => {
	test('names one organizer and one attendee and is stamped with the message', () => {
		const text = anInvitation();
		expect(findCalendarFaults(text)).toEqual([]);
		const root = new ICAL.Component(ICAL.parse(text));
		const event = eventOf(text);
		expect(root.getFirstPropertyValue('method')).toBe('REQUEST');
		expect(text).toContain('\r\nDTSTAMP:20240903T050000Z\r\n');
		expect(text).toContain('\r\nLAST-MODIFIED:20240902T113015Z\r\n');
		expect(event.getFirstPropertyValue('uid')).toBe(sessionUid(sessionId));
		expect(event.getFirstPropertyValue('sequence')).toBe(3);
		expect(event.getFirstPropertyValue('organizer')).toBe('mailto:hanke@example.org');
		expect(event.getAllProperties('attendee').map((each) => each.getFirstValue())).toEqual([
			'mailto:osallistuja@example.org',
		]);
		expect(event.getFirstProperty('attendee')?.getFirstParameter('rsvp')).toBe('FALSE');
	});

	test('is withdrawn under the same UID, with STATUS:CANCELLED and its plain title', () => {
		const text = anInvitation({ method: 'CANCEL' });
		expect(findCalendarFaults(text)).toEqual([]);
		expect(text).toContain('\r\nMETHOD:CANCEL\r\n');
		expect(eventOf(text).getFirstPropertyValue('status')).toBe('CANCELLED');
		expect(eventOf(text).getFirstPropertyValue('summary')).toBe('Tunnista, kohtaa, ohjaa');
	});

	test('to a cancelled session is never sent', () => {
		expect(() => anInvitation({ event: anEvent({ status: 'cancelled' }) })).toThrow(RangeError);
	});

	test('whatever the names, reads back and lets nothing else in', () => {
		fc.assert(
			fc.property(hostileText, hostileText, (mine, theirs) => {
				const text = anInvitation({
					organizer: { name: mine, email: 'hanke@example.org' },
					attendee: { name: theirs, email: "o'neill+kurssi@example.org" },
				});
				expect(findCalendarFaults(text)).toEqual([]);
				const event = eventOf(text);
				const shown = cleanText(theirs)
					.replace(/[\n\t]+/g, ' ')
					.replaceAll('"', '”')
					.replaceAll('^', 'ˆ');
				expect(text).not.toMatch(/\r\n(?!ATTENDEE)[^:]*mailto:[^\r]*o'neill/);
				expect(event.getAllProperties('attendee').map((each) => each.getFirstValue())).toEqual([
					"mailto:o'neill+kurssi@example.org",
				]);
				expect(event.getFirstProperty('attendee')?.getFirstParameter('cn') ?? '').toBe(
					shown.replaceAll('\\', '⧵'),
				);
			}),
			{ numRuns: 200 },
		);
	});

	test.each([
		'',
		'x',
		'a@b@c',
		'a b@example.org',
		'a@example.org\r\nX:1',
		'a@example.org,b@example.org',
		'<a@example.org>',
		'a@exa\u0000mple.org',
	])('to %j is refused', (email) =>
		expect(() => anInvitation({ attendee: { name: 'x', email } })).toThrow(RangeError),
	);
});

test.each(['', 'x', `${sessionId}\r\n`, 'not-a-uuid-at-all'])('a UID is not made of %j', (id) => {
	expect(() => sessionUid(id)).toThrow(RangeError);
	expect(() => itemUid(id)).toThrow(RangeError);
});

test('a session and an item never share a UID, however the id is written', () => {
	expect(sessionUid(sessionId)).not.toBe(itemUid(sessionId));
	expect(sessionUid(sessionId.toUpperCase())).toBe(sessionUid(sessionId));
});

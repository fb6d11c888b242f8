import { describe, expect, test } from 'vitest';
import type { CalendarFacts } from './calendar-revision.ts';
import { decideCalendarRevision, isSame } from './calendar-revision.ts';

const aSession = (facts: Partial<CalendarFacts> = {}): CalendarFacts => ({
	startsAt: new Date('2026-04-01T06:00Z'),
	endsAt: new Date('2026-04-01T09:00Z'),
	timeZone: 'Europe/Helsinki',
	isCancelled: false,
	mode: 'hybrid',
	visibility: 'public',
	isDiscreet: false,
	venueId: 'venue-a',
	roomId: 'room-a',
	municipalityCode: '091',
	conferenceUrl: null,
	addressDisclosure: 'public',
	title: { fi: 'Koulutus', sv: 'Utbildning' },
	sessionTitle: null,
	description: {},
	languages: ['fi'],
	interpretation: [],
	targetGroupKeys: ['police'],
	...facts,
});

describe('decideCalendarRevision', () => {
	test.each<{ when: string; change: Partial<CalendarFacts>; expected: string }>([
		{
			when: 'it starts a minute later',
			change: { startsAt: new Date('2026-04-01T06:01Z') },
			expected: 'raised',
		},
		{ when: 'it ends later', change: { endsAt: new Date('2026-04-01T10:00Z') }, expected: 'raised' },
		{ when: 'it moves to another room', change: { roomId: 'room-b' }, expected: 'raised' },
		{ when: 'it moves to another venue', change: { venueId: 'venue-b' }, expected: 'raised' },
		{
			when: 'it gets a conference address',
			change: { conferenceUrl: 'https://meet.example.org/1' },
			expected: 'raised',
		},
		{
			when: 'it is held online only, and its venue is kept',
			change: { mode: 'online' },
			expected: 'raised',
		},
		{ when: 'it becomes discreet', change: { isDiscreet: true }, expected: 'raised' },
		{
			when: 'its place is told to the confirmed only',
			change: { addressDisclosure: 'confirmed' },
			expected: 'touched',
		},
		{ when: 'it leaves the catalogue', change: { visibility: 'unlisted' }, expected: 'touched' },
		{ when: 'it is cancelled', change: { isCancelled: true }, expected: 'raised' },
		{ when: 'its title changes', change: { title: { fi: 'Koulutus', sv: 'Kurs' } }, expected: 'touched' },
		{ when: 'it gets a title of its own', change: { sessionTitle: { fi: 'Aamu' } }, expected: 'touched' },
		{ when: 'it is interpreted', change: { interpretation: ['fi-sv'] }, expected: 'touched' },
		{
			when: 'title and time change at once',
			change: { title: { fi: 'X' }, startsAt: new Date('2026-04-01T05:00Z') },
			expected: 'raised',
		},
		{ when: 'nothing a calendar shows changes', change: {}, expected: 'unchanged' },
		{
			when: 'the same instant is written anew',
			change: { startsAt: new Date('2026-04-01T09:00+03:00') },
			expected: 'unchanged',
		},
		{
			when: 'a blank language is written out',
			change: { title: { sv: 'Utbildning', fi: 'Koulutus', en: '' } },
			expected: 'unchanged',
		},
	])('$expected when $when', ({ change, expected }) => {
		expect(decideCalendarRevision(aSession(), aSession(change), false)).toBe(expected);
	});

	test('a venue kept by a training held online is no place of it, nor a link by one held on site', () => {
		const online = aSession({ mode: 'online' });
		expect(decideCalendarRevision(online, { ...online, venueId: 'venue-b', roomId: null }, false)).toBe(
			'unchanged',
		);
		const onsite = aSession({ mode: 'onsite' });
		expect(
			decideCalendarRevision(onsite, { ...onsite, conferenceUrl: 'https://meet.example.org/2' }, false),
		).toBe('unchanged');
	});

	test('a draft is never raised', () => {
		expect(decideCalendarRevision(aSession(), aSession({ venueId: null }), true)).toBe('touched');
	});
});

test.each([
	[null, undefined, true],
	[{}, null, true],
	[['a', 'b'], ['b', 'a'], false],
	[1, '1', false],
])('%j and %j are the same: %s', (a, b, expected) => expect(isSame(a, b)).toBe(expected));

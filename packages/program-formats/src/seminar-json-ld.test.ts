import { describe, expect, test } from 'vitest';
import { jsonLdText } from './json-ld-script.ts';
import { seminarJsonLd } from './seminar-json-ld.ts';
import type { SeminarFacts, SeminarItemFacts } from './seminar-json-ld.ts';

const url = 'https://example.org/sv/program/NRM-2025-LOPPU';

function anItem(over: Partial<SeminarItemFacts> = {}): SeminarItemFacts {
	return {
		url: `${url}#1`,
		name: 'Öppning',
		description: '',
		languages: ['fi', 'sv'],
		startsAt: new Date('2025-05-13T06:00:00Z'),
		endsAt: new Date('2025-05-13T06:15:00Z'),
		roomName: 'Festsalen',
		isStreamed: false,
		speakers: [],
		...over,
	};
}

function aSeminar(over: Partial<SeminarFacts> = {}): SeminarFacts {
	return {
		url,
		name: 'Slutseminarium',
		description: '',
		languages: ['fi', 'sv'],
		mode: 'hybrid',
		state: 'scheduled',
		previousStartsAt: null,
		startsAt: new Date('2025-05-13T05:30:00Z'),
		endsAt: new Date('2025-05-13T13:15:00Z'),
		timeZone: 'Europe/Helsinki',
		place: {
			name: 'Kongresscentret',
			streetAddress: null,
			postalCode: null,
			municipality: 'Helsingfors',
			countryCode: 'FI',
		},
		organiser: null,
		capacitySeats: 180,
		seatsLeft: null,
		registration: null,
		items: [anItem()],
		...over,
	};
}

const written = (seminar: SeminarFacts) => JSON.parse(jsonLdText(seminarJsonLd(seminar)));
const address = { '@type': 'PostalAddress', addressLocality: 'Helsingfors', addressCountry: 'FI' };

test('a seminar is an education event with its items below it', () => {
	expect(written(aSeminar())).toEqual({
		'@context': 'https://schema.org',
		'@type': 'EducationEvent',
		'@id': url,
		url,
		name: 'Slutseminarium',
		inLanguage: ['fi', 'sv'],
		startDate: '2025-05-13T08:30:00+03:00',
		endDate: '2025-05-13T16:15:00+03:00',
		eventStatus: 'https://schema.org/EventScheduled',
		eventAttendanceMode: 'https://schema.org/MixedEventAttendanceMode',
		location: [
			{ '@type': 'Place', name: 'Kongresscentret', address },
			{ '@type': 'VirtualLocation', url },
		],
		isAccessibleForFree: true,
		maximumAttendeeCapacity: 180,
		subEvent: [
			{
				'@type': 'EducationEvent',
				'@id': `${url}#1`,
				url: `${url}#1`,
				name: 'Öppning',
				inLanguage: ['fi', 'sv'],
				startDate: '2025-05-13T09:00:00+03:00',
				endDate: '2025-05-13T09:15:00+03:00',
				eventStatus: 'https://schema.org/EventScheduled',
				location: { '@type': 'Place', name: 'Festsalen, Kongresscentret', address },
			},
		],
	});
});

test('items stand in order of time', () => {
	const later = anItem({ name: 'Avslutning', startsAt: new Date('2025-05-13T13:05:00Z') });
	const { subEvent } = written(aSeminar({ items: [later, anItem()] }));
	expect(subEvent.map((item: { name: string }) => item.name)).toEqual(['Öppning', 'Avslutning']);
});

test('a program without items has no subEvent', () => {
	expect(written(aSeminar({ items: [] }))).not.toHaveProperty('subEvent');
});

describe('where an item is held', () => {
	test.each([
		{
			when: 'streamed from a room',
			item: { isStreamed: true },
			expected: [
				{ '@type': 'Place', name: 'Festsalen, Kongresscentret', address },
				{ '@type': 'VirtualLocation', url: `${url}#1` },
			],
		},
		{
			when: 'in no room yet',
			item: { roomName: null },
			expected: { '@type': 'Place', name: 'Kongresscentret', address },
		},
	])('$when', ({ item, expected }) => {
		expect(written(aSeminar({ items: [anItem(item)] })).subEvent[0].location).toEqual(expected);
	});
});

test('a cancelled seminar cancels its items', () => {
	const seminar = written(aSeminar({ state: 'cancelled' }));
	expect([seminar.eventStatus, seminar.subEvent[0].eventStatus]).toEqual([
		'https://schema.org/EventCancelled',
		'https://schema.org/EventCancelled',
	]);
});

test('a protected speaker is never written', () => {
	const speakers = [
		{ name: 'Hemlig Person', role: 'Erfarenhetsexpert', isProtected: true },
		{ name: 'Öppen Person', role: '', isProtected: false },
	];
	const seminar = aSeminar({ items: [anItem({ speakers })] });
	expect(written(seminar).subEvent[0].performer).toEqual([{ '@type': 'Person', name: 'Öppen Person' }]);
	expect(jsonLdText(seminarJsonLd(seminar))).not.toMatch(/Hemlig|Erfarenhetsexpert/);
});

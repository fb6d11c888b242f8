import { describe, expect, test } from 'vitest';
import { jsonLdText } from './json-ld-script.ts';
import { trainingJsonLd } from './training-json-ld.ts';
import type { TrainingFacts } from './training-json-ld.ts';

const url = 'https://example.org/fi/koulutukset/NRM-2025-014';
const startsAt = new Date('2025-03-04T07:00:00Z');
const endsAt = new Date('2025-03-04T10:30:00Z');

function aTraining(over: Partial<TrainingFacts> = {}): TrainingFacts {
	return {
		url,
		name: 'Tunnistaminen Lapissa',
		description: 'Puolen päivän koulutus.',
		languages: ['fi'],
		mode: 'onsite',
		state: 'scheduled',
		previousStartsAt: null,
		startsAt,
		endsAt,
		timeZone: 'Europe/Helsinki',
		place: {
			name: 'Kaupungintalo',
			streetAddress: 'Esimerkkikatu 1',
			postalCode: '96100',
			municipality: 'Rovaniemi',
			countryCode: 'FI',
		},
		organiser: { name: 'Esimerkkivirasto', url: 'https://example.org' },
		capacitySeats: 40,
		seatsLeft: 12,
		registration: { opensAt: new Date('2025-01-07T07:00:00Z'), closesAt: new Date('2025-02-25T21:59:00Z') },
		course: { name: 'Ihmiskaupan uhrin tunnistaminen', description: '' },
		instructors: [],
		sessions: [{ name: null, startsAt, endsAt, state: 'scheduled' }],
		...over,
	};
}

/** As a reader of the page gets it: without what was left out. */
const written = (training: TrainingFacts) => JSON.parse(jsonLdText(trainingJsonLd(training)));
const instanceOf = (training: TrainingFacts) => written(training).hasCourseInstance[0];

test('a training is a course with one instance that is an event', () => {
	expect(written(aTraining())).toEqual({
		'@context': 'https://schema.org',
		'@type': 'Course',
		name: 'Ihmiskaupan uhrin tunnistaminen',
		description: 'Puolen päivän koulutus.',
		inLanguage: ['fi'],
		provider: { '@type': 'Organization', name: 'Esimerkkivirasto', url: 'https://example.org' },
		hasCourseInstance: [
			{
				'@type': 'CourseInstance',
				'@id': url,
				url,
				name: 'Tunnistaminen Lapissa',
				description: 'Puolen päivän koulutus.',
				inLanguage: ['fi'],
				startDate: '2025-03-04T09:00:00+02:00',
				endDate: '2025-03-04T12:30:00+02:00',
				eventStatus: 'https://schema.org/EventScheduled',
				eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
				location: {
					'@type': 'Place',
					name: 'Kaupungintalo',
					address: {
						'@type': 'PostalAddress',
						streetAddress: 'Esimerkkikatu 1',
						postalCode: '96100',
						addressLocality: 'Rovaniemi',
						addressCountry: 'FI',
					},
				},
				organizer: { '@type': 'Organization', name: 'Esimerkkivirasto', url: 'https://example.org' },
				isAccessibleForFree: true,
				maximumAttendeeCapacity: 40,
				remainingAttendeeCapacity: 12,
				offers: {
					'@type': 'Offer',
					url,
					price: 0,
					priceCurrency: 'EUR',
					availability: 'https://schema.org/InStock',
					validFrom: '2025-01-07T09:00:00+02:00',
					validThrough: '2025-02-25T23:59:00+02:00',
				},
				courseMode: 'onsite',
				courseWorkload: 'PT3H30M',
			},
		],
	});
});

const online = { '@type': 'VirtualLocation', url };
const hall = expect.objectContaining({ '@type': 'Place', name: 'Kaupungintalo' });

describe('where it is held', () => {
	test.each([
		{
			when: 'online: the page, never the meeting',
			facts: { mode: 'online', place: null } as const,
			expected: ['online', 'https://schema.org/OnlineEventAttendanceMode', online],
		},
		{
			when: 'online though a studio is known',
			facts: { mode: 'online' } as const,
			expected: ['online', 'https://schema.org/OnlineEventAttendanceMode', online],
		},
		{
			when: 'hybrid',
			facts: { mode: 'hybrid' } as const,
			expected: ['blended', 'https://schema.org/MixedEventAttendanceMode', [hall, online]],
		},
		{
			when: 'on site in a place that is not told',
			facts: { mode: 'onsite', place: null } as const,
			expected: ['onsite', 'https://schema.org/OfflineEventAttendanceMode', undefined],
		},
		{
			when: 'on site where only the municipality is told',
			facts: {
				place: {
					name: null,
					streetAddress: null,
					postalCode: null,
					municipality: 'Vaasa',
					countryCode: 'FI',
				},
			},
			expected: [
				'onsite',
				'https://schema.org/OfflineEventAttendanceMode',
				{
					'@type': 'Place',
					name: 'Vaasa',
					address: { '@type': 'PostalAddress', addressLocality: 'Vaasa', addressCountry: 'FI' },
				},
			],
		},
	])('$when', ({ facts, expected }) => {
		const { courseMode, eventAttendanceMode, location } = instanceOf(aTraining(facts));
		expect([courseMode, eventAttendanceMode, location]).toEqual(expected);
	});
});

describe('what has become of it', () => {
	const moved = new Date('2025-02-04T07:00:00Z');
	test.each([
		{
			when: 'cancelled: keeps its start and offers nothing',
			facts: { state: 'cancelled' } as const,
			expected: ['EventCancelled', '2025-03-04T09:00:00+02:00', undefined, undefined],
		},
		{
			when: 'moved: says from when',
			facts: { previousStartsAt: moved },
			expected: ['EventRescheduled', '2025-03-04T09:00:00+02:00', '2025-02-04T09:00:00+02:00', 'InStock'],
		},
		{
			when: 'moved and then cancelled',
			facts: { previousStartsAt: moved, state: 'cancelled' } as const,
			expected: ['EventCancelled', '2025-03-04T09:00:00+02:00', '2025-02-04T09:00:00+02:00', undefined],
		},
		{
			when: 'full',
			facts: { seatsLeft: 0 },
			expected: ['EventScheduled', '2025-03-04T09:00:00+02:00', undefined, 'SoldOut'],
		},
		{
			when: 'without a word on seats',
			facts: { seatsLeft: null },
			expected: ['EventScheduled', '2025-03-04T09:00:00+02:00', undefined, 'InStock'],
		},
		{
			when: 'without registration',
			facts: { registration: null },
			expected: ['EventScheduled', '2025-03-04T09:00:00+02:00', undefined, undefined],
		},
	])('$when', ({ facts, expected }) => {
		const { eventStatus, startDate, previousStartDate, offers } = instanceOf(aTraining(facts));
		expect([
			eventStatus.replace('https://schema.org/', ''),
			startDate,
			previousStartDate,
			offers?.availability.replace('https://schema.org/', ''),
		]).toEqual(expected);
	});
});

test('a training of two days tells each session, and its workload without a cancelled one', () => {
	const day = (date: string, state: 'scheduled' | 'cancelled') => ({
		name: `Päivä ${date}`,
		startsAt: new Date(`2025-03-${date}T07:00:00Z`),
		endsAt: new Date(`2025-03-${date}T13:00:00Z`),
		state,
	});
	const instance = instanceOf(aTraining({ sessions: [day('29', 'scheduled'), day('30', 'cancelled')] }));
	expect(instance.courseWorkload).toBe('PT6H');
	expect(
		instance.subEvent.map((session: Record<string, unknown>) => [
			session['startDate'],
			session['eventStatus'],
		]),
	).toEqual([
		['2025-03-29T09:00:00+02:00', 'https://schema.org/EventScheduled'],
		['2025-03-30T10:00:00+03:00', 'https://schema.org/EventCancelled'],
	]);
});

test('a protected instructor is never written, nor one known by role only', () => {
	const training = aTraining({
		instructors: [
			{ name: 'Salattu Henkilö', role: 'Rikostutkija', isProtected: true },
			{ name: null, role: 'Aluesyyttäjä', isProtected: false },
			{ name: 'Julkinen Henkilö', role: 'tutkija', isProtected: false },
		],
	});
	expect(instanceOf(training).instructor).toEqual([
		{ '@type': 'Person', name: 'Julkinen Henkilö', jobTitle: 'tutkija' },
	]);
	expect(jsonLdText(trainingJsonLd(training))).not.toMatch(/Salattu|Rikostutkija/);
});

import type { Locale } from '@kutsu/kernel';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PublicationFacts } from './publication.ts';
import { decidePublication, findMissing } from './publication.ts';

const now = new Date('2026-03-02T09:00Z');
const aDraft = (facts: Partial<PublicationFacts> = {}): PublicationFacts => ({
	state: 'draft',
	requiredLocales: ['fi', 'sv'],
	title: { fi: 'Koulutus', sv: 'Utbildning' },
	description: {},
	missingLocaleReason: '',
	mode: 'onsite',
	venueId: 'venue',
	addressDisclosure: 'public',
	conferenceUrl: null,
	endsAt: new Date('2026-04-01T12:00Z'),
	closesAt: new Date('2026-03-30T12:00Z'),
	...facts,
});
const incomplete = (...missing: object[]) => ({ ok: false, refusal: { code: 'incomplete', missing } });

describe('decidePublication', () => {
	test.each<{ when: string; facts: Partial<PublicationFacts>; expected: object }>([
		{ when: 'all is there', facts: {}, expected: { ok: true, missingLocaleReason: null } },
		{
			when: 'Swedish is missing',
			facts: { title: { fi: 'Koulutus' } },
			expected: incomplete({ field: 'title', locale: 'sv' }),
		},
		{
			when: 'Swedish is blank',
			facts: { title: { fi: 'Koulutus', sv: '  ' } },
			expected: incomplete({ field: 'title', locale: 'sv' }),
		},
		{
			when: 'a description lacks a language',
			facts: { description: { sv: 'Mer' } },
			expected: incomplete({ field: 'description', locale: 'fi' }),
		},
		{
			when: 'Swedish is missing for a reason',
			facts: { title: { fi: 'Koulutus' }, missingLocaleReason: ' Vain suomeksi ' },
			expected: { ok: true, missingLocaleReason: 'Vain suomeksi' },
		},
		{
			when: 'a reason excuses nothing',
			facts: { missingLocaleReason: 'Varmuuden vuoksi' },
			expected: { ok: true, missingLocaleReason: null },
		},
		{
			when: 'a reason stands for a title in no language',
			facts: { title: {}, missingLocaleReason: 'x' },
			expected: incomplete({ field: 'title', locale: 'fi' }, { field: 'title', locale: 'sv' }),
		},
		{ when: 'it has no venue', facts: { venueId: null }, expected: incomplete({ field: 'venue' }) },
		{
			when: 'it has no venue, but the place is told to the confirmed only',
			facts: { venueId: null, addressDisclosure: 'confirmed' },
			expected: { ok: true, missingLocaleReason: null },
		},
		{
			when: 'a webinar has no address',
			facts: { mode: 'online', venueId: null },
			expected: incomplete({ field: 'conferenceUrl' }),
		},
		{
			when: 'registration closes after the end',
			facts: { closesAt: new Date('2026-04-01T12:01Z') },
			expected: incomplete({ field: 'window' }),
		},
		{
			when: 'it is over',
			facts: { endsAt: now, closesAt: now },
			expected: incomplete({ field: 'sessions' }),
		},
		{
			when: 'it is published',
			facts: { state: 'published' },
			expected: { ok: false, refusal: { code: 'already-published' } },
		},
		{
			when: 'it is cancelled',
			facts: { state: 'cancelled', title: {} },
			expected: { ok: false, refusal: { code: 'cancelled' } },
		},
		{
			when: 'much is missing',
			facts: { mode: 'hybrid', title: { sv: 'Kurs' }, description: { sv: 'Mer' }, venueId: null },
			expected: incomplete(
				{ field: 'title', locale: 'fi' },
				{ field: 'description', locale: 'fi' },
				{ field: 'venue' },
				{ field: 'conferenceUrl' },
			),
		},
	])('when $when', ({ facts, expected }) => expect(decidePublication(aDraft(facts), now)).toEqual(expected));

	test('without a reason, a title is asked for in exactly the required languages it lacks', () => {
		const locales = fc.subarray<Locale>(['fi', 'sv', 'en']);
		fc.assert(
			fc.property(locales, locales, (required, given) => {
				fc.pre(given.length > 0);
				const missing = findMissing(
					aDraft({ requiredLocales: required, title: Object.fromEntries(given.map((one) => [one, 'x'])) }),
				);
				expect(missing).toEqual(
					required.filter((one) => !given.includes(one)).map((locale) => ({ field: 'title', locale })),
				);
			}),
		);
	});
});

import {
	addressDisclosures as storedDisclosures,
	caterings as storedCaterings,
	sessionStates as storedSessionStates,
	trainingFormats as storedFormats,
	trainingKinds as storedKinds,
	trainingModes as storedModes,
	trainingStates as storedStates,
	trainingVisibilities as storedVisibilities,
} from '@kutsu/db/tables';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	addressDisclosures,
	CatalogueFilter,
	catalogueFilterParams,
	caterings,
	CreateTrainingInput,
	parseCatalogueFilter,
	sessionStates,
	trainingFormats,
	trainingKinds,
	trainingModes,
	trainingStates,
	trainingVisibilities,
	WallTime,
} from './model.ts';

test('lists of states are those of the tables', () => {
	expect([trainingKinds, trainingFormats, trainingModes, trainingVisibilities]).toEqual([
		storedKinds,
		storedFormats,
		storedModes,
		storedVisibilities,
	]);
	expect([trainingStates, sessionStates, addressDisclosures, caterings]).toEqual([
		storedStates,
		storedSessionStates,
		storedDisclosures,
		storedCaterings,
	]);
});

const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const day = fc
	.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
	.map((date) => date.toISOString().slice(0, 10));
const aFilter = fc.record({
	region: optional(fc.constantFrom('01', '19')),
	group: optional(fc.constantFrom('police', 'social_services')),
	language: optional(fc.constantFrom('fi', 'sv', 'fse')),
	format: optional(fc.constantFrom(...trainingFormats)),
	from: optional(day),
	to: optional(day),
	hideOnline: optional(fc.constant(true as const)),
	q: optional(
		fc
			.string({ minLength: 1, maxLength: 100, unit: 'grapheme-ascii' })
			.map((text) => text.trim())
			.filter((text) => text !== ''),
	),
	project: optional(fc.constantFrom('tehoa', 'a-b-1')),
	series: optional(fc.constantFrom('tour-2026', 'x')),
	showPast: optional(fc.constant(true as const)),
});

describe('a filter', () => {
	test('written into an address and read back is the same', () => {
		fc.assert(
			fc.property(aFilter, (asked) => {
				const filter = CatalogueFilter.parse(asked);
				const params = catalogueFilterParams(filter);
				const known = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
				expect(parseCatalogueFilter(new URLSearchParams(params.toString()))).toEqual({
					filter: known,
					ignored: [],
				});
			}),
		);
	});

	test('leaves out what cannot be used, and names it', () => {
		const params = new URLSearchParams('region=Lapland&language=sv&from=2026-02-30&hideOnline=no&page=7&q=+');
		expect(parseCatalogueFilter(params)).toEqual({
			filter: { language: 'sv' },
			ignored: ['region', 'from', 'hideOnline'],
		});
	});
});

test.each([
	'2026-02-30T09:00',
	'2026-02-03T24:00',
	'2026-02-03 09:00',
	'2026-02-03T09:00:00',
	'2026-02-03T09:00Z',
])('%s is no wall time', (text) => {
	expect(WallTime.safeParse(text).success).toBe(false);
});

const aDraft = {
	project: 'demo',
	courseId: '01890000-0000-7000-8000-000000000000',
	format: 'regional_onsite',
	mode: 'onsite',
	onsiteSeats: 10,
	sessions: [{ startsAt: '2026-04-01T09:00', endsAt: '2026-04-01T12:00' }],
};

test.each([
	{ when: 'an on-site training has no seats', input: { onsiteSeats: 0 }, at: 'onsiteSeats' },
	{ when: 'an on-site training has seats online', input: { onlineSeats: 5 }, at: 'onlineSeats' },
	{
		when: 'an online training has seats on site',
		input: { mode: 'online', onlineSeats: 5 },
		at: 'onsiteSeats',
	},
	{ when: 'a hybrid training has no seats online', input: { mode: 'hybrid' }, at: 'onlineSeats' },
	{
		when: 'it closes before it opens',
		input: { opensAt: '2026-03-02T09:00', closesAt: '2026-03-01T09:00' },
		at: 'closesAt',
	},
	{
		when: 'a session ends before it starts',
		input: { sessions: [{ startsAt: '2026-04-01T09:00', endsAt: '2026-04-01T09:00' }] },
		at: 'sessions.0.endsAt',
	},
	{ when: 'it has no session', input: { sessions: [] }, at: 'sessions' },
	{ when: 'its title is blank in every language', input: { title: { fi: ' ', sv: '' } }, at: 'title.fi' },
	{
		when: 'a conference address is none',
		input: { conferenceUrl: 'javascript:alert(1)' },
		at: 'conferenceUrl',
	},
])('a fault is named by its path when $when', ({ input, at }) => {
	const parsed = CreateTrainingInput.safeParse({ ...aDraft, ...input });
	expect(parsed.error?.issues.map((issue) => issue.path.join('.'))).toEqual([at]);
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CatalogueFilter, TrainingMode } from '../model.ts';
import type { FacetFacts } from './facets.ts';
import { facetsAsked, facetsOf } from './facets.ts';

const aTraining = (facts: Partial<FacetFacts> = {}): FacetFacts => ({
	regionCode: '01',
	regionsServed: ['01'],
	targetGroupKeys: ['police'],
	languages: ['fi'],
	interpretation: [],
	format: 'regional_onsite',
	mode: 'onsite',
	projectSlug: 'demo',
	seriesKey: null,
	...facts,
});
const matches = (training: FacetFacts, filter: CatalogueFilter) => {
	const facets = facetsOf(training);
	return facetsAsked(filter).every((facet) => facets.includes(facet));
};

describe('a region shows', () => {
	test.each<{ what: string; facts: Partial<FacetFacts>; shown: boolean; shownWithoutOnline: boolean }>([
		{ what: 'what is held there', facts: { regionCode: '19' }, shown: true, shownWithoutOnline: true },
		{ what: 'what serves it', facts: { regionsServed: ['01', '19'] }, shown: true, shownWithoutOnline: true },
		{
			what: 'a hybrid that serves it',
			facts: { mode: 'hybrid', regionsServed: ['19'] },
			shown: true,
			shownWithoutOnline: true,
		},
		{
			what: 'online open to it',
			facts: { mode: 'online', regionCode: null, regionsServed: ['19'] },
			shown: true,
			shownWithoutOnline: false,
		},
		{
			what: 'online open to others',
			facts: { mode: 'online', regionCode: null, regionsServed: ['01'] },
			shown: false,
			shownWithoutOnline: false,
		},
		{ what: 'what is held elsewhere', facts: {}, shown: false, shownWithoutOnline: false },
	])('$what: $shown, and with online hidden: $shownWithoutOnline', ({ facts, shown, shownWithoutOnline }) => {
		const training = aTraining(facts);
		expect([
			matches(training, { region: '19' }),
			matches(training, { region: '19', hideOnline: true }),
		]).toEqual([shown, shownWithoutOnline]);
	});
});

test('asking for more never finds more, and each wish is what its words say', () => {
	const regions = fc.subarray(['01', '02', '19']);
	const trainings = fc.record<FacetFacts>({
		regionCode: fc.constantFrom(null, '01', '19'),
		regionsServed: regions,
		targetGroupKeys: fc.subarray(['police', 'courts']),
		languages: fc.subarray(['fi', 'sv']),
		interpretation: fc.subarray(['fi-sv', 'fi-fse']),
		format: fc.constantFrom('webinar', 'hybrid'),
		mode: fc.constantFrom<TrainingMode>('onsite', 'online', 'hybrid'),
		projectSlug: fc.constantFrom('a', 'b'),
		seriesKey: fc.constantFrom(null, 'x'),
	});
	const wish = <Value>(...values: Value[]) => fc.option(fc.constantFrom(...values), { nil: undefined });
	const filters = fc.record<CatalogueFilter>({
		region: wish('01', '19'),
		group: wish('police', 'courts'),
		language: wish('sv', 'fse'),
		format: wish('webinar' as const),
		hideOnline: wish(true as const),
		project: wish('a', 'b'),
		series: wish('x'),
	});
	fc.assert(
		fc.property(trainings, filters, (training, filter) => {
			const { region, group, language, format, hideOnline, project, series } = filter;
			const expected =
				(!region || training.regionCode === region || training.regionsServed.includes(region)) &&
				(!group || training.targetGroupKeys.includes(group)) &&
				(!language ||
					training.languages.includes(language) ||
					training.interpretation.some((pair) => pair.endsWith(`-${language}`))) &&
				(!format || training.format === format) &&
				(!hideOnline || training.mode !== 'online') &&
				(!project || training.projectSlug === project) &&
				(!series || training.seriesKey === series);
			expect(matches(training, filter)).toBe(expected);
		}),
	);
});

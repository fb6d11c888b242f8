import { expect, test } from 'vitest';
import { planQuery, readPlanAddress, setFilters } from './plan-filter.ts';

const read = (query: string) => readPlanAddress(new URLSearchParams(query));

test('without a word of it, what lies ahead is shown', () =>
	expect(read('')).toEqual({ view: 'coming', filter: { when: 'coming' }, page: {} }));

test('what cannot be used is left out', () => {
	expect(read('when=never&state=gone&region=Lappi&courseId=1&after=x')).toEqual({
		view: 'coming',
		filter: { when: 'coming' },
		page: {},
	});
});

test('an address is read as it is written', () => {
	const query = '?when=past&q=Oulu&state=published&region=17&trainerId=01a20aa3-fdb5-7ada-b863-18cc46d94696';
	expect(planQuery(read(query.slice(1)))).toBe(query);
});

test('taking a filter away keeps the others, and leaves the page', () => {
	const address = read('q=Oulu&region=17&after=1729576800000.01a20aa3-fdb5-7ada-b863-18cc46d94696');
	expect(address.page.after).toBeDefined();
	expect(planQuery(address, { q: undefined })).toBe('?region=17');
	expect(setFilters(address.filter)).toEqual(['q', 'region']);
});

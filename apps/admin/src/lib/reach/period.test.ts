import { expect, test } from 'vitest';
import { periodQuery, readPeriod } from './period.ts';

test.each([
	{ when: 'nothing is named', query: '', expected: { from: null, to: null, fault: null } },
	{
		when: 'both days are',
		query: 'from=2024-01-01&to=2024-06-30',
		expected: { from: '2024-01-01', to: '2024-06-30', fault: null },
	},
	{
		when: 'one day is',
		query: 'from=2024-01-01&to=',
		expected: { from: '2024-01-01', to: null, fault: null },
	},
	{
		when: 'it is one day',
		query: 'from=2024-01-01&to=2024-01-01',
		expected: { from: '2024-01-01', to: '2024-01-01', fault: null },
	},
	{
		when: 'it runs backwards',
		query: 'from=2024-06-30&to=2024-01-01',
		expected: { from: null, to: null, fault: 'backwards' },
	},
	{
		when: 'a day does not exist',
		query: 'from=2024-02-31',
		expected: { from: null, to: null, fault: 'unreadable' },
	},
	{ when: 'a day is no day', query: 'to=soon', expected: { from: null, to: null, fault: 'unreadable' } },
])('when $when', ({ query, expected }) => expect(readPeriod(new URLSearchParams(query))).toEqual(expected));

test('a period is written as it is read', () => {
	expect(periodQuery('2024-01-01', null)).toBe('?from=2024-01-01');
	expect(periodQuery(null, null)).toBe('');
});

import { expect, test } from 'vitest';
import { monthAfter } from './months.ts';

test.each([
	{ month: '2026-11', count: 1, expected: '2026-12' },
	{ month: '2026-12', count: 1, expected: '2027-01' },
	{ month: '2026-01', count: -1, expected: '2025-12' },
	{ month: '2026-11', count: 0, expected: '2026-11' },
])('$count after $month is $expected', ({ month, count, expected }) =>
	expect(monthAfter(month, count)).toBe(expected),
);

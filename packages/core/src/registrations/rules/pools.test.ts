import { expect, test } from 'vitest';
import { isBinding, releaseOf } from './pools.ts';

const training = { startsAt: new Date('2026-04-14T06:00:00Z'), timeZone: 'Europe/Helsinki' };

test.each([
	{ when: 'never', days: null, training, expected: null },
	{ when: 'two weeks before', days: 14, training, expected: '2026-03-31T06:00:00.000Z' },
	{
		when: 'before clocks go forward: 9.00 all the same',
		days: 17,
		training,
		expected: '2026-03-28T07:00:00.000Z',
	},
	{ when: 'on the day itself', days: 0, training, expected: '2026-04-14T06:00:00.000Z' },
	{
		when: 'the first day is the zone’s, not London’s',
		days: 1,
		training: { ...training, startsAt: new Date('2026-04-13T22:00:00Z') },
		expected: '2026-04-13T06:00:00.000Z',
	},
])('a quota ends: $when', ({ days, training: given, expected }) =>
	expect(releaseOf(days, given)?.toISOString() ?? null).toBe(expected),
);

test('a quota binds until that moment, and one without an end for ever', () => {
	const release = new Date('2026-03-31T06:00:00Z');
	const before = new Date(release.getTime() - 1);
	expect(isBinding({ releaseDaysBefore: 14 }, training, before)).toBe(true);
	expect(isBinding({ releaseDaysBefore: 14 }, training, release)).toBe(false);
	expect(isBinding({ releaseDaysBefore: null }, training, new Date('2030-01-01'))).toBe(true);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decideOfferTerms, firstToAcceptHours, isLapsed, longestHoldHours } from './offer.ts';

const timeZone = 'Europe/Helsinki';
const hourMs = 3_600_000;
const terms = (now: string, closesAt: string) =>
	decideOfferTerms({ closesAt: new Date(closesAt), timeZone }, new Date(now));
const held = (expiresAt: string) => ({ kind: 'held', expiresAt: new Date(expiresAt) });

test.each([
	{
		when: 'weeks are left: two days',
		now: '2026-03-02T08:10:00Z',
		closesAt: '2026-03-20T07:00:00Z',
		expected: held('2026-03-04T09:00:00Z'),
	},
	{
		when: 'the deadline would fall in the evening: the next morning at 9.00',
		now: '2026-03-02T17:30:00Z',
		closesAt: '2026-03-20T07:00:00Z',
		expected: held('2026-03-05T07:00:00Z'),
	},
	{
		when: 'the deadline would fall before office hours: the same morning at 9.00',
		now: '2026-03-03T02:30:00Z',
		closesAt: '2026-03-20T07:00:00Z',
		expected: held('2026-03-05T07:00:00Z'),
	},
	{
		when: 'a day is left: a quarter of it',
		now: '2026-03-02T07:00:00Z',
		closesAt: '2026-03-03T07:00:00Z',
		expected: held('2026-03-02T13:00:00Z'),
	},
	{
		when: 'the next morning would take more than half of the time: at night after all',
		now: '2026-03-02T15:00:00Z',
		closesAt: '2026-03-03T07:00:00Z',
		expected: held('2026-03-02T19:00:00Z'),
	},
	{
		when: 'less than the last hours are left',
		now: '2026-03-02T23:00:01Z',
		closesAt: '2026-03-03T07:00:00Z',
		expected: { kind: 'first-to-accept' },
	},
	{
		when: 'clocks go forward in between: 9.00 stays 9.00',
		now: '2026-03-27T16:30:00Z',
		closesAt: '2026-04-20T07:00:00Z',
		expected: held('2026-03-30T06:00:00Z'),
	},
	{
		when: 'clocks go back in between: 9.00 stays 9.00',
		now: '2026-10-23T15:30:00Z',
		closesAt: '2026-11-20T07:00:00Z',
		expected: held('2026-10-26T07:00:00Z'),
	},
])('$when', ({ now, closesAt, expected }) => expect(terms(now, closesAt)).toEqual(expected));

test('a deadline leaves time on both sides: never in the past, never past half of what is left, never beyond the longest hold and a night', () => {
	const minute = fc.integer({ min: 0, max: 90 * 24 * 60 });
	fc.assert(
		fc.property(minute, fc.integer({ min: 1, max: 60 * 24 * 60 }), (start, left) => {
			const now = new Date(Date.UTC(2026, 1, 1) + start * 60_000);
			const closesAt = new Date(now.getTime() + left * 60_000);
			const given = decideOfferTerms({ closesAt, timeZone }, now);
			if (given.kind === 'first-to-accept') {
				expect(left).toBeLessThan(firstToAcceptHours * 60);
				return;
			}
			const holdMs = given.expiresAt.getTime() - now.getTime();
			expect(holdMs).toBeGreaterThanOrEqual(2 * hourMs);
			expect(holdMs).toBeLessThanOrEqual(Math.max(left * 30_000, left * 15_000 + hourMs));
			expect(holdMs).toBeLessThanOrEqual((longestHoldHours + 17) * hourMs);
		}),
	);
});

test('an offer lapses at its deadline, and nothing else does', () => {
	const offerExpiresAt = new Date('2026-03-04T09:00:00Z');
	const before = new Date(offerExpiresAt.getTime() - 1);
	expect(isLapsed({ state: 'offered', offerExpiresAt }, before)).toBe(false);
	expect(isLapsed({ state: 'offered', offerExpiresAt }, offerExpiresAt)).toBe(true);
	expect(isLapsed({ state: 'confirmed', offerExpiresAt: null }, offerExpiresAt)).toBe(false);
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decidePlacement, findSeminarDay, instantAt, seminarDays } from './placement.ts';

const timeZone = 'Europe/Helsinki';
const at = (wallTime: string) => instantAt(wallTime, timeZone);
const session = (from: string, to: string) => ({ startsAt: at(from), endsAt: at(to) });
const twoDays = {
	timeZone,
	sessions: [
		session('2025-05-13T09:00', '2025-05-14T01:00'),
		session('2025-05-14T09:00', '2025-05-14T16:00'),
	],
};

describe('the day an item belongs to', () => {
	test.each([
		{ when: 'it is held within a session', startsAt: '2025-05-13T10:00', expected: '2025-05-13' },
		{ when: 'it begins as the session does', startsAt: '2025-05-13T09:00', expected: '2025-05-13' },
		{
			when: 'it is past midnight, in the evening’s session',
			startsAt: '2025-05-14T00:30',
			expected: '2025-05-13',
		},
		{ when: 'it begins as the evening’s session ends', startsAt: '2025-05-14T01:00', expected: '2025-05-14' },
		{ when: 'it is before the session, on its day', startsAt: '2025-05-14T08:00', expected: '2025-05-14' },
		{ when: 'it is after the session, on its day', startsAt: '2025-05-14T18:00', expected: '2025-05-14' },
		{ when: 'it is on another day', startsAt: '2025-05-15T10:00', expected: undefined },
	])('is $expected when $when', ({ startsAt, expected }) =>
		expect(findSeminarDay(twoDays, at(startsAt))).toBe(expected),
	);

	test('the days are told once each, in order', () => {
		const sessions = [
			session('2025-05-14T09:00', '2025-05-14T12:00'),
			session('2025-05-13T09:00', '2025-05-13T12:00'),
			session('2025-05-14T13:00', '2025-05-14T16:00'),
		];
		expect(seminarDays({ timeZone, sessions })).toEqual(['2025-05-13', '2025-05-14']);
	});
});

describe('placing an item', () => {
	test('ends it by its duration', () => {
		expect(decidePlacement(twoDays, { durationMinutes: 45 }, at('2025-05-13T10:00'))).toEqual({
			ok: true,
			startsAt: at('2025-05-13T10:00'),
			endsAt: at('2025-05-13T10:45'),
		});
	});

	test('is refused on a day that is not the seminar’s', () => {
		expect(decidePlacement(twoDays, { durationMinutes: 45 }, at('2025-05-12T10:00'))).toEqual({
			ok: false,
			refusal: { code: 'not-on-a-seminar-day', days: ['2025-05-13', '2025-05-14'] },
		});
	});

	test('a night when the clocks go back lasts as many minutes as are spoken', () => {
		const night = { timeZone, sessions: [session('2025-10-25T20:00', '2025-10-26T08:00')] };
		const placed = decidePlacement(night, { durationMinutes: 120 }, at('2025-10-26T02:30'));
		expect(placed).toMatchObject({ ok: true, endsAt: new Date('2025-10-26T01:30:00Z') });
	});

	test('what lasts a minute or more ends after it begins', () => {
		fc.assert(
			fc.property(
				fc.integer({ min: 1, max: 1440 }),
				fc.integer({ min: 0, max: 959 }),
				(durationMinutes, minute) => {
					const startsAt = new Date(at('2025-05-13T09:00').getTime() + minute * 60_000);
					const placed = decidePlacement(twoDays, { durationMinutes }, startsAt);
					return (
						placed.ok && placed.endsAt.getTime() - placed.startsAt.getTime() === durationMinutes * 60_000
					);
				},
			),
		);
	});
});

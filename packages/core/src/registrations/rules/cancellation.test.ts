import { expect, test } from 'vitest';
import { decideCancellation } from './cancellation.ts';

const selfCancelUntil = new Date('2026-01-20T07:00:00Z');
const endsAt = new Date('2026-01-22T10:00:00Z');
const early = new Date('2026-01-19T07:00:00Z');
const late = new Date('2026-01-20T07:00:00Z');
const facts = { state: 'confirmed', by: 'participant', selfCancelUntil, endsAt } as const;

test.each([
	{ when: 'in time', given: facts, now: early, expected: { ok: true, freesSeat: true } },
	{
		when: 'at the deadline',
		given: facts,
		now: late,
		expected: { ok: false, refusal: { code: 'too-late', selfCancelUntil } },
	},
	{
		when: 'late, by staff',
		given: { ...facts, by: 'staff' as const },
		now: late,
		expected: { ok: true, freesSeat: true },
	},
	{
		when: 'declining an offer late',
		given: { ...facts, state: 'offered' as const },
		now: late,
		expected: { ok: true, freesSeat: true },
	},
	{
		when: 'leaving the queue late',
		given: { ...facts, state: 'waitlisted' as const },
		now: late,
		expected: { ok: true, freesSeat: false },
	},
	{
		when: 'leaving the queue when all is over',
		given: { ...facts, state: 'waitlisted' as const },
		now: endsAt,
		expected: { ok: false, refusal: { code: 'too-late', selfCancelUntil: endsAt } },
	},
	{
		when: 'cancelled already',
		given: { ...facts, state: 'cancelled' as const },
		now: early,
		expected: { ok: false, refusal: { code: 'already-cancelled' } },
	},
])('$when', ({ given, now, expected }) => expect(decideCancellation(given, now)).toEqual(expected));

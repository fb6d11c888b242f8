import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PhaseFacts } from './registration-phase.ts';
import { registrationPhase, seatsForNewcomers } from './registration-phase.ts';

const at = (text: string) => new Date(`2026-03-${text}Z`);
const now = at('10T09:00');

const aTraining = (facts: Partial<PhaseFacts>): PhaseFacts => ({
	state: 'published',
	opensAt: at('01T09:00'),
	closesAt: at('15T09:00'),
	endsAt: at('20T12:00'),
	pools: [aPool({})],
	...facts,
});

function aPool(facts: Partial<PhaseFacts['pools'][number]>) {
	return {
		scope: 'all' as const,
		capacitySeats: 10,
		overrideSeats: 0,
		takenSeats: 0,
		waitingSeats: 0,
		...facts,
	};
}

describe('registrationPhase', () => {
	test.each([
		{ when: 'seats are left within the window', facts: {}, expected: 'open' },
		{ when: 'it opens at this very moment', facts: { opensAt: now }, expected: 'open' },
		{ when: 'it opens later', facts: { opensAt: at('10T09:01') }, expected: 'not-open-yet' },
		{ when: 'it closes at this very moment', facts: { closesAt: now }, expected: 'closed' },
		{
			when: 'it ended at this very moment, though registration stayed open',
			facts: { endsAt: now },
			expected: 'past',
		},
		{
			when: 'it was cancelled and is over',
			facts: { state: 'cancelled' as const, endsAt: at('05T09:00') },
			expected: 'cancelled',
		},
		{ when: 'the last seat is gone', facts: { pools: [aPool({ takenSeats: 10 })] }, expected: 'full' },
		{
			when: 'a seat is free but somebody waits for it',
			facts: { pools: [aPool({ takenSeats: 9, waitingSeats: 1 })] },
			expected: 'full',
		},
		{
			when: 'only the room is full, and seats are left online',
			facts: { pools: [aPool({ scope: 'onsite', takenSeats: 10 }), aPool({ scope: 'online' })] },
			expected: 'open',
		},
	])('$expected when $when', ({ facts, expected }) =>
		expect(registrationPhase(aTraining(facts), now)).toBe(expected),
	);
});

test('newcomers are never shown more seats than are free', () => {
	const pool = fc.record({
		capacitySeats: fc.nat(100),
		overrideSeats: fc.nat(5),
		takenSeats: fc.nat(120),
		waitingSeats: fc.nat(3),
	});
	fc.assert(
		fc.property(pool, (facts) => {
			const seats = seatsForNewcomers(facts);
			const free = facts.capacitySeats + facts.overrideSeats - facts.takenSeats;
			expect(seats).toBe(facts.waitingSeats > 0 || free < 0 ? 0 : free);
		}),
	);
});

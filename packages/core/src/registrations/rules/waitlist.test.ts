import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PoolFacts } from './admission.ts';
import { findPromotions } from './waitlist.ts';
import type { PromotionFacts, Waiting } from './waitlist.ts';

const closesAt = new Date('2026-02-01T07:00:00Z');
const before = new Date('2026-01-10T07:00:00Z');
const aPool = (facts: Partial<PoolFacts> = {}): PoolFacts => ({
	id: 'all',
	scope: 'all',
	ownerKey: null,
	capacitySeats: 1,
	overrideSeats: 0,
	takenSeats: 0,
	waitingSeats: 0,
	...facts,
});
const aWaiting = (registrationId: string, facts: Partial<Waiting> = {}): Waiting => ({
	registrationId,
	priority: 0,
	arrival: 1,
	mode: 'onsite',
	targetGroupId: null,
	...facts,
});
const facts = (given: Partial<PromotionFacts>): PromotionFacts => ({
	isCancelled: false,
	closesAt,
	pools: [aPool()],
	waiting: [],
	...given,
});
const chosen = (given: Partial<PromotionFacts>, now = before) =>
	findPromotions(facts(given), now).map((promotion) => promotion.registrationId);

const queue = [
	aWaiting('second', { arrival: 8 }),
	aWaiting('first', { arrival: 3 }),
	aWaiting('late but urgent', { arrival: 9, priority: 1 }),
];

test.each([
	{ when: 'one seat is free', given: { waiting: queue }, expected: ['late but urgent'] },
	{
		when: 'two seats are free',
		given: { waiting: queue, pools: [aPool({ capacitySeats: 2 })] },
		expected: ['late but urgent', 'first'],
	},
	{ when: 'no seat is free', given: { waiting: queue, pools: [aPool({ takenSeats: 1 })] }, expected: [] },
	{ when: 'nobody waits', given: {}, expected: [] },
	{ when: 'the training is cancelled', given: { waiting: queue, isCancelled: true }, expected: [] },
	{
		when: 'the first waits for a full pool and the second for another',
		given: {
			waiting: [
				aWaiting('on site', { arrival: 1 }),
				aWaiting('online', { arrival: 2, mode: 'online' as const }),
			],
			pools: [
				aPool({ id: 'a', scope: 'onsite' as const, takenSeats: 1 }),
				aPool({ id: 'b', scope: 'online' as const }),
			],
		},
		expected: ['online'],
	},
])('when $when', ({ given, expected }) => expect(chosen(given)).toEqual(expected));

test('nobody is moved once registration has closed', () =>
	expect(chosen({ waiting: queue }, closesAt)).toEqual([]));

test('fills exactly the free seats, in order of arrival', () => {
	fc.assert(
		fc.property(fc.nat(20), fc.uniqueArray(fc.nat(1000), { maxLength: 40 }), (capacitySeats, arrivals) => {
			const waiting = arrivals.map((arrival) => aWaiting(String(arrival), { arrival }));
			const expected = arrivals
				.toSorted((a, b) => a - b)
				.slice(0, capacitySeats)
				.map(String);
			expect(chosen({ waiting, pools: [aPool({ capacitySeats })] })).toEqual(expected);
		}),
	);
});

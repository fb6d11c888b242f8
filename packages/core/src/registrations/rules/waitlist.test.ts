import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PoolFacts } from './pools.ts';
import { findNextInLine, findTurn } from './waitlist.ts';
import type { LineFacts, Waiting } from './waitlist.ts';

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
	organisationKey: null,
	...facts,
});
const facts = (given: Partial<LineFacts>): LineFacts => ({
	isCancelled: false,
	closesAt,
	timeZone: 'Europe/Helsinki',
	pools: [aPool()],
	waiting: [],
	...given,
});
const chosen = (given: Partial<LineFacts>, now = before) => {
	const turn = findTurn(facts(given), now);
	return turn?.kind === 'held' ? turn.offers.map((offer) => offer.registrationId) : [];
};

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

test('nobody is asked once registration has closed', () =>
	expect(findTurn(facts({ waiting: queue }), closesAt)).toBeUndefined());

test('in the last hours everyone whom a free seat fits is told, in order, and nobody else', () => {
	const lateHours = new Date(closesAt.getTime() - 7 * 3_600_000);
	const waiting = [...queue, aWaiting('online', { mode: 'online' as const })];
	const pools = [
		aPool({ id: 'a', scope: 'onsite' as const }),
		aPool({ id: 'b', scope: 'online' as const, takenSeats: 1 }),
	];
	expect(findTurn(facts({ waiting, pools }), lateHours)).toEqual({
		kind: 'first-to-accept',
		registrationIds: ['late but urgent', 'first', 'second'],
	});
	expect(findTurn(facts({ waiting, pools: [aPool({ takenSeats: 1 })] }), lateHours)).toBeUndefined();
});

test('quotas hold, whoever stands first', () => {
	const person = fc.record({ group: fc.constantFrom('police', 'ngo', null), priority: fc.nat(2) });
	fc.assert(
		fc.property(fc.nat(6), fc.nat(6), fc.array(person, { maxLength: 20 }), (all, police, people) => {
			const waiting = people.map(({ group, priority }, arrival) =>
				aWaiting(String(arrival), { arrival, priority, targetGroupId: group }),
			);
			const pools = [
				aPool({ id: 'all', capacitySeats: all }),
				aPool({ id: 'police', scope: 'target_group', ownerKey: 'police', capacitySeats: police }),
			];
			const offers = findNextInLine({ pools, waiting });
			const ofPolice = offers.filter((offer) => offer.poolIds.includes('police'));
			expect(offers.length).toBeLessThanOrEqual(all);
			expect(ofPolice.length).toBeLessThanOrEqual(police);
			// Nobody left out has a free seat in every pool of theirs.
			const served = new Set(offers.map((offer) => offer.registrationId));
			for (const one of waiting.filter(({ registrationId }) => !served.has(registrationId))) {
				const isBlocked =
					offers.length === all || (one.targetGroupId === 'police' && ofPolice.length === police);
				expect(isBlocked).toBe(true);
			}
		}),
	);
});

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

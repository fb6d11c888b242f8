import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decideSeating } from './override.ts';
import type { SeatingFacts } from './override.ts';
import type { PoolFacts } from './pools.ts';

const pool = (facts: Partial<PoolFacts> = {}): PoolFacts => ({
	id: 'a',
	scope: 'all',
	ownerKey: null,
	capacitySeats: 50,
	overrideSeats: 0,
	takenSeats: 50,
	waitingSeats: 0,
	...facts,
});
const seeker = { mode: 'onsite', targetGroupId: 'police', organisationKey: null } as const;
const waiting = (arrival: number) => ({
	...{ ...seeker, registrationId: String(arrival), priority: 0, arrival },
});
const facts = (given: Partial<SeatingFacts> = {}): SeatingFacts => ({
	...seeker,
	pools: [pool()],
	before: [],
	beyondSeats: 0,
	...given,
});
const quota = pool({ id: 'b', scope: 'target_group', ownerKey: 'police', capacitySeats: 10, takenSeats: 10 });

test.each([
	{ when: 'a seat is free', given: { pools: [pool({ takenSeats: 49 })] }, seats: 0 },
	{
		when: 'a seat is free, and it is said that it is not',
		given: { pools: [pool({ takenSeats: 49 })], beyondSeats: 1 },
		seats: 0,
	},
	{ when: 'it is said by how many', given: { beyondSeats: 1 }, seats: 1 },
	{
		when: 'some are beyond already',
		given: { pools: [pool({ takenSeats: 51, overrideSeats: 1 })], beyondSeats: 2 },
		seats: 2,
	},
	{
		when: 'the free seat is owed to one in line',
		given: { pools: [pool({ takenSeats: 49 })], before: [waiting(1)], beyondSeats: 1 },
		seats: 1,
	},
	{
		when: 'the room is full and the quota too',
		given: { pools: [pool(), quota], beyondSeats: 1 },
		seats: 1,
	},
])('a seat when $when', ({ given, seats }) => {
	expect(decideSeating(facts(given))).toMatchObject({ ok: true, seating: { beyondSeats: seats } });
});

test.each([
	{ when: 'nothing is said', given: {}, refusal: { code: 'full', beyondSeats: 1 } },
	{
		when: 'too few are said',
		given: { pools: [pool({ takenSeats: 52, overrideSeats: 2 })], beyondSeats: 1 },
		refusal: { code: 'beyond-differs', beyondSeats: 3 },
	},
	{
		when: 'too many are said',
		given: { beyondSeats: 5 },
		refusal: { code: 'beyond-differs', beyondSeats: 1 },
	},
])('no seat when the room is full and $when', ({ given, refusal }) => {
	expect(decideSeating(facts(given))).toEqual({ ok: false, refusal });
});

test('every pool has room for whom it is granted to, and those in line lose nothing', () => {
	const pools = fc.record({ capacitySeats: fc.nat(5), overrideSeats: fc.nat(2), taken: fc.nat(7) });
	fc.assert(
		fc.property(pools, fc.nat(4), ({ capacitySeats, overrideSeats, taken }, inLine) => {
			const takenSeats = Math.min(taken, capacitySeats + overrideSeats);
			const one = pool({ capacitySeats, overrideSeats, takenSeats });
			const given = facts({
				pools: [one],
				before: Array.from({ length: inLine }, (_, index) => waiting(index)),
			});
			const asked = decideSeating(given);
			const decision =
				asked.ok || asked.refusal.code !== 'full'
					? asked
					: decideSeating({ ...given, beyondSeats: asked.refusal.beyondSeats });
			if (!decision.ok) throw new Error('What the rule asks for it does not take');
			const granted = decision.seating.overrides[0]?.overrideSeats ?? overrideSeats;
			const free = capacitySeats + overrideSeats - takenSeats;
			const owed = Math.min(inLine, free);
			expect(capacitySeats + Math.max(overrideSeats, granted) - takenSeats).toBeGreaterThanOrEqual(owed + 1);
		}),
	);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planApprovals } from './approval.ts';
import type { PoolFacts } from './pools.ts';
import type { Waiting } from './waitlist.ts';

const aPool = (capacitySeats: number, takenSeats = 0): PoolFacts => ({
	id: 'all',
	scope: 'all',
	ownerKey: null,
	capacitySeats,
	overrideSeats: 0,
	takenSeats,
	waitingSeats: 0,
});
const aRequest = (arrival: number): Waiting => ({
	registrationId: `r${arrival}`,
	priority: 0,
	arrival,
	mode: 'onsite',
	targetGroupId: 'police',
	organisationKey: null,
});

test('seats go in the order of asking, then places, and never more than there are', () => {
	fc.assert(
		fc.property(
			fc.nat(6),
			fc.uniqueArray(fc.integer({ min: 1, max: 50 }), { maxLength: 12 }),
			(capacity, arrivals) => {
				const plan = planApprovals({ pools: [aPool(capacity)], waiting: [] }, arrivals.map(aRequest));
				const inOrder = arrivals.toSorted((a, b) => a - b).map((arrival) => `r${arrival}`);
				expect(plan.map((one) => one.registrationId)).toEqual(inOrder);
				expect(plan.map((one) => one.state)).toEqual(
					inOrder.map((_, index) => (index < capacity ? 'confirmed' : 'waitlisted')),
				);
				expect(plan.flatMap((one) => (one.state === 'waitlisted' ? [one.place] : []))).toEqual(
					inOrder.slice(capacity).map((_, index) => index + 1),
				);
			},
		),
	);
});

test('a seat that one in line could take is not given to a request', () => {
	const pools = [{ ...aPool(1), waitingSeats: 1 }];
	expect(planApprovals({ pools, waiting: [aRequest(5)] }, [aRequest(3)])).toEqual([
		{ registrationId: 'r3', poolIds: ['all'], state: 'waitlisted', place: 1 },
	]);
});

test('one whom no pool takes is left out', () => {
	const pools = [{ ...aPool(1), scope: 'online' as const }];
	expect(planApprovals({ pools, waiting: [] }, [aRequest(1)])).toEqual([]);
});

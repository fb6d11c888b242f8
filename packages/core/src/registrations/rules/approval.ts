import { applicablePools, freeSeats } from './pools.ts';
import type { PoolFacts } from './pools.ts';
import { seatsOwed } from './waitlist.ts';
import type { Waiting } from './waitlist.ts';

/** Where an approved request leads. */
export type Approval = {
	readonly registrationId: string;
	readonly poolIds: readonly string[];
} & (
	| { readonly state: 'confirmed' }
	/** `place` counts from 1. */
	| { readonly state: 'waitlisted'; readonly place: number }
);

/**
 * What approving these requests gives, one after the other in the order they came: a seat where every pool that applies has
 * one left over for those in line, else a place in line by the time of the request. One whom no pool takes is left out.
 */
export function planApprovals(
	facts: { readonly pools: readonly PoolFacts[]; readonly waiting: readonly Waiting[] },
	requests: readonly Waiting[],
): Approval[] {
	let { pools, waiting } = facts;
	return requests
		.toSorted((a, b) => a.arrival - b.arrival)
		.flatMap((request): Approval[] => {
			const own = applicablePools(pools, request);
			if (own.length === 0) return [];
			const poolIds = own.map((pool) => pool.id);
			const { registrationId } = request;
			const owed = seatsOwed({ pools, waiting });
			const hasSeat = own.every((pool) => freeSeats(pool) > (owed.get(pool.id) ?? 0));
			const changed = (pool: PoolFacts): PoolFacts =>
				!poolIds.includes(pool.id)
					? pool
					: hasSeat
						? { ...pool, takenSeats: pool.takenSeats + 1 }
						: { ...pool, waitingSeats: pool.waitingSeats + 1 };
			const place = 1 + Math.max(0, ...poolIds.map((id) => countAhead({ pools, waiting }, id, request)));
			pools = pools.map(changed);
			if (hasSeat) return [{ registrationId, poolIds, state: 'confirmed' }];
			waiting = [...waiting, request];
			return [{ registrationId, poolIds, state: 'waitlisted', place }];
		});
}

/** Those who stand in the line of a pool before this one. */
function countAhead(
	facts: { readonly pools: readonly PoolFacts[]; readonly waiting: readonly Waiting[] },
	poolId: string,
	request: Waiting,
): number {
	return facts.waiting.filter(
		(one) =>
			(one.priority > request.priority ||
				(one.priority === request.priority && one.arrival < request.arrival)) &&
			applicablePools(facts.pools, one).some((pool) => pool.id === poolId),
	).length;
}

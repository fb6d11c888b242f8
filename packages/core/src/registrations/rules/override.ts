import { granted, refused } from '@kutsu/kernel';
import type { Decision } from '@kutsu/kernel';
import type { SeatingRefusal } from '../model.ts';
import { applicablePools, freeSeats } from './pools.ts';
import type { PoolFacts, Seeker } from './pools.ts';
import { findNextInLine } from './waitlist.ts';
import type { Waiting } from './waitlist.ts';

export type SeatingFacts = Seeker & {
	/** Those whose turn comes first: everyone in line for a newcomer, those before for one who waits. */
	readonly before: readonly Waiting[];
	readonly pools: readonly PoolFacts[];
	/** How many seats beyond capacity were granted, in so many words; 0 for none. */
	readonly beyondSeats: number;
};

export type Seating = {
	/** The pools a seat is taken of, in id order. */
	readonly poolIds: readonly string[];
	/** What the pools that are too small must allow beyond their capacity, in all. */
	readonly overrides: readonly { readonly poolId: string; readonly overrideSeats: number }[];
	/** By how many the training then has more people than seats, those who come first counted; 0 when it has not. */
	readonly beyondSeats: number;
};

/**
 * Whether a colleague may give this person a seat now. Beyond capacity only by saying by how many, and the number must be
 * true: had someone else been seated meanwhile, it is not. A seat that is owed to those in line is not free.
 */
export function decideSeating(facts: SeatingFacts): Decision<{ seating: Seating }, SeatingRefusal> {
	const pools = applicablePools(facts.pools, facts);
	const owed = new Map<string, number>();
	for (const { poolIds } of findNextInLine({ pools: facts.pools, waiting: facts.before }))
		for (const id of poolIds) owed.set(id, (owed.get(id) ?? 0) + 1);
	const short = pools
		.map((pool) => ({ pool, wanted: pool.takenSeats + (owed.get(pool.id) ?? 0) + 1 - pool.capacitySeats }))
		.filter(({ pool }) => freeSeats(pool) <= (owed.get(pool.id) ?? 0));
	const beyondSeats = Math.max(0, ...short.map(({ wanted }) => wanted));
	if (facts.beyondSeats !== beyondSeats && beyondSeats > 0)
		return refused(
			facts.beyondSeats === 0 ? { code: 'full', beyondSeats } : { code: 'beyond-differs', beyondSeats },
		);
	return granted({
		seating: {
			poolIds: pools.map((pool) => pool.id),
			overrides: short.map(({ pool, wanted }) => ({ poolId: pool.id, overrideSeats: wanted })),
			beyondSeats,
		},
	});
}

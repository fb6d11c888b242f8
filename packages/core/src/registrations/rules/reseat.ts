import { granted, refused } from '@kutsu/kernel';
import type { Decision } from '@kutsu/kernel';
import { applicablePools, freeSeats } from './pools.ts';
import type { PoolFacts, Seeker } from './pools.ts';
import { seatsOwed } from './waitlist.ts';
import type { Waiting } from './waitlist.ts';

/** Seats to take and to let go, by pool; those in neither list stay as they are. */
export type Reseat = { readonly take: readonly string[]; readonly free: readonly string[] };

/**
 * The seats of one who has some and wants to sit otherwise: by another mode, as another profession, of another
 * organisation. Granted only when every further pool has a seat that nobody in line before could take; the seats in
 * hand are let go in the same stroke, never before.
 * @param held the pools it has seats of, also those that no longer bind
 */
export function decideReseat(
	facts: {
		readonly pools: readonly PoolFacts[];
		readonly waiting: readonly Waiting[];
		readonly held: readonly string[];
	},
	wanted: Seeker,
): Decision<{ readonly reseat: Reseat }, { readonly code: 'no-seat' }> {
	const applicable = applicablePools(facts.pools, wanted);
	if (applicable.length === 0) return refused({ code: 'no-seat' });
	const owed = seatsOwed(facts);
	const further = applicable.filter((pool) => !facts.held.includes(pool.id));
	if (further.some((pool) => freeSeats(pool) <= (owed.get(pool.id) ?? 0)))
		return refused({ code: 'no-seat' });
	const kept = new Set(applicable.map((pool) => pool.id));
	return granted({
		reseat: {
			take: further.map((pool) => pool.id),
			free: facts.held.filter((id) => !kept.has(id)).toSorted(),
		},
	});
}

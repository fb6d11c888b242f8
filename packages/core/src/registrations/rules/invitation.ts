import { granted, refused } from '@kutsu/kernel';
import type { Decision } from '@kutsu/kernel';
import type { InviteRefusal } from '../../ways/model.ts';
import type { AttendanceMode } from '../model.ts';
import { seatsOwed } from './waitlist.ts';
import { freeSeats } from './pools.ts';
import type { PoolFacts } from './pools.ts';
import type { Waiting } from './waitlist.ts';

export type InvitingFacts = {
	readonly isCancelled: boolean;
	readonly trainingMode: 'onsite' | 'online' | 'hybrid';
	readonly endsAt: Date;
	readonly pools: readonly PoolFacts[];
	readonly waiting: readonly Waiting[];
};

export type Invited = {
	/** How many links. */
	readonly links: number;
	/** Of each. */
	readonly maxUses: number;
	readonly expiresAt: Date;
	/** Null: no seat is held. */
	readonly reservation: { readonly until: Date; readonly mode: AttendanceMode } | null;
};

/**
 * Whether these links may be made, and in which pools they hold a seat for each use. Seats that those in line could
 * take are not held for anyone else; quotas are not asked, for nobody knows yet who comes.
 */
export function decideInviting(
	{ links, maxUses, expiresAt, reservation }: Invited,
	facts: InvitingFacts,
	now: Date,
): Decision<{ readonly poolIds: readonly string[] }, InviteRefusal> {
	if (facts.isCancelled) return refused({ code: 'cancelled' });
	if (expiresAt <= now || expiresAt > facts.endsAt) return refused({ code: 'expiry-out-of-range' });
	if (reservation === null) return granted({ poolIds: [] });
	if (reservation.until <= now || reservation.until > expiresAt)
		return refused({ code: 'reservation-out-of-range' });
	if (facts.trainingMode !== 'hybrid' && facts.trainingMode !== reservation.mode)
		return refused({ code: 'mode-not-offered' });
	const own = facts.pools.filter((pool) => pool.scope === 'all' || pool.scope === reservation.mode);
	if (own.length === 0) return refused({ code: 'mode-not-offered' });
	const owed = seatsOwed(facts);
	const free = Math.min(...own.map((pool) => Math.max(0, freeSeats(pool) - (owed.get(pool.id) ?? 0))));
	const wanted = links * maxUses;
	if (wanted > free) return refused({ code: 'not-enough-seats', freeSeats: free, wanted });
	return granted({ poolIds: own.map((pool) => pool.id).toSorted() });
}

import { granted, refused } from '@kutsu/kernel';
import type { Decision } from '@kutsu/kernel';
import type { InviteRefusal } from '../../ways/model.ts';
import type { AttendanceMode } from '../model.ts';
import { seatsOwed } from './waitlist.ts';
import { applicablePools, freeSeats } from './pools.ts';
import type { PoolFacts, Seeker } from './pools.ts';
import type { Waiting } from './waitlist.ts';

export type InvitingFacts = {
	readonly isCancelled: boolean;
	readonly trainingMode: 'onsite' | 'online' | 'hybrid';
	readonly endsAt: Date;
	readonly pools: readonly PoolFacts[];
	readonly waiting: readonly Waiting[];
};

/** Whom a link is for, as far as it is known. */
export type Holder = Omit<Seeker, 'mode'>;

export type Invited = {
	/** Of each link. */
	readonly holders: readonly Holder[];
	/** Of each. */
	readonly maxUses: number;
	readonly expiresAt: Date;
	/** Null: no seat is held. */
	readonly reservation: { readonly until: Date; readonly mode: AttendanceMode } | null;
};

/**
 * Whether these links may be made, and in which pools each holds a seat for each use, in the order of the holders. Seats
 * that those in line could take are not held for anyone else. A holder of unknown profession or organisation holds a seat
 * of the training and of no quota: they take one of their quota when they come, or wait for it.
 */
export function decideInviting(
	{ holders, maxUses, expiresAt, reservation }: Invited,
	facts: InvitingFacts,
	now: Date,
): Decision<{ readonly poolIds: readonly (readonly string[])[] }, InviteRefusal> {
	if (facts.isCancelled) return refused({ code: 'cancelled' });
	if (expiresAt <= now || expiresAt > facts.endsAt) return refused({ code: 'expiry-out-of-range' });
	if (reservation === null) return granted({ poolIds: holders.map(() => []) });
	if (reservation.until <= now || reservation.until > expiresAt)
		return refused({ code: 'reservation-out-of-range' });
	if (facts.trainingMode !== 'hybrid' && facts.trainingMode !== reservation.mode)
		return refused({ code: 'mode-not-offered' });
	const { mode } = reservation;
	const ofHolders = holders.map((holder) => applicablePools(facts.pools, { ...holder, mode }));
	if (ofHolders.some((own) => !own.some((pool) => kindOf(pool) === 'training')))
		return refused({ code: 'mode-not-offered' });
	const owed = seatsOwed(facts);
	const shortest = facts.pools
		.map((pool) => ({
			of: kindOf(pool),
			freeSeats: Math.max(0, freeSeats(pool) - (owed.get(pool.id) ?? 0)),
			wanted: maxUses * ofHolders.filter((own) => own.includes(pool)).length,
		}))
		.filter(({ freeSeats, wanted }) => wanted > freeSeats)
		.toSorted((a, b) => b.wanted - b.freeSeats - (a.wanted - a.freeSeats))[0];
	if (shortest) return refused({ code: 'not-enough-seats', ...shortest });
	return granted({ poolIds: ofHolders.map((own) => own.map((pool) => pool.id)) });
}

function kindOf({ scope }: PoolFacts): 'training' | 'group' | 'organisation' {
	if (scope === 'target_group') return 'group';
	return scope === 'organisation' || scope === 'each_organisation' ? 'organisation' : 'training';
}

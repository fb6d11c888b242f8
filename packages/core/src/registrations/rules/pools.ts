import { instantOf, wallTimeOf, Temporal } from '@kutsu/kernel';
import type { AttendanceMode, SeatPoolScope } from '../model.ts';

/** A pool as locked: the only place seats are counted. */
export type PoolFacts = {
	readonly id: string;
	readonly scope: SeatPoolScope;
	/** The group of `target_group`, the organisation of `organisation`; null for the others. */
	readonly ownerKey: string | null;
	readonly capacitySeats: number;
	readonly overrideSeats: number;
	readonly takenSeats: number;
	readonly waitingSeats: number;
};

/** What of a person says which pools concern them. */
export type Seeker = {
	readonly mode: AttendanceMode;
	readonly targetGroupId: string | null;
	/** Null when no organisation was told, or it is not to be known. */
	readonly organisationKey: string | null;
};

/** The pools a person would take a seat from, in id order. */
export function applicablePools(
	pools: readonly PoolFacts[],
	{ mode, targetGroupId, organisationKey }: Seeker,
): readonly PoolFacts[] {
	return pools
		.filter(
			(pool) =>
				pool.scope === 'all' ||
				pool.scope === mode ||
				(pool.ownerKey !== null &&
					((pool.scope === 'target_group' && pool.ownerKey === targetGroupId) ||
						(pool.scope === 'organisation' && pool.ownerKey === organisationKey))),
		)
		.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** Seats nobody holds; never below zero. */
export function freeSeats(pool: Pick<PoolFacts, 'capacitySeats' | 'overrideSeats' | 'takenSeats'>): number {
	return Math.max(0, pool.capacitySeats + pool.overrideSeats - pool.takenSeats);
}

/**
 * When a quota ends: 9.00 in the training's zone, so many days before its first day. Null: never.
 * Computed, not stored, so that it moves with the training.
 */
export function releaseOf(
	releaseDaysBefore: number | null,
	training: { readonly startsAt: Date; readonly timeZone: string },
): Date | null {
	if (releaseDaysBefore === null) return null;
	const firstDay = Temporal.PlainDate.from(wallTimeOf(training.startsAt, training.timeZone).eventDate);
	return instantOf(firstDay.subtract({ days: releaseDaysBefore }).toString(), '09:00', training.timeZone);
}

/** Whether a pool still bounds who gets a seat. */
export function isBinding(
	pool: { readonly releaseDaysBefore: number | null },
	training: { readonly startsAt: Date; readonly timeZone: string },
	now: Date,
): boolean {
	const release = releaseOf(pool.releaseDaysBefore, training);
	return release === null || now < release;
}

import { granted, refused } from '@kutsu/kernel';
import type { Decision } from '@kutsu/kernel';
import type { AdmissionRefusal, AttendanceMode } from '../model.ts';

/** A pool as locked: the only place seats are counted. */
export type PoolFacts = {
	readonly id: string;
	readonly scope: 'all' | 'onsite' | 'online' | 'target_group' | 'organisation';
	/** The group or organisation of the last two scopes; null for the others. */
	readonly ownerKey: string | null;
	readonly capacitySeats: number;
	readonly overrideSeats: number;
	readonly takenSeats: number;
	readonly waitingSeats: number;
};

export type AdmissionFacts = {
	readonly isCancelled: boolean;
	readonly trainingMode: 'onsite' | 'online' | 'hybrid';
	readonly opensAt: Date;
	readonly closesAt: Date;
	readonly mode: AttendanceMode;
	readonly targetGroupId: string | null;
	/** Null when not told; `'unknown'` when what was told is no municipality. */
	readonly municipalityCode: string | null | 'unknown';
	/** Staff register people outside the window; the seats bind them all the same. */
	readonly ignoresWindow: boolean;
	readonly pools: readonly PoolFacts[];
};

export type Admission =
	| { readonly state: 'confirmed'; readonly poolIds: readonly string[] }
	/** `place` counts from 1: how many are served before this person, plus one. */
	| { readonly state: 'waitlisted'; readonly poolIds: readonly string[]; readonly place: number };

/**
 * Whether a newcomer gets a seat, a place in the queue, or neither.
 * Confirmed only when every pool that applies has a free seat and nobody waits in it.
 */
export function decideAdmission(
	facts: AdmissionFacts,
	now: Date,
): Decision<{ admission: Admission }, AdmissionRefusal> {
	if (facts.isCancelled) return refused({ code: 'cancelled' });
	if (!facts.ignoresWindow) {
		if (now < facts.opensAt) return refused({ code: 'not-open-yet', opensAt: facts.opensAt });
		if (now >= facts.closesAt) return refused({ code: 'closed', closedAt: facts.closesAt });
	}
	if (facts.trainingMode !== 'hybrid' && facts.trainingMode !== facts.mode) {
		return refused({ code: 'mode-not-offered', mode: facts.mode });
	}
	if (facts.targetGroupId === null) return refused({ code: 'unknown-target-group' });
	if (facts.municipalityCode === 'unknown') return refused({ code: 'unknown-municipality' });

	const pools = applicablePools(facts.pools, facts.mode, facts.targetGroupId);
	if (pools.length === 0) return refused({ code: 'mode-not-offered', mode: facts.mode });
	const poolIds = pools.map((pool) => pool.id);
	const queue = Math.max(0, ...pools.map((pool) => pool.waitingSeats));
	const hasSeat = pools.every((pool) => freeSeats(pool) > 0);
	return granted({
		admission:
			hasSeat && queue === 0
				? { state: 'confirmed', poolIds }
				: { state: 'waitlisted', poolIds, place: queue + 1 },
	});
}

/** The pools a person would take a seat from, in id order. */
export function applicablePools(
	pools: readonly PoolFacts[],
	mode: AttendanceMode,
	targetGroupId: string | null,
): readonly PoolFacts[] {
	return pools
		.filter(
			(pool) =>
				pool.scope === 'all' ||
				pool.scope === mode ||
				(pool.scope === 'target_group' && pool.ownerKey !== null && pool.ownerKey === targetGroupId),
		)
		.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** Seats nobody holds; never below zero. */
export function freeSeats(pool: Pick<PoolFacts, 'capacitySeats' | 'overrideSeats' | 'takenSeats'>): number {
	return Math.max(0, pool.capacitySeats + pool.overrideSeats - pool.takenSeats);
}

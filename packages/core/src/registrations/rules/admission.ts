import { granted, refused } from '@kutsu/kernel';
import type { Decision } from '@kutsu/kernel';
import type { AdmissionRefusal } from '../model.ts';
import { applicablePools, freeSeats } from './pools.ts';
import type { PoolFacts, Seeker } from './pools.ts';
import { seatsOwed } from './waitlist.ts';
import type { Waiting } from './waitlist.ts';

export type AdmissionFacts = Seeker & {
	readonly isCancelled: boolean;
	readonly trainingMode: 'onsite' | 'online' | 'hybrid';
	readonly opensAt: Date;
	readonly closesAt: Date;
	/** One whose workplace must not be known gives none, and no limit of organisations binds them. */
	readonly isSensitiveWorkplace: boolean;
	/** Null when not told; `'unknown'` when what was told is no municipality. */
	readonly municipalityCode: string | null | 'unknown';
	/** Staff register people outside the window; the seats bind them all the same. */
	readonly ignoresWindow: boolean;
	readonly pools: readonly PoolFacts[];
	/** Those in line, when there may be a seat that is theirs; may be left out when a pool of the newcomer is full. */
	readonly waiting: readonly Waiting[];
	/** Pools in which a seat is held for this very person, by their invitation; none when left out. */
	readonly reservedPoolIds?: readonly string[] | undefined;
	/** Staff answer before anything is given: a request, which holds neither seat nor place. */
	readonly needsApproval?: boolean | undefined;
};

export type Admission =
	| { readonly state: 'requested'; readonly poolIds: readonly string[] }
	| { readonly state: 'confirmed'; readonly poolIds: readonly string[] }
	/** `place` counts from 1: how many are served before this person, plus one. */
	| { readonly state: 'waitlisted'; readonly poolIds: readonly string[]; readonly place: number };

/**
 * Whether a newcomer gets a seat, a place in the queue, a request to be answered, or nothing.
 * Confirmed only when every pool that applies has a seat left over for those in line before: one who waits for another,
 * full pool is not overtaken, and holds nobody back.
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

	if (asksOrganisation(facts.pools) && facts.organisationKey === null && !facts.isSensitiveWorkplace)
		return refused({ code: 'organisation-needed' });

	const pools = applicablePools(facts.pools, facts);
	if (pools.length === 0) return refused({ code: 'mode-not-offered', mode: facts.mode });
	const poolIds = pools.map((pool) => pool.id);
	if (facts.needsApproval) return granted({ admission: { state: 'requested', poolIds } });
	const queue = Math.max(0, ...pools.map((pool) => pool.waitingSeats));
	const owed = seatsOwed(facts);
	const reserved = new Set(facts.reservedPoolIds);
	const hasSeat = pools.every((pool) => reserved.has(pool.id) || freeSeats(pool) > (owed.get(pool.id) ?? 0));
	return granted({
		admission: hasSeat ? { state: 'confirmed', poolIds } : { state: 'waitlisted', poolIds, place: queue + 1 },
	});
}

/** Whether the line must be looked at before a newcomer is decided on: there are free seats, and someone waits. */
export function mustAskTheLine(pools: readonly PoolFacts[], newcomer: Seeker): boolean {
	const own = applicablePools(pools, newcomer);
	return own.some((pool) => pool.waitingSeats > 0) && own.every((pool) => freeSeats(pool) > 0);
}

/** Whether seats are shared out among organisations, so that each person has to name theirs. */
export function asksOrganisation(pools: readonly PoolFacts[]): boolean {
	return pools.some((pool) => pool.scope === 'each_organisation');
}

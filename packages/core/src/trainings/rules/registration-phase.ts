import type { RegistrationPhase, TrainingPoolScope } from '../model.ts';

/** A pool as it stands. */
export type PoolCount = {
	readonly scope: TrainingPoolScope;
	readonly capacitySeats: number;
	readonly overrideSeats: number;
	readonly takenSeats: number;
	readonly waitingSeats: number;
};

export type PhaseFacts = {
	readonly state: 'published' | 'cancelled';
	readonly opensAt: Date;
	readonly closesAt: Date;
	/** End of the last session. */
	readonly endsAt: Date;
	readonly pools: readonly PoolCount[];
};

/** What a visitor may do now: the first that holds of cancelled, past, not open yet, closed, full (in every mode), open. */
export function registrationPhase(facts: PhaseFacts, now: Date): RegistrationPhase {
	if (facts.state === 'cancelled') return 'cancelled';
	if (facts.endsAt <= now) return 'past';
	if (now < facts.opensAt) return 'not-open-yet';
	if (facts.closesAt <= now) return 'closed';
	return facts.pools.every((pool) => seatsForNewcomers(pool) === 0) ? 'full' : 'open';
}

/** Seats a newcomer may take: none while anybody waits, since the waiting come first. */
export function seatsForNewcomers(pool: Omit<PoolCount, 'scope'>): number {
	return pool.waitingSeats > 0 ? 0 : Math.max(0, pool.capacitySeats + pool.overrideSeats - pool.takenSeats);
}

import { applicablePools, freeSeats } from './admission.ts';
import type { PoolFacts } from './admission.ts';
import type { AttendanceMode } from '../model.ts';

export type Waiting = {
	readonly registrationId: string;
	readonly priority: number;
	readonly arrival: number;
	readonly mode: AttendanceMode;
	readonly targetGroupId: string | null;
};

export type PromotionFacts = {
	readonly isCancelled: boolean;
	readonly closesAt: Date;
	readonly pools: readonly PoolFacts[];
	readonly waiting: readonly Waiting[];
};

export type Promotion = { readonly registrationId: string; readonly poolIds: readonly string[] };

/**
 * Who moves from the queue to a seat now, in order: higher priority first, then earlier arrival.
 * Empty when registration is over, the training is cancelled, or no pool a waiting person needs has a seat.
 * One who waits for a full pool does not hold back another whose pools are free.
 */
export function findPromotions(facts: PromotionFacts, now: Date): Promotion[] {
	if (facts.isCancelled || now >= facts.closesAt) return [];
	const free = new Map(facts.pools.map((pool) => [pool.id, freeSeats(pool)]));
	const promotions: Promotion[] = [];
	for (const person of facts.waiting.toSorted(inLine)) {
		const poolIds = applicablePools(facts.pools, person.mode, person.targetGroupId).map((pool) => pool.id);
		if (poolIds.length === 0 || poolIds.some((id) => (free.get(id) ?? 0) === 0)) continue;
		for (const id of poolIds) free.set(id, (free.get(id) ?? 0) - 1);
		promotions.push({ registrationId: person.registrationId, poolIds });
	}
	return promotions;
}

function inLine(a: Waiting, b: Waiting): number {
	return b.priority - a.priority || a.arrival - b.arrival;
}

import { applicablePools, freeSeats } from './pools.ts';
import type { PoolFacts, Seeker } from './pools.ts';
import { decideOfferTerms } from './offer.ts';

export type Waiting = Seeker & {
	readonly registrationId: string;
	readonly priority: number;
	readonly arrival: number;
};

export type LineFacts = {
	readonly isCancelled: boolean;
	readonly closesAt: Date;
	readonly timeZone: string;
	readonly pools: readonly PoolFacts[];
	readonly waiting: readonly Waiting[];
};

export type Offer = { readonly registrationId: string; readonly poolIds: readonly string[] };

export type Turn =
	/** Seats held for these people, in order, until one moment. */
	| { readonly kind: 'held'; readonly offers: readonly Offer[]; readonly expiresAt: Date }
	/** Too late to wait for anyone: all whom a free seat would fit are told. */
	| { readonly kind: 'first-to-accept'; readonly registrationIds: readonly string[] };

/**
 * To whom the free seats go now. Nobody when registration is over, the training is cancelled, or no pool that someone
 * waits for has a seat.
 */
export function findTurn(facts: LineFacts, now: Date): Turn | undefined {
	if (facts.isCancelled || now >= facts.closesAt) return undefined;
	const terms = decideOfferTerms(facts, now);
	if (terms.kind === 'held') {
		const offers = findNextInLine(facts);
		return offers.length === 0 ? undefined : { kind: 'held', offers, expiresAt: terms.expiresAt };
	}
	const registrationIds = facts.waiting
		.filter((person) => fits(facts.pools, person))
		.toSorted(inLine)
		.map((person) => person.registrationId);
	return registrationIds.length === 0 ? undefined : { kind: 'first-to-accept', registrationIds };
}

/**
 * Who could take the free seats, in order: higher priority first, then earlier arrival; with the pools in id order.
 * One who waits for a full pool does not hold back another whose pools are free.
 */
export function findNextInLine(facts: Pick<LineFacts, 'pools' | 'waiting'>): Offer[] {
	const free = new Map(facts.pools.map((pool) => [pool.id, freeSeats(pool)]));
	const offers: Offer[] = [];
	for (const person of facts.waiting.toSorted(inLine)) {
		const poolIds = applicablePools(facts.pools, person).map((pool) => pool.id);
		if (poolIds.length === 0 || poolIds.some((id) => (free.get(id) ?? 0) === 0)) continue;
		for (const id of poolIds) free.set(id, (free.get(id) ?? 0) - 1);
		offers.push({ registrationId: person.registrationId, poolIds });
	}
	return offers;
}

function fits(pools: readonly PoolFacts[], person: Waiting): boolean {
	const applicable = applicablePools(pools, person);
	return applicable.length > 0 && applicable.every((pool) => freeSeats(pool) > 0);
}

/** The order of the line: below zero when `a` is served before `b`. */
export function inLine(
	a: Pick<Waiting, 'priority' | 'arrival'>,
	b: Pick<Waiting, 'priority' | 'arrival'>,
): number {
	return b.priority - a.priority || a.arrival - b.arrival;
}

/** Free seats that those in line could take now, by pool. */
export function seatsOwed(facts: Parameters<typeof findNextInLine>[0]): ReadonlyMap<string, number> {
	const owed = new Map<string, number>();
	for (const { poolIds } of findNextInLine(facts)) {
		for (const id of poolIds) owed.set(id, (owed.get(id) ?? 0) + 1);
	}
	return owed;
}

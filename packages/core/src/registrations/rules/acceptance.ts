import { granted, refused } from '@kutsu/kernel';
import type { Decision } from '@kutsu/kernel';
import type { AcceptanceRefusal, RegistrationState } from '../model.ts';
import { applicablePools, freeSeats } from './pools.ts';
import type { PoolFacts, Seeker } from './pools.ts';
import { decideOfferTerms } from './offer.ts';

export type AcceptanceFacts = Seeker & {
	readonly state: RegistrationState;
	/** Null unless offered, or held for an address to be confirmed. */
	readonly offerExpiresAt: Date | null;
	/** Registered by a liaison: the person has yet to answer for themselves. */
	readonly awaitsAnswers: boolean;
	readonly isCancelled: boolean;
	readonly closesAt: Date;
	readonly timeZone: string;
	readonly pools: readonly PoolFacts[];
};

/**
 * `poolIds`: seats still to be taken; empty when the offer holds them already. `keepsPlace`: no seat yet, but a held
 * place in the line that is theirs from now on.
 */
export type Acceptance =
	| { readonly poolIds: readonly string[]; readonly keepsPlace?: undefined }
	| { readonly keepsPlace: true };

/**
 * Whether a person who waits may have a seat now: the one that is held for them, or, in the last hours, any that is free.
 * Accepting what one has already is granted with nothing to do: a second press of the button is no fault.
 */
export function decideAcceptance(
	facts: AcceptanceFacts,
	now: Date,
): Decision<{ acceptance: Acceptance | undefined }, AcceptanceRefusal> {
	if (facts.isCancelled) return refused({ code: 'training-cancelled' });
	switch (facts.state) {
		case 'confirmed':
			return granted({ acceptance: undefined });
		case 'requested':
			return refused({ code: 'not-approved-yet' });
		case 'cancelled':
			return refused({ code: 'no-longer-registered' });
		case 'offered':
			return facts.offerExpiresAt !== null && now < facts.offerExpiresAt
				? facts.awaitsAnswers
					? refused({ code: 'answers-needed' })
					: granted({ acceptance: { poolIds: [] } })
				: refused({ code: 'offer-expired', expiredAt: facts.offerExpiresAt ?? now });
		case 'waitlisted': {
			if (facts.awaitsAnswers && isOpenToAll(facts, now)) return refused({ code: 'answers-needed' });
			if (facts.offerExpiresAt !== null && now >= facts.offerExpiresAt)
				return refused({ code: 'offer-expired', expiredAt: facts.offerExpiresAt });
			const isOpen = isOpenToAll(facts, now);
			const pools = applicablePools(facts.pools, facts);
			if (isOpen && pools.length > 0 && pools.every((pool) => freeSeats(pool) > 0))
				return granted({ acceptance: { poolIds: pools.map((pool) => pool.id) } });
			if (facts.offerExpiresAt !== null) return granted({ acceptance: { keepsPlace: true } });
			return refused({ code: isOpen ? 'seat-taken' : 'not-your-turn' });
		}
	}
}

/** The last hours, when nobody is waited for: whoever in line accepts first has a free seat. */
export function isOpenToAll(
	facts: { readonly isCancelled: boolean; readonly closesAt: Date; readonly timeZone: string },
	now: Date,
): boolean {
	return (
		!facts.isCancelled && now < facts.closesAt && decideOfferTerms(facts, now).kind === 'first-to-accept'
	);
}

import { granted, refused } from '@kutsu/kernel';
import type { Decision } from '@kutsu/kernel';
import type { AcceptanceRefusal, AdmissionRefusal, RegistrationState } from '../model.ts';
import { asksOrganisation, decideAdmission } from './admission.ts';
import type { Admission, AdmissionFacts } from './admission.ts';
import { isLapsed } from './offer.ts';
import { applicablePools, freeSeats } from './pools.ts';
import type { PoolFacts, Seeker } from './pools.ts';
import { findNextInLine } from './waitlist.ts';
import type { Waiting } from './waitlist.ts';

/** One of several who are registered together, in order. */
export type SeekerTogether = Pick<
	AdmissionFacts,
	'targetGroupId' | 'organisationKey' | 'isSensitiveWorkplace' | 'needsApproval'
>;

/** Seats that an invitation holds for the first of them: in these pools, for so many. */
export type ReservedTogether = { readonly poolIds: readonly string[]; readonly seats: number };

/** What keeps one waiting: everything is taken, or what their profession or organisation can have. */
export type QueueCause = 'full' | 'group' | 'organisation';
export type AdmissionTogether =
	| Extract<Admission, { state: 'confirmed' | 'requested' }>
	| (Extract<Admission, { state: 'waitlisted' }> & { readonly because: QueueCause });

/**
 * What each of several newcomers gets, one after the other: each as if those before had come just before them. A seat
 * that an invitation holds is the next one's, or is let go when they cannot have it. Refused when one of them would be,
 * whatever the seats.
 */
export function planAdmissions(
	facts: Omit<
		AdmissionFacts,
		keyof SeekerTogether | 'municipalityCode' | 'ignoresWindow' | 'reservedPoolIds'
	> & {
		readonly reserved?: ReservedTogether | undefined;
	},
	seekers: readonly SeekerTogether[],
	now: Date,
): Decision<{ readonly admissions: readonly AdmissionTogether[] }, AdmissionRefusal> {
	let { pools } = facts;
	const waiting = [...facts.waiting];
	const admissions: AdmissionTogether[] = [];
	for (const [index, seeker] of seekers.entries()) {
		const seen = { ...facts, ...seeker, pools, waiting };
		const reservedPoolIds = index < (facts.reserved?.seats ?? 0) ? (facts.reserved?.poolIds ?? []) : [];
		const asked = { ...seen, reservedPoolIds, municipalityCode: null, ignoresWindow: false };
		const decision = decideAdmission(asked, now);
		if (!decision.ok) return decision;
		const { admission } = decision;
		pools = pools.map((pool) =>
			reservedPoolIds.includes(pool.id) ? { ...pool, takenSeats: pool.takenSeats - 1 } : pool,
		);
		if (admission.state === 'requested') {
			admissions.push(admission);
			continue;
		}
		const hasSeat = admission.state === 'confirmed';
		admissions.push(
			admission.state === 'confirmed'
				? admission
				: { ...admission, because: causeOf(seen, admission.poolIds) },
		);
		pools = pools.map((pool) =>
			admission.poolIds.includes(pool.id)
				? {
						...pool,
						takenSeats: pool.takenSeats + (hasSeat ? 1 : 0),
						waitingSeats: pool.waitingSeats + (hasSeat ? 0 : 1),
					}
				: pool,
		);
		if (!hasSeat) waiting.push(lastInLine(seen, index));
	}
	return granted({ admissions });
}

function lastInLine(seen: Seeker & { readonly waiting: readonly Waiting[] }, index: number): Waiting {
	const arrival = 1 + Math.max(0, ...seen.waiting.map((one) => one.arrival));
	const { mode, targetGroupId, organisationKey } = seen;
	return { registrationId: `newcomer-${index}`, priority: 0, arrival, mode, targetGroupId, organisationKey };
}

function causeOf(
	facts: { readonly pools: readonly PoolFacts[]; readonly waiting: readonly Waiting[] },
	poolIds: readonly string[],
): QueueCause {
	const owed = findNextInLine(facts).flatMap((offer) => offer.poolIds);
	const lacking = facts.pools.filter(
		(pool) => poolIds.includes(pool.id) && freeSeats(pool) <= owed.filter((id) => id === pool.id).length,
	);
	if (lacking.some((pool) => ['all', 'onsite', 'online'].includes(pool.scope))) return 'full';
	return lacking.some((pool) => pool.scope === 'organisation') ? 'organisation' : 'group';
}

export type AnswerFacts = Seeker & {
	readonly state: RegistrationState;
	readonly offerExpiresAt: Date | null;
	readonly isCancelled: boolean;
	readonly trainingMode: 'onsite' | 'online' | 'hybrid';
	readonly isSensitiveWorkplace: boolean;
	readonly municipalityCode: string | null | 'unknown';
	readonly pools: readonly PoolFacts[];
	readonly waiting: readonly Waiting[];
	/** What the registration holds, or waits for, as the liaison described the person. */
	readonly poolIds: readonly string[];
};

/** Why what a colleague answers for themselves does not stand. */
export type AnswerRefusal =
	| Extract<AcceptanceRefusal, { code: 'training-cancelled' | 'no-longer-registered' | 'offer-expired' }>
	| Extract<
			AdmissionRefusal,
			{ code: 'mode-not-offered' | 'unknown-target-group' | 'unknown-municipality' | 'organisation-needed' }
	  >
	/** A seat is held, but not one that a person of this profession, or this way of taking part, can have. */
	| { readonly code: 'no-seat-as-answered' };

/** Which pools to enter and to leave so that they are those of the person as they describe themselves. */
export type AnswerEffect = { readonly enter: readonly string[]; readonly leave: readonly string[] };

/**
 * Whether a colleague may have the place that is held for them as they describe themselves: in the pools of another
 * profession only where a seat is left over for those in line.
 */
export function decideAnswer(
	facts: AnswerFacts,
	now: Date,
): Decision<{ readonly effect: AnswerEffect }, AnswerRefusal> {
	if (facts.isCancelled) return refused({ code: 'training-cancelled' });
	if (facts.state === 'cancelled') return refused({ code: 'no-longer-registered' });
	if (isLapsed(facts, now) && facts.offerExpiresAt !== null)
		return refused({ code: 'offer-expired', expiredAt: facts.offerExpiresAt });
	if (facts.trainingMode !== 'hybrid' && facts.trainingMode !== facts.mode)
		return refused({ code: 'mode-not-offered', mode: facts.mode });
	if (facts.targetGroupId === null) return refused({ code: 'unknown-target-group' });
	if (facts.municipalityCode === 'unknown') return refused({ code: 'unknown-municipality' });
	if (asksOrganisation(facts.pools) && facts.organisationKey === null && !facts.isSensitiveWorkplace)
		return refused({ code: 'organisation-needed' });
	// A request holds nothing that could be moved.
	if (facts.state === 'requested') return granted({ effect: { enter: [], leave: [] } });
	const own = applicablePools(facts.pools, facts);
	const enter = own.filter((pool) => !facts.poolIds.includes(pool.id));
	const leave = facts.poolIds.filter((id) => !own.some((pool) => pool.id === id));
	if (facts.state === 'offered') {
		const owed = findNextInLine(facts).flatMap((offer) => offer.poolIds);
		const lacks = enter.some((pool) => freeSeats(pool) <= owed.filter((id) => id === pool.id).length);
		if (lacks) return refused({ code: 'no-seat-as-answered' });
	}
	return granted({ effect: { enter: enter.map((pool) => pool.id), leave } });
}

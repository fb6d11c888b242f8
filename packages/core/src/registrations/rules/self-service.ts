import { granted, refused } from '@kutsu/kernel';
import type { Decision } from '@kutsu/kernel';
import type {
	AttendanceMode,
	DetailsRefusal,
	DisownRefusal,
	ModeRefusal,
	MoveRefusal,
	RegistrationState,
	SelfServiceRefusal,
	TakeBackRefusal,
	TransferRefusal,
} from '../model.ts';
import type { PoolFacts, Seeker } from './pools.ts';
import { applicablePools } from './pools.ts';
import { decideReseat } from './reseat.ts';
import type { Reseat } from './reseat.ts';
import type { Waiting } from './waitlist.ts';
import { decideInvitationDeadline } from './offer.ts';

/** What decides whether a person may still act on their registration by themselves. */
export type SelfServiceFacts = {
	readonly state: RegistrationState;
	readonly isCancelled: boolean;
	/** Came while the training was under attack, and has yet to use the link of the mail. */
	readonly awaitsAddress: boolean;
	readonly selfCancelUntil: Date;
	readonly startsAt: Date;
};

/** Until when a person may change their registration: with a seat until the deadline for giving it up, waiting until it begins. */
export function selfServiceEnds(
	facts: Pick<SelfServiceFacts, 'state' | 'selfCancelUntil' | 'startsAt'>,
): Date {
	return facts.state === 'confirmed' ? facts.selfCancelUntil : facts.startsAt;
}

/** Whether a person may still act on a live registration by themselves. */
export function decideSelfService(facts: SelfServiceFacts, now: Date): Decision<object, SelfServiceRefusal> {
	if (facts.isCancelled) return refused({ code: 'training-cancelled' });
	if (facts.state === 'cancelled') return refused({ code: 'no-longer-registered' });
	if (facts.awaitsAddress) return refused({ code: 'not-confirmed-yet' });
	const until = selfServiceEnds(facts);
	return now < until ? granted({}) : refused({ code: 'too-late', until });
}

export type SeatFacts = SelfServiceFacts & {
	readonly pools: readonly PoolFacts[];
	readonly waiting: readonly Waiting[];
	/** Pools it has seats of, or waits for. */
	readonly held: readonly string[];
	/** As it stands. */
	readonly seeker: Seeker;
};

/** A seat that is offered to a colleague stays where it is until they answer. */
type OfferFacts = { readonly offersSeat: boolean };

/** `reseat` null: nothing to do, for that is how they come already. */
export type ModeSwitch = { readonly reseat: Reseat | null; readonly becomes: 'as-it-was' | 'confirmed' };

/**
 * Whether a person may come the other way. Someone with a seat gets the new one or keeps the old; someone who waits
 * gets a free seat there, past nobody, or keeps their place in line.
 */
export function decideModeSwitch(
	facts: SeatFacts &
		OfferFacts & {
			readonly registrationId: string;
			readonly trainingMode: 'onsite' | 'online' | 'hybrid';
		},
	wanted: AttendanceMode,
	now: Date,
): Decision<ModeSwitch, ModeRefusal> {
	const open = decideSelfService(facts, now);
	if (!open.ok) return open;
	if (facts.offersSeat) return refused({ code: 'offered-to-colleague' });
	if (facts.seeker.mode === wanted) return granted({ reseat: null, becomes: 'as-it-was' });
	if (facts.trainingMode !== 'hybrid' && facts.trainingMode !== wanted)
		return refused({ code: 'mode-not-offered', mode: wanted });
	// A request holds nothing yet.
	if (facts.state === 'requested') return granted({ reseat: { take: [], free: [] }, becomes: 'as-it-was' });
	const isWaiting = facts.state === 'waitlisted';
	const decision = decideReseat(
		{
			pools: facts.pools,
			waiting: facts.waiting.filter((one) => one.registrationId !== facts.registrationId),
			held: isWaiting ? [] : facts.held,
		},
		{ ...facts.seeker, mode: wanted },
	);
	if (!decision.ok) return decision;
	return granted({ reseat: decision.reseat, becomes: isWaiting ? 'confirmed' : 'as-it-was' });
}

/**
 * Whether details may be changed, and which seats that moves: limits of professions and organisations hold for one who
 * changes theirs too. One who waits keeps to the lines they stand in.
 */
export function decideDetails(
	facts: SeatFacts & {
		readonly changesName: boolean;
		/** Came to some training: the name is evidence of it. */
		readonly hasAttended: boolean;
		/** The address has somebody of the new name already. */
		readonly isNameTaken: boolean;
		readonly isStale: boolean;
		/** Null when the new one is none of the project's. */
		readonly targetGroupId: string | null;
		readonly municipalityCode: string | null | 'unknown';
		readonly organisationKey: string | null;
		readonly needsOrganisation: boolean;
	},
	now: Date,
): Decision<{ readonly reseat: Reseat }, DetailsRefusal> {
	const open = decideSelfService(facts, now);
	if (!open.ok) return open;
	if (facts.isStale) return refused({ code: 'stale' });
	if (facts.targetGroupId === null) return refused({ code: 'unknown-target-group' });
	if (facts.municipalityCode === 'unknown') return refused({ code: 'unknown-municipality' });
	if (facts.needsOrganisation) return refused({ code: 'organisation-needed' });
	if (facts.changesName && facts.hasAttended) return refused({ code: 'name-is-evidence' });
	if (facts.changesName && facts.isNameTaken) return refused({ code: 'name-taken' });
	if (facts.state === 'requested') return granted({ reseat: { take: [], free: [] } });
	const wanted: Seeker = {
		mode: facts.seeker.mode,
		targetGroupId: facts.targetGroupId,
		organisationKey: facts.organisationKey,
	};
	if (facts.state === 'waitlisted') {
		const [lines, now] = [applicablePools(facts.pools, facts.seeker), applicablePools(facts.pools, wanted)];
		const isSame = lines.length === now.length && lines.every((pool, index) => pool.id === now[index]?.id);
		return isSame ? granted({ reseat: { take: [], free: [] } }) : refused({ code: 'line-would-change' });
	}
	return decideReseat(facts, wanted);
}

export type Transfer = { readonly expiresAt: Date };

/**
 * Whether a seat may be offered to a colleague, and until when they may accept. It stays the giver's until then, and
 * nobody else's meanwhile; limits of professions and organisations hold for the colleague.
 */
export function decideTransfer(
	facts: SeatFacts &
		OfferFacts & {
			readonly colleague: Seeker;
			readonly needsOrganisation: boolean;
			/** The very person who gives it. */
			readonly isSelf: boolean;
			readonly closesAt: Date;
			readonly timeZone: string;
		},
	now: Date,
): Decision<{ readonly transfer: Transfer }, TransferRefusal> {
	const open = decideSelfService(facts, now);
	if (!open.ok) return open;
	if (facts.state !== 'confirmed') return refused({ code: 'no-seat-to-give' });
	if (facts.offersSeat) return refused({ code: 'offered-to-colleague' });
	if (facts.isSelf) return refused({ code: 'same-person' });
	if (facts.colleague.targetGroupId === null) return refused({ code: 'unknown-target-group' });
	if (facts.needsOrganisation) return refused({ code: 'organisation-needed' });
	const decision = decideReseat(facts, facts.colleague);
	if (!decision.ok) return decision;
	return granted({ transfer: { expiresAt: decideInvitationDeadline(facts, now) } });
}

/** Whether a seat that was offered to a colleague may be taken back: as long as they have not answered, whatever the hour. */
export function decideTakeBack(facts: OfferFacts): Decision<object, TakeBackRefusal> {
	return facts.offersSeat ? granted({}) : refused({ code: 'nothing-to-take-back' });
}

/** Whether a person may leave this date for another; whether that one has a seat is decided as for a newcomer. */
export function decideMove(
	facts: SelfServiceFacts &
		OfferFacts & {
			readonly isSameCourse: boolean;
			readonly isSameTraining: boolean;
			/** Anyone may register there: no link, list or approval stands before it. */
			readonly isOpenToAll: boolean;
			readonly isAlreadyThere: boolean;
		},
	now: Date,
): Decision<object, MoveRefusal> {
	const open = decideSelfService(facts, now);
	if (!open.ok) return open;
	if (facts.state === 'requested') return refused({ code: 'no-seat-to-give' });
	if (facts.offersSeat) return refused({ code: 'offered-to-colleague' });
	if (!facts.isSameCourse || facts.isSameTraining || !facts.isOpenToAll)
		return refused({ code: 'no-such-date' });
	return facts.isAlreadyThere ? refused({ code: 'already-there' }) : granted({});
}

/** Whether a registration may be ended by "this was not me": until the training begins, and for nobody who came. */
export function decideDisowning(
	facts: { readonly startsAt: Date; readonly hasAttended: boolean },
	now: Date,
): Decision<object, DisownRefusal> {
	if (facts.hasAttended) return refused({ code: 'has-attended' });
	return now < facts.startsAt ? granted({}) : refused({ code: 'has-begun', startsAt: facts.startsAt });
}

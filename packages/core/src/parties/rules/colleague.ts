import { granted, refused } from '@kutsu/kernel';
import type { Decision } from '@kutsu/kernel';
import type { CancelledBy, RegistrationState } from '../../registrations/model.ts';
import type { ColleagueRefusal, ColleagueState, PartyMemberFate } from '../model.ts';

/** A member as kept; the registration is null for one who was registered already. */
export type MemberFacts = {
	readonly registration: {
		readonly state: RegistrationState;
		readonly cancelledBy: CancelledBy | null;
		readonly awaitsAnswers: boolean;
	} | null;
	/** What the liaison was told. */
	readonly fate: PartyMemberFate;
	readonly invitedUntil: Date | null;
	/** When the liaison or staff took this one out; null while not. */
	readonly removedAt: Date | null;
};

/** What the liaison sees. One who was registered already looks like one who never answers. */
export function colleagueStateOf(member: MemberFacts, now: Date): ColleagueState {
	const { registration } = member;
	if (registration === null) {
		if (member.removedAt !== null) return 'cancelled';
		if (member.fate === 'queue') return 'in_line';
		return member.invitedUntil !== null && now >= member.invitedUntil ? 'expired' : 'invited';
	}
	switch (registration.state) {
		case 'confirmed':
			return 'confirmed';
		case 'waitlisted':
			return 'in_line';
		case 'requested':
			return registration.awaitsAnswers ? 'invited' : 'requested';
		case 'cancelled':
			return endOf(registration.cancelledBy);
		default:
			return 'invited';
	}
}

function endOf(by: CancelledBy | null): ColleagueState {
	if (by === 'participant') return 'declined';
	if (by === 'decline') return 'not_approved';
	return by === 'expiry' ? 'expired' : 'cancelled';
}

/** Whether a colleague takes up one of the party's places. */
export function isThere(state: ColleagueState): boolean {
	return state === 'invited' || state === 'requested' || state === 'confirmed' || state === 'in_line';
}

/** Whether a liaison may take a colleague out, or let another come instead. */
export function decideChange(facts: {
	readonly isPartyCancelled: boolean;
	readonly isTrainingCancelled: boolean;
	readonly state: ColleagueState;
	/** Of the one who comes instead; false when nobody does. */
	readonly isSuccessorInParty: boolean;
}): Decision<object, ColleagueRefusal> {
	if (facts.isPartyCancelled) return refused({ code: 'party-cancelled' });
	if (facts.isTrainingCancelled) return refused({ code: 'training-cancelled' });
	if (!isThere(facts.state)) return refused({ code: 'not-there' });
	if (facts.isSuccessorInParty) return refused({ code: 'in-party' });
	return granted({});
}

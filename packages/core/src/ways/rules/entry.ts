import { granted, refused } from '@kutsu/kernel';
import type { Decision, LocalizedText } from '@kutsu/kernel';
import type { Entry, EntryRefusal, InvitationState, Way } from '../model.ts';

/** The way into a training, as decided by. */
export type WayFacts = {
	readonly way: Way;
	readonly emailDomains: readonly string[];
	/** Digests of the organisations' names. */
	readonly organisationKeys: readonly string[];
	readonly audience: LocalizedText;
};

export type InvitationFacts = {
	/** Null: whoever has the link. */
	readonly email: string | null;
	readonly maxUses: number;
	readonly usedCount: number;
	readonly skipsApproval: boolean;
	readonly skipsLists: boolean;
	readonly expiresAt: Date;
	readonly revokedAt: Date | null;
};

export type EntryFacts = {
	/** Null: anyone may come. */
	readonly way: WayFacts | null;
	readonly email: string;
	/** Digests of all that their organisation is called; empty when not told, or not to be known. */
	readonly organisationNames: readonly string[];
	/** By which the person comes; null without one. A revoked one is no invitation. */
	readonly invitation: InvitationFacts | null;
	/** Staff register people by any way. */
	readonly isStaff: boolean;
};

/** Whether one may come in, and whether staff must approve first. An invitation that does not hold is never passed over in silence. */
export function decideEntry(facts: EntryFacts, now: Date): Decision<{ entry: Entry }, EntryRefusal> {
	const { invitation, way } = facts;
	if (facts.isStaff) return granted({ entry: 'direct' });
	if (invitation) {
		const held = decideInvitation(invitation, facts.email, now);
		if (!held.ok) return held;
	}
	if (way === null) return granted({ entry: 'direct' });
	const mayPassLists = isListed(way, facts) || (invitation?.skipsLists ?? false);
	const mayPassApproval = invitation?.skipsApproval ?? false;
	switch (way.way) {
		case 'open':
			return granted({ entry: 'direct' });
		case 'listed':
			return mayPassLists
				? granted({ entry: 'direct' })
				: refused({ code: 'not-for-you', audience: way.audience });
		case 'listed_or_approval':
			return granted({ entry: mayPassLists || mayPassApproval ? 'direct' : 'approval' });
		case 'approval':
			return granted({ entry: mayPassApproval ? 'direct' : 'approval' });
		case 'invitation':
			return invitation ? granted({ entry: 'direct' }) : refused({ code: 'invitation-needed' });
	}
}

/** Whether an invitation holds now for one of this address. */
export function decideInvitation(
	invitation: InvitationFacts,
	email: string,
	now: Date,
): Decision<
	object,
	Extract<EntryRefusal, { code: 'invitation-used' | 'invitation-expired' | 'invitation-other-address' }>
> {
	if (now >= invitation.expiresAt)
		return refused({ code: 'invitation-expired', expiredAt: invitation.expiresAt });
	if (invitation.usedCount >= invitation.maxUses) return refused({ code: 'invitation-used' });
	if (invitation.email !== null && invitation.email !== email)
		return refused({ code: 'invitation-other-address' });
	return granted({});
}

/** 256 bits as they are written in an address; no code is as long, no signed link without a dot. */
export function isInvitationToken(text: string): boolean {
	return /^[A-Za-z0-9_-]{43}$/.test(text);
}

/** Whether an address or an organisation stands on the lists: a domain holds for its subdomains too, never for one that only ends alike. */
export function isListed(
	way: Pick<WayFacts, 'emailDomains' | 'organisationKeys'>,
	person: { readonly email: string; readonly organisationNames: readonly string[] },
): boolean {
	const domain = person.email.slice(person.email.lastIndexOf('@') + 1).toLowerCase();
	return (
		way.emailDomains.some((listed) => domain === listed || domain.endsWith(`.${listed}`)) ||
		person.organisationNames.some((name) => way.organisationKeys.includes(name))
	);
}

/** How an invitation stands: revoked before all else, then used up, then expired. */
export function invitationState(
	invitation: Pick<InvitationFacts, 'maxUses' | 'usedCount' | 'expiresAt' | 'revokedAt'>,
	now: Date,
): InvitationState {
	if (invitation.revokedAt !== null) return 'revoked';
	if (invitation.usedCount >= invitation.maxUses) return 'used';
	return now >= invitation.expiresAt ? 'expired' : 'unused';
}

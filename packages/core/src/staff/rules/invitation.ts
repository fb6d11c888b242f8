import { granted, refused } from '@kutsu/kernel';
import type { Decision } from '@kutsu/kernel';
import type { AcceptRefusal } from '../model.ts';

export type InvitationFacts = {
	readonly expiresAt: Date;
	readonly acceptedAt: Date | null;
	readonly revokedAt: Date | null;
	/** Null on the link that makes the first owner. */
	readonly email: string | null;
};

/** Who stands at the door with the link in hand. */
export type Acceptor = {
	/** The address of the account that is signed in; null for nobody. */
	readonly signedInEmail: string | null;
	/** An account with the invited address exists. */
	readonly hasAccount: boolean;
};

/** Whether the link still opens anything. */
export function decideInvitation(
	facts: InvitationFacts | undefined,
	now: Date,
): Decision<{ readonly email: string | null }, AcceptRefusal> {
	if (!facts) return refused({ code: 'unknown' });
	if (facts.acceptedAt) return refused({ code: 'used' });
	if (facts.revokedAt) return refused({ code: 'revoked' });
	if (facts.expiresAt <= now) return refused({ code: 'expired', expiredAt: facts.expiresAt });
	return granted({ email: facts.email });
}

/** Which account takes the role: the one signed in, or a new one. Nobody takes what was sent to another address. */
export function decideAcceptance(
	facts: InvitationFacts | undefined,
	acceptor: Acceptor,
	now: Date,
): Decision<{ readonly by: 'signed-in' | 'new-account' }, AcceptRefusal> {
	const open = decideInvitation(facts, now);
	if (!open.ok) return open;
	if (acceptor.signedInEmail !== null) {
		const isTheirs = open.email === null || open.email === acceptor.signedInEmail;
		return isTheirs ? granted({ by: 'signed-in' }) : refused({ code: 'other-account' });
	}
	return acceptor.hasAccount ? refused({ code: 'sign-in-first' }) : granted({ by: 'new-account' });
}

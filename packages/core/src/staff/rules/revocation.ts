import { granted, refused } from '@kutsu/kernel';
import type { Decision } from '@kutsu/kernel';
import type { RevokeRefusal, StaffRole } from '../model.ts';

/** Whether a role may be taken away: a project always keeps an owner. */
export function decideRevocation(facts: {
	readonly role: StaffRole;
	/** Accounts that own the project, this one included. */
	readonly ownersCount: number;
}): Decision<{ readonly outcome: 'revoked' }, RevokeRefusal> {
	if (facts.role === 'owner' && facts.ownersCount <= 1) return refused({ code: 'last-owner' });
	return granted({ outcome: 'revoked' });
}

import { granted, refused } from '@kutsu/kernel';
import type { Decision } from '@kutsu/kernel';
import type { MessageState, ResendRefusal } from '../model.ts';

export type ResendFacts = {
	readonly state: MessageState;
	readonly isDemo: boolean;
	readonly isSuperseded: boolean;
	/** It held a one-time link, which is wiped when it has been sent. */
	readonly isSignIn: boolean;
	readonly expiresAt: Date | null;
};

/**
 * Whether staff may send a message (again), and how: one that no server ever took goes on as it is; one that was sent
 * becomes a new message, for a receiver drops a second with the same Message-ID.
 */
export function decideResend(
	facts: ResendFacts,
	now: Date,
): Decision<{ readonly as: 'same' | 'new' }, ResendRefusal> {
	if (facts.expiresAt !== null && facts.expiresAt <= now) return refused({ code: 'moment-passed' });
	if (facts.isSuperseded) return refused({ code: 'superseded' });
	if (facts.isDemo) return refused({ code: 'demo' });
	switch (facts.state) {
		case 'queued':
		case 'sending':
			return refused({ code: 'under-way' });
		case 'sent':
			return facts.isSignIn ? refused({ code: 'link-gone' }) : granted({ as: 'new' });
		case 'failed':
		case 'held':
		case 'expired':
			return granted({ as: 'same' });
	}
}

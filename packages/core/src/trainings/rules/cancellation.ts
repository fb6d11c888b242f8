import { granted, refused } from '@kutsu/kernel';
import type { Decision } from '@kutsu/kernel';
import type { CancelTrainingRefusal, ReinstateRefusal, TrainingState } from '../model.ts';

/**
 * Whether a training may be cancelled or postponed, and whether anyone must be told: not of a draft, which nobody has
 * seen. One that was postponed may be cancelled for good. Refusals: `cancelled` already, `over` since its end.
 */
export function decideTrainingCancellation(
	facts: {
		readonly state: TrainingState;
		readonly endsAt: Date;
		/** Null unless it is cancelled until a new date is known. */
		readonly postponedAt: Date | null;
		/** It is to be held at a time not known yet. */
		readonly isPostponed?: boolean | undefined;
	},
	now: Date,
): Decision<{ readonly isAnnounced: boolean }, CancelTrainingRefusal> {
	const isPutOff = facts.state === 'cancelled' && facts.postponedAt !== null;
	if (facts.state === 'cancelled' && (!isPutOff || facts.isPostponed)) return refused({ code: 'cancelled' });
	if (facts.state === 'published' && facts.endsAt <= now)
		return refused({ code: 'over', endedAt: facts.endsAt });
	return granted({ isAnnounced: facts.state !== 'draft' });
}

/**
 * What a cancelled or postponed training becomes again: what it was before. Refusals: `not-cancelled`; `no-date` for one
 * that was shown and whose sessions all lie behind.
 */
export function decideReinstatement(
	facts: { readonly state: TrainingState; readonly publishedAt: Date | null; readonly endsAt: Date },
	now: Date,
): Decision<{ readonly state: 'draft' | 'published' }, ReinstateRefusal> {
	if (facts.state !== 'cancelled') return refused({ code: 'not-cancelled' });
	if (facts.publishedAt === null) return granted({ state: 'draft' });
	return facts.endsAt <= now ? refused({ code: 'no-date' }) : granted({ state: 'published' });
}

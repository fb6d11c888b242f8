import { granted, refused } from '@kutsu/kernel';
import type { Decision } from '@kutsu/kernel';
import type { CancellationRefusal, RegistrationState } from '../model.ts';

export type CancellationFacts = {
	readonly state: RegistrationState;
	readonly by: 'participant' | 'staff';
	readonly selfCancelUntil: Date;
	readonly endsAt: Date;
};

/** Whether a registration can be cancelled. A request may be withdrawn, a place in the queue left and an offer declined until the end; a seat until the deadline. */
export function decideCancellation(
	facts: CancellationFacts,
	now: Date,
): Decision<{ freesSeat: boolean }, CancellationRefusal> {
	if (facts.state === 'cancelled') return refused({ code: 'already-cancelled' });
	const limit = facts.state === 'confirmed' ? facts.selfCancelUntil : facts.endsAt;
	if (facts.by === 'participant' && now >= limit)
		return refused({ code: 'too-late', selfCancelUntil: limit });
	return granted({ freesSeat: facts.state === 'confirmed' || facts.state === 'offered' });
}

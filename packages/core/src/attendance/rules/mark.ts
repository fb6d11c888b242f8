import { granted, refused } from '@kutsu/kernel';
import type { Decision } from '@kutsu/kernel';
import type { RegistrationState } from '../../registrations/model.ts';
import type { MarkRefusal } from '../model.ts';
import { findStanding } from './attended.ts';
import type { EntryFacts } from './attended.ts';

export type MarkFacts = {
	readonly mark: 'present' | 'absent';
	readonly registrationState: RegistrationState | 'missing';
	readonly isCancelled: boolean;
	/** Start of the session's day in the training's zone: nobody came the day before. */
	readonly dayStartsAt: Date;
	readonly startsAt: Date;
	/** Entries of this registration in this session. */
	readonly entries: readonly EntryFacts[];
};

export type MarkDecision =
	| { readonly add: 'in' }
	| { readonly add: 'void'; readonly correctsSeq: number }
	/** Already as asked: nothing is written. */
	| { readonly add: 'nothing' };

/** What a tap on the list adds to the record, if anything. */
export function decideMark(facts: MarkFacts, now: Date): Decision<{ entry: MarkDecision }, MarkRefusal> {
	if (facts.isCancelled) return refused({ code: 'cancelled' });
	if (now < facts.dayStartsAt) return refused({ code: 'not-yet', startsAt: facts.startsAt });
	const present = findStanding(facts.entries).find((entry) => entry.direction === 'in');
	if (facts.mark === 'absent') {
		return present
			? granted({ entry: { add: 'void', correctsSeq: present.seq } })
			: refused({ code: 'nothing-to-undo' });
	}
	if (facts.registrationState !== 'confirmed') return refused({ code: 'not-confirmed' });
	return granted({ entry: present ? { add: 'nothing' } : { add: 'in' } });
}

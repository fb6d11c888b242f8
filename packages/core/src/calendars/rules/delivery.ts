import type { CalendarMethod } from '../model.ts';

/** One message about a session that was written for a mailbox, in the order they were written. */
export type WrittenDelivery = {
	readonly method: CalendarMethod;
	readonly messageSequence: number;
	readonly sessionSequence: number;
	/** Whether it may have arrived; `false` for one given up before any server took it. */
	readonly mayHaveArrived: boolean;
};

/** A session as it stands, and whether this mailbox belongs in it. */
export type MailboxInSession = {
	readonly sessionSequence: number;
	readonly isSessionCancelled: boolean;
	/** At least one of the mailbox's registrations is confirmed. */
	readonly hasConfirmed: boolean;
	/** Its people attend otherwise than the last message told: on site and not online, or the other way, or both. */
	readonly isToldOtherwise: boolean;
};

export type CalendarDelivery =
	| { readonly method: 'nothing' }
	| {
			readonly method: CalendarMethod;
			readonly messageSequence: number;
			/** `false` repeats what was written before, under the same number: the history gets no new row. */
			readonly isNew: boolean;
	  };

/**
 * What the next message to a mailbox says of a session. REQUEST while the session is held and one of the mailbox's
 * people has a seat; CANCEL only once nobody has, and only where a REQUEST may lie in the calendar. The number is the
 * session's SEQUENCE plus the mailbox's own withdrawals and reinstatements, and changes of how its people attend, and
 * never falls: RFC 5546 2.1.4, 3.2.5.
 * @param history everything written for this mailbox and session, oldest first
 */
export function decideCalendarDelivery(
	history: readonly WrittenDelivery[],
	now: MailboxInSession,
): CalendarDelivery {
	const last = history.at(-1);
	const isInvited = now.hasConfirmed && !now.isSessionCancelled;
	if (!isInvited && !mayHoldEntry(history)) return { method: 'nothing' };
	const method = isInvited ? 'REQUEST' : 'CANCEL';
	const turns = ownTurns(last) + (isOwnTurn(history, method, now) ? 1 : 0);
	const counted = now.sessionSequence + turns;
	const isOtherwise = method === 'REQUEST' && now.isToldOtherwise;
	if (last?.method === method && counted <= last.messageSequence && !isOtherwise) {
		return { method, messageSequence: last.messageSequence, isNew: false };
	}
	return { method, messageSequence: Math.max(counted, (last?.messageSequence ?? -1) + 1), isNew: true };
}

/** Whether an entry may still stand in the mailbox's calendar. */
function mayHoldEntry(history: readonly WrittenDelivery[]): boolean {
	return history.findLast((written) => written.mayHaveArrived)?.method === 'REQUEST';
}

/** Withdrawals and reinstatements so far: what a number holds beyond its session's own. */
function ownTurns(written: WrittenDelivery | undefined): number {
	return written === undefined ? 0 : written.messageSequence - written.sessionSequence;
}

/** Whether turning from the last message to `method` is this mailbox's doing, not the session's. */
function isOwnTurn(
	history: readonly WrittenDelivery[],
	method: CalendarMethod,
	now: MailboxInSession,
): boolean {
	const last = history.at(-1);
	if (last === undefined || last.method === method) return false;
	if (method === 'CANCEL') return !now.isSessionCancelled;
	const before = history.findLast((written) => written.method === 'REQUEST');
	return ownTurns(last) > ownTurns(before);
}

import type { CalendarMethod } from '../../calendars/model.ts';

/** A session as it stands. */
export type SessionNow = {
	readonly sessionId: string;
	readonly sequence: number;
	readonly isCancelled: boolean;
	readonly endsAt: Date;
	readonly createdAt: Date;
};

/** The last thing a mailbox was told of a session. */
export type ToldOf = {
	readonly sessionId: string;
	readonly method: CalendarMethod;
	readonly sessionSequence: number;
};

/**
 * The sessions of which one who has a seat must be told anew: moved, called off or added since. What is over is left
 * alone, and so is a session whose first invitation is still on its way.
 * @param told of this mailbox
 * @param confirmedAt since when the person has a seat: a session that is older came with the confirmation
 * @returns in the order of `sessions`
 */
export function findSessionsToTell(
	sessions: readonly SessionNow[],
	told: readonly ToldOf[],
	confirmedAt: Date,
	now: Date,
): SessionNow[] {
	return sessions.filter((session) => {
		if (session.endsAt <= now) return false;
		const last = told.find((row) => row.sessionId === session.sessionId);
		if (!last) return !session.isCancelled && session.createdAt > confirmedAt;
		if (session.isCancelled) return last.method === 'REQUEST';
		return last.sessionSequence < session.sequence;
	});
}

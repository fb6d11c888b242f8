import type { CalendarMethod } from '../../calendars/model.ts';

/** When and where a session is, as far as a calendar tells: the same digests, the same words. */
export type Told = {
	readonly startsAt: Date | null;
	readonly endsAt: Date | null;
	readonly placeDigest: string | null;
	readonly conferenceDigest: string | null;
};

/** A session as it stands. */
export type SessionNow = Told & {
	readonly sessionId: string;
	readonly sequence: number;
	readonly isCancelled: boolean;
	readonly endsAt: Date;
};

/** The last thing a mailbox was told of a session. */
export type ToldOf = Told & {
	readonly sessionId: string;
	readonly method: CalendarMethod;
	readonly sessionSequence: number;
};

/**
 * The sessions of which one who has a seat must be told anew: moved, called off, held after all or added since. What is
 * over is left alone, and so are a session whose first invitation is still on its way and one that was moved and moved
 * back before anybody heard of it.
 * @param told of this mailbox
 * @param underWay ids of sessions an invitation to which is on its way to this person
 * @returns in the order of `sessions`
 */
export function findSessionsToTell<Session extends SessionNow>(
	sessions: readonly Session[],
	told: readonly ToldOf[],
	underWay: (sessionId: string) => boolean,
	now: Date,
): Session[] {
	return sessions.filter((session) => {
		if (session.endsAt <= now) return false;
		const last = told.find((row) => row.sessionId === session.sessionId);
		if (session.isCancelled) return last?.method === 'REQUEST';
		if (last?.method !== 'REQUEST') return !underWay(session.sessionId);
		return last.sessionSequence < session.sequence && !isTheSame(last, session);
	});
}

function isTheSame(a: Told, b: Told): boolean {
	return (
		a.startsAt?.getTime() === b.startsAt?.getTime() &&
		a.endsAt?.getTime() === b.endsAt?.getTime() &&
		a.placeDigest === b.placeDigest &&
		a.conferenceDigest === b.conferenceDigest
	);
}

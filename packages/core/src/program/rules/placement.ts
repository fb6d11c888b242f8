import { eventDateOf, granted, instantOf, refused } from '@kutsu/kernel';
import type { Decision, Interval } from '@kutsu/kernel';
import type { PlacementRefusal } from '../model.ts';

/** When a seminar is held. */
export type SeminarTimes = {
	/** Those that are held, in order of time. */
	readonly sessions: readonly Interval[];
	/** IANA. */
	readonly timeZone: string;
};

/**
 * Where an item that begins then stands: half-open, its end by its duration in elapsed minutes, also over a change of
 * the clocks. Refusals: `not-on-a-seminar-day` with the days there are.
 */
export function decidePlacement(
	seminar: SeminarTimes,
	item: { readonly durationMinutes: number },
	startsAt: Date,
): Decision<Interval, PlacementRefusal> {
	if (findSeminarDay(seminar, startsAt) === undefined)
		return refused({ code: 'not-on-a-seminar-day', days: seminarDays(seminar) });
	return granted({ startsAt, endsAt: endOf(startsAt, item.durationMinutes) });
}

/** The end of what begins then and lasts so many minutes of elapsed time. */
export function endOf(startsAt: Date, durationMinutes: number): Date {
	return new Date(startsAt.getTime() + durationMinutes * 60_000);
}

/** The seminar's days in order, each once: those its sessions begin on, in its zone. */
export function seminarDays({ sessions, timeZone }: SeminarTimes): string[] {
	return [...new Set(sessions.map((session) => eventDateOf(session.startsAt, timeZone)))].toSorted();
}

/**
 * The seminar's day that something belongs to: within a session, also past midnight, the day the session began; else
 * its own day when that is one of the seminar's; else none.
 */
export function findSeminarDay(seminar: SeminarTimes, startsAt: Date): string | undefined {
	const holding = seminar.sessions.find(
		(session) => session.startsAt <= startsAt && startsAt < session.endsAt,
	);
	if (holding) return eventDateOf(holding.startsAt, seminar.timeZone);
	const own = eventDateOf(startsAt, seminar.timeZone);
	return seminarDays(seminar).find((day) => day === own);
}

/** A wall time `2025-05-13T09:00` in a zone; one skipped by DST moves forward, a repeated one is the first. */
export function instantAt(wallTime: string, timeZone: string): Date {
	return instantOf(wallTime.slice(0, 10), wallTime.slice(11), timeZone);
}

import { instantOf } from '@kutsu/kernel';
import type { Interval, LocalizedText } from '@kutsu/kernel';
import type { SessionInput } from '../model.ts';

/** A session as asked for, at instants; in the order given. */
export type AskedSession = {
	/** Undefined for a new one. */
	readonly id: string | undefined;
	readonly startsAt: Date;
	readonly endsAt: Date;
	readonly roomId: string | null;
	readonly title: LocalizedText | null;
};

/** A wall time `2026-11-03T09:00` in a zone; one skipped by DST moves forward, a repeated one is the first. */
export function instantAt(wallTime: string, timeZone: string): Date {
	return instantOf(wallTime.slice(0, 10), wallTime.slice(11), timeZone);
}

/** The sessions at instants, in order of time; equal starts keep their order. */
export function askedSessions(inputs: readonly SessionInput[], timeZone: string): AskedSession[] {
	return inputs
		.map((session) => ({
			id: session.id,
			startsAt: instantAt(session.startsAt, timeZone),
			endsAt: instantAt(session.endsAt, timeZone),
			roomId: session.roomId,
			title: session.title,
		}))
		.sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
}

/** From the first start to the last end. @throws Error for no session at all */
export function spanOf(sessions: readonly Interval[]): Interval {
	const [first] = sessions;
	if (!first) throw new Error('A training has at least one session');
	return sessions.reduce<Interval>(
		(span, one) => ({
			startsAt: one.startsAt < span.startsAt ? one.startsAt : span.startsAt,
			endsAt: one.endsAt > span.endsAt ? one.endsAt : span.endsAt,
		}),
		first,
	);
}

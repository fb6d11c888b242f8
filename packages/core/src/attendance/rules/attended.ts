import type { AttendanceDirection } from '../model.ts';

/** One entry as the rule sees it. */
export type EntryFacts = {
	readonly seq: number;
	readonly sessionId: string;
	readonly registrationId: string;
	readonly direction: AttendanceDirection;
	readonly correctsSeq: number | null;
	readonly deviceAt: Date;
};

/**
 * The entries that still stand, ordered by device time (ties by arrival): what no later `void` has taken back.
 */
export function findStanding<Entry extends EntryFacts>(entries: readonly Entry[]): Entry[] {
	const voided = new Set(entries.flatMap((entry) => (entry.correctsSeq === null ? [] : [entry.correctsSeq])));
	return entries
		.filter((entry) => entry.direction !== 'void' && !voided.has(entry.seq))
		.toSorted((a, b) => a.deviceAt.getTime() - b.deviceAt.getTime() || a.seq - b.seq);
}

/** Who came to a session: registrations with a standing entry `in`. Leaving early does not undo having come. */
export function findAttended(entries: readonly EntryFacts[], sessionId: string): Set<string> {
	return new Set(
		findStanding(entries)
			.filter((entry) => entry.sessionId === sessionId && entry.direction === 'in')
			.map((entry) => entry.registrationId),
	);
}

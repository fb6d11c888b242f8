import { overlaps } from '@kutsu/kernel';
import type { LocalizedText } from '@kutsu/kernel';
import type { Conflict } from '../model.ts';

/** A session of a draft: where and when. */
export type Wanted = { readonly startsAt: Date; readonly endsAt: Date; readonly roomId: string | null };

/** A session that already has its time, with all it keeps busy. */
export type Placed = {
	readonly trainingId: string;
	readonly code: string;
	readonly title: LocalizedText;
	readonly startsAt: Date;
	readonly endsAt: Date;
	readonly roomId: string | null;
	readonly trainerIds: readonly string[];
	/** Cancelled by itself, or with its training. */
	readonly isCancelled: boolean;
};

/**
 * Trainers and rooms that would be in two places at once. Half-open: a session that ends at 10.00 does not meet one
 * that starts at 10.00. Leaves out the training itself and what is cancelled. In order of the sessions asked about,
 * then of time; rooms before trainers.
 */
export function findConflicts(
	draft: {
		readonly trainingId: string | undefined;
		readonly sessions: readonly Wanted[];
		readonly trainerIds: readonly string[];
	},
	placed: readonly Placed[],
): Conflict[] {
	const others = placed
		.filter((other) => other.trainingId !== draft.trainingId && !other.isCancelled)
		.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
	return draft.sessions.flatMap((session, sessionIndex) => {
		const meeting = others.filter((other) => overlaps(session, other));
		const conflict = (kind: Conflict['kind'], id: string, other: Placed): Conflict => {
			const { trainingId, code, title, startsAt, endsAt } = other;
			return { kind, id, sessionIndex, other: { trainingId, code, title, startsAt, endsAt } };
		};
		const { roomId } = session;
		const rooms =
			roomId === null
				? []
				: meeting.filter((other) => other.roomId === roomId).map((other) => conflict('room', roomId, other));
		const trainers = draft.trainerIds.flatMap((id) =>
			meeting.filter((other) => other.trainerIds.includes(id)).map((other) => conflict('trainer', id, other)),
		);
		return [...rooms, ...trainers];
	});
}

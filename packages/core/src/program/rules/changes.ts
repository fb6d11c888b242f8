import type { LocalizedText } from '@kutsu/kernel';
import type { ItemChange, ReleaseContent, ReleasedItem } from '../model.ts';

/** What a release does to an item's calendar entry. `raised`: SEQUENCE and LAST-MODIFIED; `touched`: LAST-MODIFIED only. */
export type ItemRevision = 'raised' | 'touched' | 'unchanged';

type Within = Pick<ReleaseContent, 'tracks' | 'rooms' | 'speakers' | 'place' | 'timeZone'>;
type Shown = Omit<ReleasedItem, 'sequence' | 'calendarRevisedAt'>;

/**
 * An item between two releases: a time, a room, a cancellation or its reversal raises; another text, speaker, track,
 * language or note touches; also the name of its room, track or venue. RFC 5546 2.1.4.
 */
export function decideItemRevision(
	before: Shown,
	previous: Within,
	after: Shown,
	next: Within,
): ItemRevision {
	const isMoved =
		before.startsAt !== after.startsAt ||
		before.endsAt !== after.endsAt ||
		before.roomId !== after.roomId ||
		before.state !== after.state;
	if (isMoved) return 'raised';
	const isTouched =
		findContentChanges(before, previous, after, next).length > 0 ||
		previous.timeZone !== next.timeZone ||
		!isSame(previous.place, next.place);
	return isTouched ? 'touched' : 'unchanged';
}

/**
 * What visitors find different from one release to the next, in the later one's order. An item can have several changes;
 * nothing for one that was cancelled and still is. Without an earlier release every item is new.
 */
export function findChanges(before: ReleaseContent | null, after: ReleaseContent): ItemChange[] {
	const known = new Map(before?.items.map((item) => [item.id, item]));
	return after.items.flatMap((item) => {
		const earlier = known.get(item.id);
		if (before === null || earlier === undefined) return [{ kind: 'new' as const, itemId: item.id }];
		return changesOf(earlier, before, item, after);
	});
}

function changesOf(before: ReleasedItem, previous: Within, after: ReleasedItem, next: Within): ItemChange[] {
	const itemId = after.id;
	if (after.state === 'cancelled') return before.state === 'cancelled' ? [] : [{ kind: 'cancelled', itemId }];
	const changes: ItemChange[] = [];
	if (before.state === 'cancelled') changes.push({ kind: 'reinstated', itemId });
	if (before.startsAt !== after.startsAt || before.endsAt !== after.endsAt) {
		changes.push({ kind: 'moved', itemId, from: { startsAt: before.startsAt, endsAt: before.endsAt } });
	}
	if (before.roomId !== after.roomId)
		changes.push({ kind: 'room-changed', itemId, fromRoomId: before.roomId });
	const fields = before.state === 'cancelled' ? [] : findContentChanges(before, previous, after, next);
	if (fields.length > 0) changes.push({ kind: 'content', itemId, fields });
	return changes;
}

/** Names of what differs beside time and place. */
function findContentChanges(before: Shown, previous: Within, after: Shown, next: Within): string[] {
	const [was, is] = [contentShown(before, previous), contentShown(after, next)];
	const changed = Object.entries(is).filter(([field, value]) => !isSame(was[field], value));
	const roomRenamed =
		before.roomId === after.roomId && !isSame(roomName(before, previous), roomName(after, next));
	return [...changed.map(([field]) => field), ...(roomRenamed ? ['room'] : [])];
}

function contentShown(item: Shown, within: Within): Record<string, unknown> {
	const roles = new Map(within.speakers.map((speaker) => [speaker.id, speaker.role]));
	return {
		title: item.title,
		abstract: item.abstract,
		kind: item.kind,
		track: within.tracks.find((track) => track.id === item.trackId)?.name ?? null,
		speakers: item.speakerIds.map((id) => [id, roles.get(id) ?? {}]),
		languages: item.languages,
		seats: item.capacitySeats,
		recording: item.mayBeRecorded,
		streaming: item.isStreamed,
	};
}

function roomName(item: Shown, within: Within): LocalizedText | undefined {
	return within.rooms.find((room) => room.id === item.roomId)?.name;
}

/** Whether two values say the same, whatever the order of their keys: a stored one comes back in another. */
export function isSame(a: unknown, b: unknown): boolean {
	return JSON.stringify(a, inOrder) === JSON.stringify(b, inOrder);
}

function inOrder(_: string, value: unknown): unknown {
	if (value === null || typeof value !== 'object' || Array.isArray(value)) return value;
	return Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)));
}

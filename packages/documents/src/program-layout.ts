import { clustersOf } from '@kutsu/kernel';
import type { PrintedItem } from './program-document.ts';

/** Items of one room, or of one track where no room is decided, in order of time. */
export type Lane = {
	readonly roomId: string | null;
	/** Null when the lane's items are of several tracks, or none. */
	readonly trackId: string | null;
	readonly items: readonly PrintedItem[];
};

/** What stands between two horizontal lines: one item for everyone, or several at the same time side by side. */
export type ProgramSlot =
	| { readonly form: 'single'; readonly item: PrintedItem }
	| {
			readonly form: 'parallel';
			readonly startsAt: Date;
			readonly endsAt: Date;
			/** At most four lanes a row, spread evenly. */
			readonly rows: readonly (readonly Lane[])[];
	  };

/** Column order of tracks and rooms, by id. */
export type ColumnOrder = { readonly tracks: readonly string[]; readonly rooms: readonly string[] };

const lanesPerRow = 4;

/** A day's items as slots in order of time; items that overlap, directly or through another, share one slot. */
export function arrangeDay(items: readonly PrintedItem[], order: ColumnOrder): ProgramSlot[] {
	const inOrder = items.toSorted((a, b) => byTime(a, b) || byColumn(a, b, order));
	return clustersOf(inOrder).map(({ startsAt, endsAt, spans }) => {
		const [first] = spans;
		if (first && spans.length === 1) return { form: 'single', item: first };
		return { form: 'parallel', startsAt, endsAt, rows: inRows(lanesOf(spans, order)) };
	});
}

/** The tracks with an item that runs beside another; the rest are the common program and need no label. */
export function findParallelTracks(slots: readonly ProgramSlot[]): Set<string> {
	const parallel = slots.flatMap((slot) => (slot.form === 'parallel' ? slot.rows.flat() : []));
	return new Set(parallel.flatMap((lane) => lane.items).flatMap((item) => item.trackId ?? []));
}

function lanesOf(items: readonly PrintedItem[], order: ColumnOrder): Lane[] {
	const lanes = new Map<string, PrintedItem[]>();
	for (const item of items) {
		const key = item.roomId === null ? `track ${item.trackId}` : `room ${item.roomId}`;
		lanes.set(key, [...(lanes.get(key) ?? []), item]);
	}
	return [...lanes.values()]
		.toSorted(([a], [b]) => (a && b ? byColumn(a, b, order) : 0))
		.map((laneItems) => {
			const tracks = new Set(laneItems.map((item) => item.trackId));
			const [trackId = null] = tracks;
			return {
				roomId: laneItems[0]?.roomId ?? null,
				trackId: tracks.size === 1 ? trackId : null,
				items: laneItems,
			};
		});
}

function inRows(lanes: readonly Lane[]): Lane[][] {
	const rowCount = Math.ceil(lanes.length / lanesPerRow);
	const [perRow, longerRows] = [Math.floor(lanes.length / rowCount), lanes.length % rowCount];
	const startOf = (row: number) => row * perRow + Math.min(row, longerRows);
	return Array.from({ length: rowCount }, (_, row) => lanes.slice(startOf(row), startOf(row + 1)));
}

function byTime(a: PrintedItem, b: PrintedItem): number {
	return a.startsAt.getTime() - b.startsAt.getTime() || a.endsAt.getTime() - b.endsAt.getTime();
}

function byColumn(a: PrintedItem, b: PrintedItem, order: ColumnOrder): number {
	return (
		place(a.trackId, order.tracks) - place(b.trackId, order.tracks) ||
		place(a.roomId, order.rooms) - place(b.roomId, order.rooms)
	);
}

function place(id: string | null, ids: readonly string[]): number {
	const index = id === null ? -1 : ids.indexOf(id);
	return index === -1 ? ids.length : index;
}

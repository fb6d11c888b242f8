import { overlaps } from '@kutsu/kernel';
import type { DraftItem, ProgramConflict, Slot } from '../model.ts';

/**
 * Placed items that want the same room or the same speaker at once; half-open: one that ends at 10.00 does not meet one
 * that starts at 10.00. Blockers keep their room like any other item. In order of time, rooms before speakers.
 */
export function findConflicts(
	items: readonly Pick<DraftItem, 'id' | 'number' | 'speakerIds' | 'slot'>[],
): ProgramConflict[] {
	const placed = items
		.flatMap((item) => (item.slot === null ? [] : [{ ...item, slot: item.slot }]))
		.toSorted((a, b) => a.slot.startsAt.getTime() - b.slot.startsAt.getTime() || a.number - b.number);
	return placed.flatMap((item, index) =>
		placed
			.slice(index + 1)
			.filter((other) => overlaps(item.slot, other.slot))
			.flatMap((other) => {
				const shared = { itemIds: [item.id, other.id] as const, ...common(item.slot, other.slot) };
				const room =
					item.slot.roomId === other.slot.roomId
						? [{ kind: 'room' as const, id: item.slot.roomId, ...shared }]
						: [];
				const speakers = item.speakerIds
					.filter((id) => other.speakerIds.includes(id))
					.map((id) => ({ kind: 'speaker' as const, id, ...shared }));
				return [...room, ...speakers];
			}),
	);
}

function common(a: Slot, b: Slot) {
	return {
		startsAt: a.startsAt > b.startsAt ? a.startsAt : b.startsAt,
		endsAt: a.endsAt < b.endsAt ? a.endsAt : b.endsAt,
	};
}

import { EditItemInput } from '@kutsu/core/program/model';
import type { PlaceItemInput } from '@kutsu/core/program/model';
import { m } from '@kutsu/i18n/messages';
import { z } from 'zod/mini';
import type { DraftItem } from '../program-of.ts';

/** One form for a new item and for one that is edited: the address says which. */
export const ItemForm = z
	.extend(z.omit(z.object(EditItemInput.shape), { project: true, programId: true, itemId: true }), {
		requestId: z.uuid(),
	})
	.check(
		z.refine((item) => item.mayBeRecorded || !item.isStreamed, { error: 'streamed', path: ['isStreamed'] }),
	);
export type ItemForm = z.output<typeof ItemForm>;

/** Flat: it works without scripts too. */
export const PlaceForm = z.object({
	revision: z.int(),
	eventDate: z.iso.date(),
	time: z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/)),
	roomId: z.uuid(),
});
export type PlaceForm = z.output<typeof PlaceForm>;

/** The form's fields as the API takes them. */
export function placeInput({
	revision,
	eventDate,
	time,
	roomId,
}: PlaceForm): Pick<PlaceItemInput, 'revision' | 'roomId' | 'startsAt'> {
	return { revision, roomId, startsAt: `${eventDate}T${time}` };
}

export function itemFields({
	kind,
	title,
	abstract,
	languages,
	trackId,
	speakerIds,
	durationMinutes,
	capacitySeats,
	mayBeRecorded,
	isStreamed,
	revision,
}: DraftItem) {
	const lists = { languages: [...languages], speakerIds: [...speakerIds] };
	return {
		kind,
		title,
		abstract,
		...lists,
		trackId,
		durationMinutes,
		capacitySeats,
		mayBeRecorded,
		isStreamed,
		revision,
	};
}

/** Boxes are ticked in no order: those who were there keep theirs, and new ones come after. */
export function inOrder(chosen: readonly string[], before: readonly string[]): string[] {
	return [...before.filter((id) => chosen.includes(id)), ...chosen.filter((id) => !before.includes(id))];
}

type Issue = {
	readonly code?: string | undefined;
	readonly path?: readonly PropertyKey[] | undefined;
	readonly maximum?: unknown;
};

/** What is wrong with an entry, in words. */
export function itemMessage(issue: Issue): string {
	switch (issue.path?.[0]) {
		case 'languages':
			return m.program_admin_choose_language();
		case 'durationMinutes':
			return m.program_admin_invalid_duration();
		case 'capacitySeats':
			return m.program_admin_invalid_seats();
		case 'isStreamed':
			return m.program_admin_invalid_streamed();
		default:
			return issue.code === 'too_big'
				? m.common_invalid_too_long({ max: String(issue.maximum) })
				: m.common_invalid_required();
	}
}

export function placeMessage(issue: Issue): string {
	return issue.path?.[0] === 'time' ? m.program_admin_invalid_time() : m.common_invalid_required();
}

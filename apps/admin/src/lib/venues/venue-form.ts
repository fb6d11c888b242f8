import { EditVenueInput, RoomInput } from '@kutsu/core/venues/model';
import { m } from '@kutsu/i18n/messages';
import { z } from 'zod/mini';
import { requiredText } from '#lib/projects/required-text.ts';

const equipmentOf = (line: string) =>
	line
		.split(',')
		.map((one) => one.trim())
		.filter(Boolean);

const Room = z.extend(RoomInput, {
	name: requiredText(120),
	/** Separated by commas. */
	equipment: z.string().check(
		z.maxLength(4000),
		z.refine((line) => equipmentOf(line).length <= 40 && equipmentOf(line).every((one) => one.length <= 80), {
			error: () => m.planning_venue_invalid_equipment(),
		}),
	),
});

/** One form for a new venue and for one that is edited: the address says which. */
export const VenueForm = z.extend(z.omit(EditVenueInput, { project: true, venueId: true }), {
	requestId: z.uuid(),
	/** What staff have seen of who is told: saving it then is meant. */
	seenTelling: z._default(z.string(), ''),
	name: requiredText(200),
	rooms: z.array(Room).check(z.maxLength(100)),
});
export type VenueForm = z.output<typeof VenueForm>;

/** The form's fields as the API takes them. */
export function venueInput({ requestId: _, revision: __, seenTelling: ___, rooms, ...venue }: VenueForm) {
	return { ...venue, rooms: rooms.map((room) => ({ ...room, equipment: equipmentOf(room.equipment) })) };
}

type Issue = {
	readonly code?: string | undefined;
	readonly path?: readonly PropertyKey[] | undefined;
	readonly maximum?: unknown;
};

/** What is wrong with an entry, in words. */
export function venueMessage(issue: Issue): string {
	const path = issue.path ?? [];
	if (path.includes('capacitySeats')) return m.planning_venue_invalid_capacity();
	if (path.includes('equipment')) return m.planning_venue_invalid_equipment();
	switch (path[0]) {
		case 'municipalityCode':
			return m.planning_venue_choose_municipality();
		case 'postalCode':
			return m.planning_venue_invalid_postal_code();
		case 'latitude':
			return m.planning_venue_invalid_latitude();
		case 'longitude':
			return m.planning_venue_invalid_longitude();
		default:
			return issue.code === 'too_big'
				? m.common_invalid_too_long({ max: String(issue.maximum) })
				: m.common_invalid_required();
	}
}

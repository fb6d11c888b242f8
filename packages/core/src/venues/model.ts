import { z } from 'zod/mini';
import { InProject, RequestId, Revision, localizedLine, someLocalizedLine } from '../projects/model.ts';

/** Facts a visitor with a disability needs before choosing to come; in the order they are shown. */
export const accessFacts = [
	'stepFreeEntrance',
	'inductionLoop',
	'accessibleToilet',
	'guideDogsWelcome',
	'quietRoom',
	'parkingDisabled',
] as const;
export type AccessFact = (typeof accessFacts)[number];

export const AccessFacts = z.object({
	stepFreeEntrance: z.boolean(),
	inductionLoop: z.boolean(),
	accessibleToilet: z.boolean(),
	guideDogsWelcome: z.boolean(),
	quietRoom: z.boolean(),
	parkingDisabled: z.boolean(),
});
export type AccessFacts = z.infer<typeof AccessFacts>;

const seats = z.int().check(z.minimum(0), z.maximum(100_000));
const optionalLine = (maxLength: number) =>
	z.nullable(z.string().check(z.trim(), z.minLength(1), z.maxLength(maxLength)));

export const RoomInput = z.object({
	/** Of the room edited; absent for a new one. */
	id: z.optional(z.uuid()),
	name: someLocalizedLine(120),
	capacitySeats: seats,
	equipment: z._default(
		z.array(z.string().check(z.trim(), z.minLength(1), z.maxLength(80))).check(z.maxLength(40)),
		[],
	),
});

const venueFields = {
	name: someLocalizedLine(200),
	municipalityCode: z.string().check(z.regex(/^\d{3}$/)),
	streetAddress: optionalLine(200),
	postalCode: z.nullable(z.string().check(z.regex(/^\d{5}$/))),
	latitude: z.nullable(z.number().check(z.minimum(-90), z.maximum(90))),
	longitude: z.nullable(z.number().check(z.minimum(-180), z.maximum(180))),
	access: AccessFacts,
	capacitySeats: seats,
	note: localizedLine(2000),
	/** In order. Rooms left out stay: a session may be in them. */
	rooms: z.array(RoomInput).check(z.maxLength(100)),
};

export const CreateVenueInput = z.extend(InProject, {
	...venueFields,
	requestId: RequestId,
	streetAddress: z._default(venueFields.streetAddress, null),
	postalCode: z._default(venueFields.postalCode, null),
	latitude: z._default(venueFields.latitude, null),
	longitude: z._default(venueFields.longitude, null),
	access: z._default(AccessFacts, {
		stepFreeEntrance: false,
		inductionLoop: false,
		accessibleToilet: false,
		guideDogsWelcome: false,
		quietRoom: false,
		parkingDisabled: false,
	}),
	note: z._default(venueFields.note, {}),
	rooms: z._default(venueFields.rooms, []),
});
export type CreateVenueInput = z.output<typeof CreateVenueInput>;

export const EditVenueInput = z.extend(InProject, { ...venueFields, venueId: z.uuid(), revision: Revision });
export type EditVenueInput = z.output<typeof EditVenueInput>;

export const VenueInput = z.extend(InProject, { venueId: z.uuid() });

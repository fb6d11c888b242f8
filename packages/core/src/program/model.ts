import type { Locale, LocalizedText } from '@kutsu/kernel';
import { z } from 'zod/mini';
import { InProject, Key, RequestId, Revision, localizedLine, someLocalizedLine } from '../projects/model.ts';
import { LanguageTag, WallTime } from '../trainings/model.ts';

/** In the order they are offered. A blocker is staff's own: it keeps a room and is never shown. Held equal to the table's list by a test. */
export const itemKinds = [
	'registration',
	'opening',
	'keynote',
	'talk',
	'panel',
	'workshop',
	'break',
	'poster',
	'closing',
	'blocker',
] as const;
export type ItemKind = (typeof itemKinds)[number];

/** What visitors meet. */
export type ShownItemKind = Exclude<ItemKind, 'blocker'>;

/** Where nobody speaks: no language, no speaker, nothing to record. */
export function isRest(kind: ItemKind): boolean {
	return kind === 'registration' || kind === 'break';
}

const InProgram = z.extend(InProject, { programId: z.uuid() });
const unique = <Value>(list: readonly Value[]) => new Set(list).size === list.length;

/** For a training that is a final seminar. */
export const CreateProgramInput = z.extend(InProject, { requestId: RequestId, trainingId: z.uuid() });
export type CreateProgramInput = z.output<typeof CreateProgramInput>;

const trackFields = {
	name: someLocalizedLine(120),
	/** `#rrggbb`. */
	colour: z.string().check(z.toLowerCase(), z.regex(/^#[0-9a-f]{6}$/)),
};

export const AddTrackInput = z.extend(InProgram, {
	...trackFields,
	requestId: RequestId,
	/** Names the track in addresses; default: made of its name. */
	key: z.optional(Key),
});
export type AddTrackInput = z.output<typeof AddTrackInput>;

export const EditTrackInput = z.extend(InProgram, { ...trackFields, trackId: z.uuid(), revision: Revision });
export type EditTrackInput = z.output<typeof EditTrackInput>;

const speakerFields = {
	role: someLocalizedLine(200),
	/** Null when the role alone is told. */
	name: z.nullable(z.string().check(z.trim(), z.minLength(1), z.maxLength(120))),
	/** Shown by role only, whatever the name. */
	isProtected: z.boolean(),
};

export const AddSpeakerInput = z.extend(InProgram, {
	...speakerFields,
	requestId: RequestId,
	name: z._default(speakerFields.name, null),
	isProtected: z._default(speakerFields.isProtected, false),
});
export type AddSpeakerInput = z.output<typeof AddSpeakerInput>;

export const EditSpeakerInput = z.extend(InProgram, {
	...speakerFields,
	speakerId: z.uuid(),
	revision: Revision,
});
export type EditSpeakerInput = z.output<typeof EditSpeakerInput>;

const itemFields = {
	kind: z.enum(itemKinds),
	title: someLocalizedLine(200),
	/** Blank lines part paragraphs. */
	abstract: localizedLine(4000),
	/** Spoken, in order. */
	languages: z
		.array(LanguageTag)
		.check(z.minLength(1), z.maxLength(10), z.refine(unique, { error: 'each once' })),
	trackId: z.nullable(z.uuid()),
	/** In order. */
	speakerIds: z.array(z.uuid()).check(z.maxLength(40), z.refine(unique, { error: 'each once' })),
	durationMinutes: z.int().check(z.minimum(1), z.maximum(1440)),
	/** Null when everyone in the room may come. */
	capacitySeats: z.nullable(z.int().check(z.minimum(1), z.maximum(100_000))),
	mayBeRecorded: z.boolean(),
	isStreamed: z.boolean(),
};

type Recorded = { readonly mayBeRecorded: boolean; readonly isStreamed: boolean };

// What is streamed can be recorded by anyone who watches.
const streamedMayBeRecorded = z.refine<Recorded>((item) => item.mayBeRecorded || !item.isStreamed, {
	error: 'what may not be recorded is not streamed',
	path: ['isStreamed'],
});

export const AddItemInput = z
	.extend(InProgram, {
		...itemFields,
		requestId: RequestId,
		abstract: z._default(itemFields.abstract, {}),
		trackId: z._default(itemFields.trackId, null),
		speakerIds: z._default(itemFields.speakerIds, []),
		capacitySeats: z._default(itemFields.capacitySeats, null),
		mayBeRecorded: z._default(itemFields.mayBeRecorded, true),
		isStreamed: z._default(itemFields.isStreamed, false),
	})
	.check(streamedMayBeRecorded);
export type AddItemInput = z.output<typeof AddItemInput>;

/** A placed item stays where it begins; its end follows its duration. */
export const EditItemInput = z
	.extend(InProgram, { ...itemFields, itemId: z.uuid(), revision: Revision })
	.check(streamedMayBeRecorded);
export type EditItemInput = z.output<typeof EditItemInput>;

/** Its end follows from its duration. */
export const PlaceItemInput = z.extend(InProgram, {
	itemId: z.uuid(),
	/** Of the item. */
	revision: Revision,
	/** A room of the seminar's venue. */
	roomId: z.uuid(),
	/** Wall time in the seminar's zone. */
	startsAt: WallTime,
});
export type PlaceItemInput = z.output<typeof PlaceItemInput>;

export const UnplaceItemInput = z.extend(InProgram, {
	itemId: z.uuid(),
	/** Of the item. */
	revision: Revision,
});
export type UnplaceItemInput = z.output<typeof UnplaceItemInput>;

export const ReleaseProgramInput = z.extend(InProgram, {
	requestId: RequestId,
	/** Of the program: any change since makes it stale, so that nothing unseen is released. */
	revision: Revision,
	/** What visitors are told of the change; may be empty. */
	notes: z._default(localizedLine(500), {}),
	/** Why it may lack a required language; recorded. Empty for none. */
	missingLocaleReason: z.optional(z.string().check(z.trim(), z.maxLength(300))),
});
export type ReleaseProgramInput = z.output<typeof ReleaseProgramInput>;

/** By the seminar's code. */
export const PublicProgramInput = z.object({
	training: z.string().check(z.trim(), z.minLength(1), z.maxLength(60)),
});
export const StaffProgramInput = z.extend(InProject, {
	code: z.string().check(z.trim(), z.minLength(1), z.maxLength(60)),
});

/** How the page of a program is laid out, in its address. */
export const programViews = ['time', 'track', 'room'] as const;
export type ProgramView = (typeof programViews)[number];

// ── The draft ───────────────────────────────────────────────────────────────────────────────────────

/** Where a placed item stands. */
export type Slot = { readonly roomId: string; readonly startsAt: Date; readonly endsAt: Date };

/** An item as staff work on it. */
export type DraftItem = {
	readonly id: string;
	/** Positive and stable. */
	readonly number: number;
	readonly kind: ItemKind;
	readonly title: LocalizedText;
	readonly abstract: LocalizedText;
	readonly languages: readonly string[];
	readonly trackId: string | null;
	/** In order. */
	readonly speakerIds: readonly string[];
	readonly durationMinutes: number;
	readonly capacitySeats: number | null;
	readonly mayBeRecorded: boolean;
	readonly isStreamed: boolean;
	readonly revision: number;
	readonly createdAt: Date;
	/** Null when it is unplaced. */
	readonly slot: Slot | null;
};

export type DraftTrack = {
	readonly id: string;
	/** Names it in addresses. */
	readonly key: string;
	readonly name: LocalizedText;
	/** `#rrggbb`. */
	readonly colour: string;
	readonly revision: number;
};

export type DraftSpeaker = {
	readonly id: string;
	readonly role: LocalizedText;
	readonly name: string | null;
	readonly isProtected: boolean;
	readonly revision: number;
};

/** What an edit leaves: the revision of what was edited, and the program's. */
export type Saved = { readonly revision: number; readonly programRevision: number };

// ── What is refused ─────────────────────────────────────────────────────────────────────────────────

export type CreateProgramRefusal =
	| { readonly code: 'not-a-seminar' }
	| { readonly code: 'cancelled' }
	| { readonly code: 'exists'; readonly programId: string };

export type PlacementRefusal =
	/** The days are those of the seminar's sessions. */
	{ readonly code: 'not-on-a-seminar-day'; readonly days: readonly string[] };

export type UnplacementRefusal = { readonly code: 'not-placed' };

/** A text that a required language lacks. */
export type MissingText = {
	readonly of: 'seminar' | 'item' | 'track' | 'room' | 'speaker';
	/** Null for the seminar's own title. */
	readonly id: string | null;
	readonly field: 'title' | 'abstract' | 'name' | 'role';
	readonly locale: Locale;
};

/** A placed item that the seminar has left behind: it was moved to other days, or to another venue. */
export type Misplaced = {
	readonly itemId: string;
	readonly because: 'not-on-a-seminar-day' | 'room-of-another-venue';
};

export type ReleaseRefusal =
	| { readonly code: 'empty' }
	| { readonly code: 'misplaced'; readonly misplaced: readonly Misplaced[] }
	/** Excused by a reason. */
	| { readonly code: 'incomplete'; readonly missing: readonly MissingText[] }
	/** Nothing a visitor would see has changed since the newest release. */
	| { readonly code: 'unchanged'; readonly release: number };

// ── What was released ───────────────────────────────────────────────────────────────────────────────

/** One item as visitors see it. Instants are ISO 8601 in UTC. */
export type ReleasedItem = {
	readonly id: string;
	readonly number: number;
	readonly kind: ShownItemKind;
	/** A cancelled one stands where it stood last; it has no speakers. */
	readonly state: 'scheduled' | 'cancelled';
	readonly title: LocalizedText;
	readonly abstract: LocalizedText;
	readonly languages: readonly string[];
	readonly trackId: string | null;
	readonly roomId: string;
	readonly speakerIds: readonly string[];
	readonly startsAt: string;
	readonly endsAt: string;
	/** The seminar's day it belongs to, also past midnight. */
	readonly eventDate: string;
	readonly capacitySeats: number | null;
	readonly mayBeRecorded: boolean;
	readonly isStreamed: boolean;
	/** The calendar's three. */
	readonly sequence: number;
	readonly createdAt: string;
	readonly calendarRevisedAt: string;
};

export type ReleasedTrack = {
	readonly id: string;
	readonly key: string;
	readonly name: LocalizedText;
	readonly colour: string;
};
export type ReleasedRoom = { readonly id: string; readonly name: LocalizedText };
export type ReleasedPlace = {
	readonly name: LocalizedText;
	readonly streetAddress: string | null;
	readonly postalCode: string | null;
	readonly municipality: LocalizedText | null;
};

/**
 * The whole program of a release: never a person's name. Speakers are ids and roles; the names of those who may be
 * named are read beside it, so that they can be erased, and protected later.
 */
export type ReleaseContent = {
	readonly title: LocalizedText;
	/** IANA. */
	readonly timeZone: string;
	readonly requiredLocales: readonly Locale[];
	/** Pairs, from–to: `fi-sv`. */
	readonly interpretation: readonly string[];
	readonly project: {
		readonly title: LocalizedText;
		readonly organiser: LocalizedText;
		readonly fundingStatement: LocalizedText;
	};
	readonly place: ReleasedPlace | null;
	/** In their order. */
	readonly tracks: readonly ReleasedTrack[];
	readonly rooms: readonly ReleasedRoom[];
	readonly speakers: readonly { readonly id: string; readonly role: LocalizedText }[];
	/** In order of time, then number. */
	readonly items: readonly ReleasedItem[];
};

/** What happened to an item since the release before. */
export type ItemChange =
	| { readonly kind: 'new'; readonly itemId: string }
	| { readonly kind: 'cancelled'; readonly itemId: string }
	/** Cancelled in the release before, and held again. */
	| { readonly kind: 'reinstated'; readonly itemId: string }
	| {
			readonly kind: 'moved';
			readonly itemId: string;
			readonly from: { readonly startsAt: string; readonly endsAt: string };
	  }
	| { readonly kind: 'room-changed'; readonly itemId: string; readonly fromRoomId: string }
	/** `fields`: names of what visitors see otherwise than before. */
	| { readonly kind: 'content'; readonly itemId: string; readonly fields: readonly string[] };

/** Two placed items that want the same room or the same speaker at the same time. Never stored. */
export type ProgramConflict = {
	readonly kind: 'room' | 'speaker';
	/** Of the room or speaker. */
	readonly id: string;
	/** The earlier first. */
	readonly itemIds: readonly [string, string];
	/** When they overlap. */
	readonly startsAt: Date;
	readonly endsAt: Date;
};

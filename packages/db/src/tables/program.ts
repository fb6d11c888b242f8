import { sql } from 'drizzle-orm';
import {
	boolean,
	check,
	index,
	integer,
	jsonb,
	pgTable,
	primaryKey,
	text,
	unique,
} from 'drizzle-orm/pg-core';
import { id, instant, localized, oneOf, optionalId, privacyOf, projectId, reference } from './columns.ts';
import { trainings } from './trainings.ts';
import { rooms } from './venues.ts';

/** The seminar's program: content lives in items, placement in slots, what was published in releases. */
export const programs = pgTable(
	'programs',
	{
		projectId: projectId(),
		id: id(),
		trainingId: id(),
		revision: integer().notNull().default(1),
		/** 0 until the first release. */
		lastRelease: integer().notNull().default(0),
		createdAt: instant().notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.projectId, t.id] }),
		unique().on(t.projectId, t.trainingId),
		reference({ columns: [t.projectId, t.trainingId], foreignColumns: [trainings.projectId, trainings.id] }),
	],
);

export const tracks = pgTable(
	'tracks',
	{
		projectId: projectId(),
		id: id(),
		programId: id(),
		key: text().notNull(),
		name: localized().notNull(),
		/** `#rrggbb`. */
		colour: text().notNull(),
		position: integer().notNull(),
		revision: integer().notNull().default(1),
	},
	(t) => [
		primaryKey({ columns: [t.projectId, t.id] }),
		unique().on(t.projectId, t.programId, t.key),
		reference({ columns: [t.projectId, t.programId], foreignColumns: [programs.projectId, programs.id] }),
	],
);

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

/** Content: keeps its id, number and calendar UID through every release. */
export const items = pgTable(
	'items',
	{
		projectId: projectId(),
		id: id(),
		programId: id(),
		/** Positive and stable, for schedule formats. */
		number: integer().notNull(),
		kind: text().$type<(typeof itemKinds)[number]>().notNull(),
		title: localized().notNull(),
		abstract: localized().notNull().default({}),
		languages: text().array().notNull(),
		trackId: optionalId(),
		durationMinutes: integer().notNull(),
		/** Null when everyone in the room may come. */
		capacitySeats: integer(),
		/** An expert by experience is never recorded or photographed. */
		mayBeRecorded: boolean().notNull().default(true),
		isStreamed: boolean().notNull().default(false),
		/** Of content and placement together: what an edit was made on. */
		revision: integer().notNull().default(1),
		/** As released: raised when a release moves, cancels or reinstates the item. */
		sequence: integer().notNull().default(0),
		calendarRevisedAt: instant().notNull(),
		createdAt: instant().notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.projectId, t.id] }),
		unique('items_number').on(t.projectId, t.programId, t.number),
		reference({ columns: [t.projectId, t.programId], foreignColumns: [programs.projectId, programs.id] }),
		reference({ columns: [t.projectId, t.trackId], foreignColumns: [tracks.projectId, tracks.id] }),
		oneOf('items_kind', t.kind, itemKinds),
		check('items_number_positive', sql`${t.number} > 0`),
	],
);

export const speakers = pgTable(
	'speakers',
	{
		projectId: projectId(),
		id: id(),
		programId: id(),
		role: localized().notNull(),
		name: text(),
		isProtected: boolean().notNull().default(false),
		revision: integer().notNull().default(1),
	},
	(t) => [
		primaryKey({ columns: [t.projectId, t.id] }),
		reference({ columns: [t.projectId, t.programId], foreignColumns: [programs.projectId, programs.id] }),
	],
);

export const itemSpeakers = pgTable(
	'item_speakers',
	{
		projectId: projectId(),
		itemId: id(),
		speakerId: id(),
		position: integer().notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.projectId, t.itemId, t.speakerId] }),
		reference({ columns: [t.projectId, t.itemId], foreignColumns: [items.projectId, items.id] }),
		reference({ columns: [t.projectId, t.speakerId], foreignColumns: [speakers.projectId, speakers.id] }),
	],
);

/** The one draft: where each item stands now. An item without a row is unplaced. */
export const draftSlots = pgTable(
	'draft_slots',
	{
		projectId: projectId(),
		itemId: id(),
		programId: id(),
		roomId: id(),
		startsAt: instant().notNull(),
		endsAt: instant().notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.projectId, t.itemId] }),
		reference({ columns: [t.projectId, t.itemId], foreignColumns: [items.projectId, items.id] }),
		reference({ columns: [t.projectId, t.programId], foreignColumns: [programs.projectId, programs.id] }),
		reference({ columns: [t.projectId, t.roomId], foreignColumns: [rooms.projectId, rooms.id] }),
		check('draft_slots_order', sql`${t.startsAt} < ${t.endsAt}`),
		index('draft_slots_program').on(t.projectId, t.programId, t.startsAt),
	],
);

/** Numbered and immutable (append-only by grants). */
export const releases = pgTable(
	'releases',
	{
		projectId: projectId(),
		programId: id(),
		number: integer().notNull(),
		notes: localized().notNull().default({}),
		missingLocaleReason: text(),
		releasedBy: text().notNull(),
		releasedAt: instant().notNull(),
		/** The whole program as visitors saw it, localized; the read model of every page, file and feed of it. */
		content: jsonb().notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.projectId, t.programId, t.number] }),
		reference({ columns: [t.projectId, t.programId], foreignColumns: [programs.projectId, programs.id] }),
	],
);

export const programPrivacy = [
	privacyOf(programs, {}),
	privacyOf(tracks, { impersonal: ['key', 'name', 'colour'] }),
	privacyOf(items, { impersonal: ['kind', 'title', 'abstract', 'languages'] }),
	privacyOf(speakers, {
		personal: {
			name: {
				subject: 'speaker',
				purpose: 'The published program, when the speaker is not protected',
				retention: 'As long as the program is published',
			},
		},
		impersonal: ['role'],
	}),
	privacyOf(itemSpeakers, {}),
	privacyOf(draftSlots, {}),
	privacyOf(releases, { impersonal: ['notes', 'missingLocaleReason', 'releasedBy', 'content'] }),
];

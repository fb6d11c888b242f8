import { bigint, check, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { sql } from 'drizzle-orm';
import { id, instant, localeColumn, oneOf, optionalId, privacyOf, projectId, reference } from './columns.ts';
import { authUsers } from './auth.ts';
import { participants } from './participants.ts';
import { projects } from './projects.ts';
import { trainers } from './trainers.ts';
import { trainings } from './trainings.ts';
import { venues } from './venues.ts';

export const feedKinds = ['my_registrations', 'trainer', 'plan', 'organisation', 'selection'] as const;
/** What kind of program asked last: never the program's own words, which tell of a person's devices. */
export const feedClients = [
	'apple',
	'google',
	'microsoft',
	'thunderbird',
	'android',
	'nextcloud',
	'browser',
	'other',
] as const;

/** A subscribable calendar of one owner, with what it shows and a revocable address. */
export const feeds = pgTable(
	'feeds',
	{
		projectId: projectId().references(() => projects.id, { onDelete: 'restrict' }),
		id: id(),
		kind: text().$type<(typeof feedKinds)[number]>().notNull(),
		name: text().notNull(),
		/** The language of its texts. */
		locale: localeColumn().notNull(),
		/** Who made it and may see what is in it; null for a participant's own. */
		ownerUserId: text().references(() => authUsers.id, { onDelete: 'restrict' }),
		/** Whose registrations; null for the other kinds. */
		participantId: optionalId(),
		/** Whose trainings; null for the other kinds. */
		trainerId: optionalId(),
		/** A partner by its name, as lists of who may come write it; null for the other kinds. */
		organisation: text(),
		expiresAt: instant(),
		revokedAt: instant(),
		lastFetchedAt: instant(),
		lastClient: text().$type<(typeof feedClients)[number]>(),
		fetchCount: integer().notNull().default(0),
		/** The usual time between two fetches, smoothed; null until it is known. */
		fetchGapSeconds: integer(),
		revision: integer().notNull().default(1),
		createdAt: instant().notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.projectId, t.id] }),
		reference({
			columns: [t.projectId, t.participantId],
			foreignColumns: [participants.projectId, participants.id],
		}),
		reference({ columns: [t.projectId, t.trainerId], foreignColumns: [trainers.projectId, trainers.id] }),
		oneOf('feeds_kind', t.kind, feedKinds),
		oneOf('feeds_last_client', t.lastClient, feedClients),
		check(
			'feeds_owner',
			sql`(${t.kind} = 'my_registrations') = (${t.participantId} is not null) and num_nonnulls(${t.ownerUserId}, ${t.participantId}) = 1
			and (${t.kind} = 'trainer') = (${t.trainerId} is not null) and (${t.kind} = 'organisation') = (${t.organisation} is not null)`,
		),
		index('feeds_list')
			.on(t.projectId, t.createdAt, t.id)
			.where(sql`participant_id is null`),
		index('feeds_owner_user').on(t.projectId, t.ownerUserId, t.createdAt, t.id),
		index('feeds_participant')
			.on(t.projectId, t.participantId)
			.where(sql`participant_id is not null`),
	],
);

/** An address of a feed, as a hash of its token. One is in force at most; the others are gone, and are told so. */
export const feedAddresses = pgTable(
	'feed_addresses',
	{
		projectId: projectId(),
		tokenHash: text().notNull().unique(),
		feedId: id(),
		createdAt: instant().notNull(),
		/** When another took its place. */
		endedAt: instant(),
	},
	(t) => [
		primaryKey({ columns: [t.projectId, t.tokenHash] }),
		reference({ columns: [t.projectId, t.feedId], foreignColumns: [feeds.projectId, feeds.id] }),
		index('feed_addresses_feed').on(t.projectId, t.feedId),
	],
);

/** The trainings that staff chose for a selection. */
export const feedTrainings = pgTable(
	'feed_trainings',
	{ projectId: projectId(), feedId: id(), trainingId: id() },
	(t) => [
		primaryKey({ columns: [t.projectId, t.feedId, t.trainingId] }),
		reference({ columns: [t.projectId, t.feedId], foreignColumns: [feeds.projectId, feeds.id] }),
		reference({ columns: [t.projectId, t.trainingId], foreignColumns: [trainings.projectId, trainings.id] }),
	],
);

/** The venues at which a partner organisation is the host. */
export const feedVenues = pgTable(
	'feed_venues',
	{ projectId: projectId(), feedId: id(), venueId: id() },
	(t) => [
		primaryKey({ columns: [t.projectId, t.feedId, t.venueId] }),
		reference({ columns: [t.projectId, t.feedId], foreignColumns: [feeds.projectId, feeds.id] }),
		reference({ columns: [t.projectId, t.venueId], foreignColumns: [venues.projectId, venues.id] }),
	],
);

/** One stored file; its bytes lie outside the database, under `storageKey`. */
export const files = pgTable(
	'files',
	{
		projectId: projectId().references(() => projects.id, { onDelete: 'restrict' }),
		id: id(),
		name: text().notNull(),
		/** SHA-256 of the bytes, hex. */
		hash: text().notNull(),
		contentType: text().notNull(),
		sizeBytes: bigint({ mode: 'number' }).notNull(),
		retentionClass: text().notNull(),
		storageKey: text().notNull(),
		uploadedBy: text().notNull(),
		createdAt: instant().notNull(),
	},
	(t) => [primaryKey({ columns: [t.projectId, t.id] })],
);

export const feedsPrivacy = [
	privacyOf(feeds, { impersonal: ['kind', 'name', 'locale', 'ownerUserId', 'organisation', 'lastClient'] }),
	privacyOf(feedAddresses, { impersonal: ['tokenHash'] }),
	privacyOf(feedTrainings, {}),
	privacyOf(feedVenues, {}),
	privacyOf(files, {
		impersonal: ['name', 'hash', 'contentType', 'retentionClass', 'storageKey', 'uploadedBy'],
	}),
];

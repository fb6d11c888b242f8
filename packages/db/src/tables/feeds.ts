import { bigint, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { id, instant, oneOf, optionalId, privacyOf, projectId, reference } from './columns.ts';
import { authUsers } from './auth.ts';
import { participants } from './participants.ts';
import { projects } from './projects.ts';

export const feedKinds = ['my_registrations', 'trainer', 'plan', 'organisation', 'selection'] as const;

/** A subscribable calendar with a filter and a revocable address, stored as a hash. */
export const feeds = pgTable(
	'feeds',
	{
		projectId: projectId().references(() => projects.id, { onDelete: 'restrict' }),
		id: id(),
		kind: text().$type<(typeof feedKinds)[number]>().notNull(),
		name: text().notNull(),
		filter: jsonb().$type<Record<string, string>>().notNull(),
		tokenHash: text().notNull().unique(),
		ownerUserId: text().references(() => authUsers.id, { onDelete: 'restrict' }),
		participantId: optionalId(),
		expiresAt: instant(),
		revokedAt: instant(),
		lastFetchedAt: instant(),
		lastClient: text(),
		fetchCount: integer().notNull().default(0),
		createdAt: instant().notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.projectId, t.id] }),
		reference({
			columns: [t.projectId, t.participantId],
			foreignColumns: [participants.projectId, participants.id],
		}),
		oneOf('feeds_kind', t.kind, feedKinds),
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
	privacyOf(feeds, { impersonal: ['kind', 'name', 'filter', 'tokenHash', 'ownerUserId', 'lastClient'] }),
	privacyOf(files, {
		impersonal: ['name', 'hash', 'contentType', 'retentionClass', 'storageKey', 'uploadedBy'],
	}),
];

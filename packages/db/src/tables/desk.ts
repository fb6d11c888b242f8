import { sql } from 'drizzle-orm';
import {
	boolean,
	date,
	index,
	integer,
	jsonb,
	pgTable,
	primaryKey,
	text,
	uniqueIndex,
} from 'drizzle-orm/pg-core';
import { id, instant, localized, oneOf, optionalId, privacyOf, projectId, reference } from './columns.ts';
import { participants } from './participants.ts';
import { projects } from './projects.ts';
import { registrations } from './registrations.ts';
import { trainings } from './trainings.ts';

/** A way of looking at the registrations that a colleague kept: what it is narrowed by, never words that were searched for. */
export const savedFilters = pgTable(
	'saved_filters',
	{
		projectId: projectId().references(() => projects.id, { onDelete: 'restrict' }),
		id: id(),
		/** The account it was kept by; others see it only when it is shared. */
		ownerId: text().notNull(),
		isShared: boolean().notNull(),
		name: text().notNull(),
		filter: jsonb().$type<Record<string, string>>().notNull(),
		/** In order. */
		columns: text().array().notNull(),
		sort: text().notNull(),
		createdAt: instant().notNull(),
	},
	(t) => [primaryKey({ columns: [t.projectId, t.id] })],
);

/** What colleagues tell each other of a participant; never of a client. Erased by hand, or when its date is past. */
export const participantNotes = pgTable(
	'participant_notes',
	{
		projectId: projectId(),
		id: id(),
		participantId: id(),
		authorId: text().notNull(),
		text: text().notNull(),
		createdAt: instant().notNull(),
		eraseAfter: date({ mode: 'string' }).notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.projectId, t.id] }),
		reference({
			columns: [t.projectId, t.participantId],
			foreignColumns: [participants.projectId, participants.id],
		}),
		index('participant_notes_participant').on(t.projectId, t.participantId, t.createdAt),
	],
);

/** Words of a project by which it marks participants. */
export const tags = pgTable(
	'tags',
	{
		projectId: projectId().references(() => projects.id, { onDelete: 'restrict' }),
		id: id(),
		name: text().notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.projectId, t.id] }),
		uniqueIndex('tags_name').on(t.projectId, sql`lower(${t.name})`),
	],
);

export const participantTags = pgTable(
	'participant_tags',
	{ projectId: projectId(), participantId: id(), tagId: id() },
	(t) => [
		primaryKey({ columns: [t.projectId, t.participantId, t.tagId] }),
		reference({
			columns: [t.projectId, t.participantId],
			foreignColumns: [participants.projectId, participants.id],
		}),
		reference({ columns: [t.projectId, t.tagId], foreignColumns: [tags.projectId, tags.id] }),
		index('participant_tags_tag').on(t.projectId, t.tagId, t.participantId),
	],
);

export const bulkActions = ['cancel', 'move', 'mail', 'approve'] as const;

/** One thing done to many registrations: prepared, then started by the same colleague, then finished by a job. */
export const bulkRuns = pgTable(
	'bulk_runs',
	{
		projectId: projectId().references(() => projects.id, { onDelete: 'restrict' }),
		id: id(),
		action: text().$type<(typeof bulkActions)[number]>().notNull(),
		/** Where to; null unless people are moved. */
		toTrainingId: optionalId(),
		/** The account that prepared it. */
		askedBy: text().notNull(),
		createdAt: instant().notNull(),
		/** Null while it is only looked at. */
		startedAt: instant(),
		finishedAt: instant(),
	},
	(t) => [
		primaryKey({ columns: [t.projectId, t.id] }),
		// Named by a job, which knows no project.
		uniqueIndex('bulk_runs_id').on(t.id),
		oneOf('bulk_runs_action', t.action, bulkActions),
		reference({
			columns: [t.projectId, t.toTrainingId],
			foreignColumns: [trainings.projectId, trainings.id],
		}),
	],
);

/** One registration of a run, and what became of it. */
export const bulkItems = pgTable(
	'bulk_items',
	{
		projectId: projectId(),
		runId: id(),
		position: integer().notNull(),
		registrationId: id(),
		/** `done`, or the code of the refusal; null until it was its turn. */
		outcome: text(),
	},
	(t) => [
		primaryKey({ columns: [t.projectId, t.runId, t.position] }),
		reference({ columns: [t.projectId, t.runId], foreignColumns: [bulkRuns.projectId, bulkRuns.id] }),
		// Whose turn is next, and who could not be served, of a run of any length.
		index('bulk_items_next')
			.on(t.projectId, t.runId, t.position)
			.where(sql`outcome is null`),
		index('bulk_items_refused')
			.on(t.projectId, t.runId, t.position)
			.where(sql`outcome <> 'done'`),
		reference({
			columns: [t.projectId, t.registrationId],
			foreignColumns: [registrations.projectId, registrations.id],
		}),
	],
);

/** What a colleague writes to the people of a run. */
export const staffLetters = pgTable(
	'staff_letters',
	{
		projectId: projectId(),
		runId: id(),
		subject: localized().notNull(),
		body: localized().notNull(),
		eraseAfter: date({ mode: 'string' }).notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.projectId, t.runId] }),
		reference({ columns: [t.projectId, t.runId], foreignColumns: [bulkRuns.projectId, bulkRuns.id] }),
	],
);

const letter = {
	subject: 'participant',
	purpose: 'What staff wrote to participants',
	retention: '12 months after it was written',
} as const;

export const deskPrivacy = [
	privacyOf(savedFilters, { impersonal: ['ownerId', 'name', 'filter', 'columns', 'sort'] }),
	privacyOf(participantNotes, {
		personal: {
			text: {
				subject: 'participant',
				purpose: 'Serving the participant alike, whoever of the staff answers',
				retention: 'Until it is erased by hand; at most 12 months after it was written',
			},
		},
		impersonal: ['authorId'],
	}),
	privacyOf(tags, { impersonal: ['name'] }),
	privacyOf(participantTags, {}),
	privacyOf(bulkRuns, { impersonal: ['action', 'askedBy'] }),
	privacyOf(bulkItems, { impersonal: ['outcome'] }),
	privacyOf(staffLetters, { personal: { subject: letter, body: letter } }),
];

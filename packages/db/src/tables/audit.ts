import { sql } from 'drizzle-orm';
import { date, index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { id, instant, optionalId, privacyOf } from './columns.ts';

/** Who did what to what, and when: append-only, ids and field names only, written with the change itself. */
export const auditEntries = pgTable(
	'audit_entries',
	{
		id: id().primaryKey(),
		/** Null for the installation itself. */
		projectId: optionalId(),
		/** `public`, `participant`, `staff`, `system`. */
		actorKind: text().notNull(),
		/** Account id, registration id or job name; null for the public. */
		actorId: text(),
		onBehalfOf: text(),
		/** `training.publish`, `registration.cancel` … */
		action: text().notNull(),
		subjectKind: text().notNull(),
		subjectId: text().notNull(),
		requestId: text(),
		at: instant().notNull(),
		changedFields: text().array().notNull().default([]),
	},
	(t) => [
		index('audit_entries_subject').on(t.projectId, t.subjectKind, t.subjectId, t.at),
		index('audit_entries_time').on(t.projectId, t.at, t.id),
		// By who did it: everyone of a kind, or one colleague.
		index('audit_entries_kind').on(t.projectId, t.actorKind, t.at, t.id),
		index('audit_entries_actor')
			.on(t.projectId, t.actorId, t.at, t.id)
			.where(sql`actor_kind = 'staff'`),
	],
);

/** What an audit entry may say of a person; erasable, unlike the entry. */
export const auditDetails = pgTable('audit_details', {
	entryId: uuid()
		.primaryKey()
		.references(() => auditEntries.id, { onDelete: 'restrict' }),
	details: jsonb().notNull(),
	eraseAfter: date({ mode: 'string' }).notNull(),
});

/** The first result of a staff command, by its request: a repeat is answered from here. */
export const commandResults = pgTable(
	'command_results',
	{
		actorId: text().notNull(),
		requestId: id(),
		action: text().notNull(),
		/** Ids and codes only. */
		result: jsonb().notNull(),
		at: instant().notNull(),
	},
	(t) => [primaryKey({ columns: [t.actorId, t.requestId] }), index('command_results_at').on(t.at)],
);

export const auditPrivacy = [
	privacyOf(auditEntries, {
		impersonal: [
			'actorKind',
			'actorId',
			'onBehalfOf',
			'action',
			'subjectKind',
			'subjectId',
			'requestId',
			'changedFields',
		],
	}),
	privacyOf(auditDetails, {
		personal: {
			details: {
				subject: 'participant',
				purpose: 'Explaining a change to the person it concerns',
				retention: '12 months',
			},
		},
	}),
	privacyOf(commandResults, { impersonal: ['actorId', 'action', 'result'] }),
];

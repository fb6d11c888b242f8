import { index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { sql } from 'drizzle-orm';
import { id, instant, oneOf, privacyOf, projectId, reference } from './columns.ts';
import { trainings } from './trainings.ts';

export const reminderOutcomes = ['sent', 'passed', 'dropped'] as const;

/** How long before a training its people are reminded, where it is not as usual. */
export const reminderPlans = pgTable(
	'reminder_plans',
	{
		projectId: projectId(),
		trainingId: id(),
		/** ISO 8601 durations, the longest first; empty: nobody is reminded. */
		leadTimes: text().array().notNull(),
		revision: integer().notNull(),
		updatedAt: instant().notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.projectId, t.trainingId] }),
		reference({ columns: [t.projectId, t.trainingId], foreignColumns: [trainings.projectId, trainings.id] }),
	],
);

/** One moment of reminding, noted while it lay ahead: each lead time once for each start a training had. */
export const reminders = pgTable(
	'reminders',
	{
		projectId: projectId(),
		trainingId: id(),
		leadTime: text().notNull(),
		/** The start it counts from; another one by now, when the training was moved. */
		startsAt: instant().notNull(),
		dueAt: instant().notNull(),
		/** Null while its moment is ahead. */
		outcome: text().$type<(typeof reminderOutcomes)[number]>(),
		settledAt: instant(),
		/** Mails written; null unless it was sent. */
		mailCount: integer(),
	},
	(t) => [
		primaryKey({ columns: [t.projectId, t.trainingId, t.leadTime, t.startsAt] }),
		reference({ columns: [t.projectId, t.trainingId], foreignColumns: [trainings.projectId, trainings.id] }),
		oneOf('reminders_outcome', t.outcome, reminderOutcomes),
		index('reminders_due')
			.on(t.dueAt)
			.where(sql`outcome is null`),
	],
);

export const remindersPrivacy = [
	privacyOf(reminderPlans, { impersonal: ['leadTimes'] }),
	privacyOf(reminders, { impersonal: ['leadTime', 'outcome'] }),
];

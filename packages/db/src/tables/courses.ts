import { integer, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { id, instant, localized, oneOf, privacyOf, projectId } from './columns.ts';
import { projects } from './projects.ts';

export const contentLevels = ['basic', 'deepening', 'trainer'] as const;

/** What is taught (schema.org Course). */
export const courses = pgTable(
	'courses',
	{
		projectId: projectId().references(() => projects.id, { onDelete: 'restrict' }),
		id: id(),
		key: text().notNull(),
		title: localized().notNull(),
		summary: localized().notNull().default({}),
		contentLevel: text().$type<(typeof contentLevels)[number]>().notNull().default('basic'),
		durationMinutes: integer().notNull(),
		/** Keys of target groups, in the order the course names them. */
		targetGroupKeys: text().array().notNull().default([]),
		revision: integer().notNull().default(1),
		createdAt: instant().notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.projectId, t.id] }),
		unique().on(t.projectId, t.key),
		oneOf('courses_content_level', t.contentLevel, contentLevels),
	],
);

/** Trainings planned together: a tour of regions, a run for one profession. */
export const series = pgTable(
	'series',
	{
		projectId: projectId().references(() => projects.id, { onDelete: 'restrict' }),
		id: id(),
		/** In addresses and feed filters. */
		key: text().notNull(),
		title: localized().notNull(),
		createdAt: instant().notNull(),
	},
	(t) => [primaryKey({ columns: [t.projectId, t.id] }), unique().on(t.projectId, t.key)],
);

export const coursesPrivacy = [
	privacyOf(courses, { impersonal: ['key', 'title', 'summary', 'contentLevel', 'targetGroupKeys'] }),
	privacyOf(series, { impersonal: ['key', 'title'] }),
];

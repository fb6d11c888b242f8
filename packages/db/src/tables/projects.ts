import { boolean, date, index, integer, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { id, instant, localeColumn, localized, oneOf, privacyOf, projectId } from './columns.ts';

/** The funded undertaking: the tenant that owns everything but municipalities and region schemes. */
export const projects = pgTable('projects', {
	id: id().primaryKey(),
	code: text().notNull().unique(),
	/** In addresses: `/fi/hankkeet/<slug>/…`. */
	slug: text().notNull().unique(),
	/** Starts the codes of its trainings; unique, so that a code names one training in the installation. */
	codePrefix: text().notNull().unique(),
	title: localized().notNull(),
	description: localized().notNull().default({}),
	organiser: localized().notNull().default({}),
	timeZone: text().notNull(),
	/** A training cannot be published while one of these is missing; first is the fallback. */
	requiredLocales: localeColumn().array().notNull(),
	periodStart: date({ mode: 'string' }).notNull(),
	periodEnd: date({ mode: 'string' }).notNull(),
	fund: text().notNull(),
	fundingStatement: localized().notNull(),
	registryNumbers: text().array().notNull().default([]),
	/** The project's mailbox: From, Reply-To and ORGANIZER. */
	contactEmail: text().notNull(),
	/** Evidence is kept five years from the end of this day's year; null while unpaid. */
	lastPaymentOn: date({ mode: 'string' }),
	/** The course anyone may take online at any time, offered where no date fits; both or neither. */
	openCourseTitle: localized(),
	openCourseUrl: text(),
	/** Demo mail never leaves the machine. */
	isDemo: boolean().notNull().default(false),
	revision: integer().notNull().default(1),
	createdAt: instant().notNull(),
});

export const reachDimensions = ['total', 'region', 'target_group', 'language'] as const;

/** How many unique persons a project wants to reach, in all or per value of a dimension. */
export const reachTargets = pgTable(
	'reach_targets',
	{
		projectId: projectId().references(() => projects.id, { onDelete: 'restrict' }),
		dimension: text().$type<(typeof reachDimensions)[number]>().notNull(),
		/** Region code, target group key, language code; `all` for the total. */
		key: text().notNull(),
		targetPersons: integer().notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.projectId, t.dimension, t.key] }),
		oneOf('reach_targets_dimension', t.dimension, reachDimensions),
	],
);

/** What the funder counts; wording is data a user can correct. */
export const indicators = pgTable(
	'indicators',
	{
		projectId: projectId().references(() => projects.id, { onDelete: 'restrict' }),
		id: id(),
		code: text().notNull(),
		title: localized().notNull(),
		unit: text().notNull(),
		target: integer(),
	},
	(t) => [primaryKey({ columns: [t.projectId, t.id] }), unique().on(t.projectId, t.code)],
);

export const projectPageKinds = ['privacy', 'accessibility', 'contact'] as const;

/** Privacy notice, accessibility statement and contact page: markdown per language. */
export const projectPages = pgTable(
	'project_pages',
	{
		projectId: projectId().references(() => projects.id, { onDelete: 'restrict' }),
		kind: text().$type<(typeof projectPageKinds)[number]>().notNull(),
		body: localized().notNull(),
		revision: integer().notNull().default(1),
		updatedAt: instant().notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.projectId, t.kind] }),
		oneOf('project_pages_kind', t.kind, projectPageKinds),
	],
);

/** Accessibility feedback; must be answered within 14 days (Digital Services Act 306/2019). */
export const accessibilityFeedback = pgTable(
	'accessibility_feedback',
	{
		projectId: projectId().references(() => projects.id, { onDelete: 'restrict' }),
		id: id(),
		message: text().notNull(),
		email: text(),
		pageUrl: text().notNull(),
		locale: localeColumn().notNull(),
		receivedAt: instant().notNull(),
		answerDueAt: instant().notNull(),
		answeredAt: instant(),
		eraseAfter: date({ mode: 'string' }).notNull(),
	},
	(t) => [primaryKey({ columns: [t.projectId, t.id] }), index().on(t.projectId, t.receivedAt)],
);

/** Professions and organisations the project must reach. */
export const targetGroups = pgTable(
	'target_groups',
	{
		projectId: projectId().references(() => projects.id, { onDelete: 'restrict' }),
		id: id(),
		key: text().notNull(),
		name: localized().notNull(),
		/** The workplace itself must not be shown (a shelter). */
		isSensitiveWorkplace: boolean().notNull().default(false),
		position: integer().notNull(),
	},
	(t) => [primaryKey({ columns: [t.projectId, t.id] }), unique().on(t.projectId, t.key)],
);

export const projectsPrivacy = [
	privacyOf(projects, {
		impersonal: [
			'code',
			'slug',
			'codePrefix',
			'title',
			'description',
			'organiser',
			'timeZone',
			'requiredLocales',
			'fund',
			'fundingStatement',
			'registryNumbers',
			'contactEmail',
			'openCourseTitle',
			'openCourseUrl',
		],
	}),
	privacyOf(reachTargets, { impersonal: ['dimension', 'key'] }),
	privacyOf(indicators, { impersonal: ['code', 'title', 'unit'] }),
	privacyOf(projectPages, { impersonal: ['kind', 'body'] }),
	privacyOf(accessibilityFeedback, {
		personal: {
			message: {
				subject: 'visitor',
				purpose: 'To mend an accessibility fault',
				retention: 'One year after receipt',
			},
			email: { subject: 'visitor', purpose: 'To answer within 14 days', retention: 'One year after receipt' },
		},
		impersonal: ['pageUrl', 'locale'],
	}),
	privacyOf(targetGroups, { impersonal: ['key', 'name'] }),
];

import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { id, instant, localized, oneOf, optionalId, privacyOf, projectId, reference } from './columns.ts';
import { municipalities } from './geography.ts';
import { projects } from './projects.ts';

export const organisationTypes = [
	'police',
	'border',
	'justice',
	'health',
	'immigration',
	'municipality',
	'state',
	'ngo',
	'parish',
	'education',
	'other',
] as const;

/** Where professionals work: what people choose from when they register. */
export const organisations = pgTable(
	'organisations',
	{
		projectId: projectId().references(() => projects.id, { onDelete: 'restrict' }),
		id: id(),
		name: localized().notNull(),
		type: text().$type<(typeof organisationTypes)[number]>().notNull(),
		municipalityCode: text().references(() => municipalities.code, { onDelete: 'restrict' }),
		/** Of its people's addresses: lower case, without an @. */
		emailDomains: text().array().notNull().default([]),
		/** That someone works here must not be known (a shelter). */
		isSensitiveWorkplace: boolean().notNull().default(false),
		/** By which limits count its people, for life: the digest of its first name, so that those who gave it before count too. */
		countKey: text().notNull(),
		/** By which the list stands. */
		sortName: text().notNull(),
		/** All its names and domains, lower case. */
		searchText: text().notNull(),
		/** Offered to nobody from then on; null while in use. */
		archivedAt: instant(),
		/** The one it was found to be the same as; null for none. */
		mergedIntoId: optionalId(),
		revision: integer().notNull().default(1),
		createdAt: instant().notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.projectId, t.id] }),
		reference({ columns: [t.projectId, t.mergedIntoId], foreignColumns: [t.projectId, t.id] }),
		unique('organisations_count_key').on(t.projectId, t.countKey),
		oneOf('organisations_type', t.type, organisationTypes),
		check('organisations_merged', sql`${t.mergedIntoId} is null or ${t.archivedAt} is not null`),
		index('organisations_list').on(t.projectId, sql`${t.sortName} collate "fi-x-icu"`, t.id),
		index('organisations_list_type').on(t.projectId, t.type, sql`${t.sortName} collate "fi-x-icu"`, t.id),
		index('organisations_archived')
			.on(t.projectId, sql`${t.sortName} collate "fi-x-icu"`, t.id)
			.where(sql`${t.archivedAt} is not null`),
		// Read by whatever shows where people work.
		index('organisations_sensitive')
			.on(t.projectId, t.id)
			.where(sql`${t.isSensitiveWorkplace}`),
		index('organisations_search').using('gin', sql`${t.searchText} gin_trgm_ops`),
	],
);

/** What an organisation is called, in every language and by whatever other name: no two are called the same. */
export const organisationNames = pgTable(
	'organisation_names',
	{
		projectId: projectId(),
		/** A digest of the name: other capitals and spaces make no other. */
		nameKey: text().notNull(),
		organisationId: id(),
		name: text().notNull(),
		/** In one of its languages now; else another name people use. */
		isCurrent: boolean().notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.projectId, t.nameKey] }),
		reference({
			columns: [t.projectId, t.organisationId],
			foreignColumns: [organisations.projectId, organisations.id],
		}),
		index().on(t.projectId, t.organisationId),
	],
);

export const organisationsPrivacy = [
	privacyOf(organisations, {
		impersonal: ['name', 'type', 'municipalityCode', 'emailDomains', 'countKey', 'sortName', 'searchText'],
	}),
	privacyOf(organisationNames, { impersonal: ['nameKey', 'name'] }),
];

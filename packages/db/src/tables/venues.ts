import { doublePrecision, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { id, instant, localized, privacyOf, projectId, reference } from './columns.ts';
import { municipalities } from './geography.ts';
import { projects } from './projects.ts';

/** Facts a visitor with a disability needs before choosing to come. */
export type AccessFacts = {
	readonly stepFreeEntrance: boolean;
	readonly inductionLoop: boolean;
	readonly accessibleToilet: boolean;
	readonly guideDogsWelcome: boolean;
	readonly quietRoom: boolean;
	readonly parkingDisabled: boolean;
};

export const venues = pgTable(
	'venues',
	{
		projectId: projectId().references(() => projects.id, { onDelete: 'restrict' }),
		id: id(),
		name: localized().notNull(),
		municipalityCode: text()
			.notNull()
			.references(() => municipalities.code, { onDelete: 'restrict' }),
		streetAddress: text(),
		postalCode: text(),
		latitude: doublePrecision(),
		longitude: doublePrecision(),
		access: jsonb().$type<AccessFacts>().notNull(),
		capacitySeats: integer().notNull(),
		note: localized().notNull().default({}),
		revision: integer().notNull().default(1),
		createdAt: instant().notNull(),
	},
	(t) => [primaryKey({ columns: [t.projectId, t.id] })],
);

export const rooms = pgTable(
	'rooms',
	{
		projectId: projectId().references(() => projects.id, { onDelete: 'restrict' }),
		id: id(),
		venueId: id(),
		name: localized().notNull(),
		capacitySeats: integer().notNull(),
		equipment: text().array().notNull().default([]),
		position: integer().notNull().default(0),
	},
	(t) => [
		primaryKey({ columns: [t.projectId, t.id] }),
		reference({ columns: [t.projectId, t.venueId], foreignColumns: [venues.projectId, venues.id] }),
	],
);

export const venuesPrivacy = [
	privacyOf(venues, {
		impersonal: ['name', 'municipalityCode', 'streetAddress', 'postalCode', 'access', 'note'],
	}),
	privacyOf(rooms, { impersonal: ['name', 'equipment'] }),
];

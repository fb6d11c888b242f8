import { boolean, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { id, instant, localized, privacyOf, projectId } from './columns.ts';
import { authUsers } from './auth.ts';
import { projects } from './projects.ts';

/** A person who leads. A protected one is shown by role only, everywhere and to everyone but staff who plan. */
export const trainers = pgTable(
	'trainers',
	{
		projectId: projectId().references(() => projects.id, { onDelete: 'restrict' }),
		id: id(),
		key: text().notNull(),
		role: localized().notNull(),
		name: text(),
		email: text(),
		isProtected: boolean().notNull().default(false),
		homeRegionCode: text(),
		languages: text().array().notNull(),
		/** The sign-in account, when there is one: what "own trainings" means. */
		userId: text().references(() => authUsers.id, { onDelete: 'restrict' }),
		revision: integer().notNull().default(1),
		createdAt: instant().notNull(),
	},
	(t) => [primaryKey({ columns: [t.projectId, t.id] })],
);

export const trainersPrivacy = [
	privacyOf(trainers, {
		personal: {
			name: {
				subject: 'trainer',
				purpose: 'Agreeing on the training; shown only when not protected',
				retention: 'Until the trainer leaves the project',
			},
			email: {
				subject: 'trainer',
				purpose: 'Agreeing on the training',
				retention: 'Until the trainer leaves the project',
			},
		},
		impersonal: ['key', 'role', 'homeRegionCode', 'languages', 'userId'],
	}),
];

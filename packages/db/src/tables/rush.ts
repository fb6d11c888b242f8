import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { id, instant, oneOf, privacyOf, projectId } from './columns.ts';

const rateScopes = ['training', 'network', 'address'] as const;

/**
 * How many came to a training in one stretch of time: in all, from one network, under one address. Unlogged and thrown
 * away after a day; it refers to nothing, so that counting costs no look at another table.
 */
export const registrationRates = pgTable(
	'registration_rates',
	{
		projectId: projectId(),
		trainingId: id(),
		scope: text().$type<(typeof rateScopes)[number]>().notNull(),
		/** A keyed digest of the network or the address; empty for the training itself. */
		key: text().notNull(),
		/** Beginning of the stretch: a minute, ten minutes, or a day, by scope. */
		startsAt: instant().notNull(),
		attempts: integer().notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.projectId, t.trainingId, t.scope, t.key, t.startsAt] }),
		oneOf('registration_rates_scope', t.scope, rateScopes),
		index('registration_rates_age').on(t.startsAt),
	],
);

/** Trainings under attack: those who come are asked for a proof of work until then. Unlogged: a crash calms all. */
export const registrationGuards = pgTable(
	'registration_guards',
	{
		projectId: projectId(),
		trainingId: id(),
		guardedSince: instant().notNull(),
		guardedUntil: instant().notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.projectId, t.trainingId] }),
		check('registration_guards_order', sql`${t.guardedSince} < ${t.guardedUntil}`),
	],
);

export const rushPrivacy = [
	privacyOf(registrationRates, {
		personal: {
			key: {
				subject: 'visitor',
				purpose: 'A limit on floods of registrations from one network or under one address',
				retention: 'A day',
			},
		},
		impersonal: ['scope'],
	}),
	privacyOf(registrationGuards, {}),
];

import { date, index, integer, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { id, instant, localeColumn, privacyOf, projectId, reference } from './columns.ts';
import { trainings } from './trainings.ts';

/** Registrations of one training that a liaison makes for colleagues; one for each address of a liaison. */
export const parties = pgTable(
	'parties',
	{
		projectId: projectId(),
		id: id(),
		trainingId: id(),
		liaisonName: text().notNull(),
		/** Trimmed and lower-cased; blanked to `erased:<id>` on erasure. */
		liaisonEmail: text().notNull(),
		organisation: text().notNull(),
		/** The language the liaison is written to in. */
		locale: localeColumn().notNull(),
		/** Raised to revoke the party's link. */
		linkGeneration: integer().notNull().default(1),
		createdAt: instant().notNull(),
		/** When staff ended it; nobody more comes in by it. */
		cancelledAt: instant(),
		eraseAfter: date({ mode: 'string' }).notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.projectId, t.id] }),
		reference({ columns: [t.projectId, t.trainingId], foreignColumns: [trainings.projectId, trainings.id] }),
		unique('parties_liaison').on(t.projectId, t.trainingId, t.liaisonEmail),
		// Opened by a link, which names no project.
		index('parties_id').on(t.id),
		index('parties_list').on(t.projectId, t.trainingId, t.createdAt, t.id),
	],
);

const retention = 'Three months after the training';

export const partiesPrivacy = [
	privacyOf(parties, {
		personal: {
			liaisonName: {
				subject: 'visitor',
				purpose: 'Telling colleagues who registered them',
				retention,
			},
			liaisonEmail: {
				subject: 'visitor',
				purpose: 'The link by which the liaison looks after the registrations they made',
				retention,
			},
			organisation: {
				subject: 'visitor',
				purpose: 'Telling colleagues who registered them; fair shares of the seats among organisations',
				retention,
			},
		},
		impersonal: ['locale'],
	}),
];

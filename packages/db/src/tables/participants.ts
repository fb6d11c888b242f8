import { sql } from 'drizzle-orm';
import { date, index, integer, pgTable, primaryKey, text, unique } from 'drizzle-orm/pg-core';
import { id, instant, localeColumn, optionalId, privacyOf, projectId, reference } from './columns.ts';
import { municipalities } from './geography.ts';
import { organisations } from './organisations.ts';
import { projects, targetGroups } from './projects.ts';

/** An address mail is sent to. Several people may share one; the calendar unit is mailbox × session. */
export const mailboxes = pgTable(
	'mailboxes',
	{
		projectId: projectId().references(() => projects.id, { onDelete: 'restrict' }),
		id: id(),
		/** Trimmed and lower-cased; blanked to `erased:<id>` on erasure. */
		email: text().notNull(),
		eraseAfter: date({ mode: 'string' }),
	},
	(t) => [
		primaryKey({ columns: [t.projectId, t.id] }),
		unique('mailboxes_email').on(t.projectId, t.email),
		index('mailboxes_address').on(t.email),
	],
);

/** A person as the project knows them. Same mailbox and same name are one person; reach counts these rows. */
export const participants = pgTable(
	'participants',
	{
		projectId: projectId().references(() => projects.id, { onDelete: 'restrict' }),
		id: id(),
		mailboxId: id(),
		firstName: text().notNull(),
		lastName: text().notNull(),
		/** Folded for sameness: lower case, single spaces. Blanked to `erased:<id>` on erasure. */
		nameNormalized: text().notNull(),
		phone: text(),
		/** The language they are written to in. */
		locale: localeColumn().notNull(),
		/** As told; the register's spelling where it is one of the register. */
		organisation: text(),
		/** In the register; null for one that is not there, and for none. */
		organisationId: optionalId(),
		targetGroupId: optionalId(),
		municipalityCode: text().references(() => municipalities.code, { onDelete: 'restrict' }),
		/** Names, e-mail and notes in one normalised text for search (trigram). */
		searchText: text().notNull(),
		revision: integer().notNull().default(1),
		createdAt: instant().notNull(),
		/** The day after which the eraser may blank this row; null until it can be computed. */
		eraseAfter: date({ mode: 'string' }),
		erasedAt: instant(),
	},
	(t) => [
		primaryKey({ columns: [t.projectId, t.id] }),
		unique('participants_person').on(t.projectId, t.mailboxId, t.nameNormalized),
		reference({ columns: [t.projectId, t.mailboxId], foreignColumns: [mailboxes.projectId, mailboxes.id] }),
		reference({
			columns: [t.projectId, t.targetGroupId],
			foreignColumns: [targetGroups.projectId, targetGroups.id],
		}),
		reference({
			columns: [t.projectId, t.organisationId],
			foreignColumns: [organisations.projectId, organisations.id],
		}),
		index().on(t.projectId, t.mailboxId),
		index('participants_organisation')
			.on(t.projectId, t.organisationId)
			.where(sql`${t.organisationId} is not null`),
		index('participants_search').using('gin', sql`${t.searchText} gin_trgm_ops`),
		index('participants_name').on(t.projectId, sql`${t.lastName} collate "fi-x-icu"`, t.id),
	],
);

/** Two rows found to be one person; ids only, append-only. */
export const participantMerges = pgTable(
	'participant_merges',
	{
		projectId: projectId(),
		id: id(),
		fromParticipantId: id(),
		intoParticipantId: id(),
		mergedAt: instant().notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.projectId, t.id] }),
		reference({
			columns: [t.projectId, t.fromParticipantId],
			foreignColumns: [participants.projectId, participants.id],
		}),
		reference({
			columns: [t.projectId, t.intoParticipantId],
			foreignColumns: [participants.projectId, participants.id],
		}),
	],
);

const evidence =
	'Five years from the end of the year of the funder’s last payment (Regulation (EU) 2021/1060, Art. 82)';
const contact = 'Until the three-month survey has closed';

export const participantsPrivacy = [
	privacyOf(mailboxes, {
		personal: {
			email: {
				subject: 'participant',
				purpose: 'Confirmations, calendar invitations and surveys',
				retention: contact,
			},
		},
	}),
	privacyOf(participants, {
		personal: {
			firstName: {
				subject: 'participant',
				purpose: 'Attendance evidence and the certificate',
				retention: evidence,
			},
			lastName: {
				subject: 'participant',
				purpose: 'Attendance evidence and the certificate',
				retention: evidence,
			},
			nameNormalized: { subject: 'participant', purpose: 'Counting a person once', retention: evidence },
			phone: {
				subject: 'participant',
				purpose: 'Urgent news on the day of the training',
				retention: '30 days after the last training',
			},
			locale: {
				subject: 'participant',
				purpose: 'Service in their own language (Language Act 423/2003)',
				retention: evidence,
			},
			organisation: { subject: 'participant', purpose: 'Attendance evidence', retention: evidence },
			municipalityCode: { subject: 'participant', purpose: 'Reach by region', retention: evidence },
			searchText: { subject: 'participant', purpose: 'Finding a person in the register', retention: contact },
		},
	}),
	privacyOf(participantMerges, {}),
];

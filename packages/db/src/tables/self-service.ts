import { sql } from 'drizzle-orm';
import { index, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { id, instant, oneOf, optionalId, privacyOf, projectId, reference } from './columns.ts';
import { mailboxes, participants } from './participants.ts';
import { registrations } from './registrations.ts';

/** A link to all registrations of a mailbox, sent to it when somebody asked; good until it expires. */
export const mailboxLinks = pgTable(
	'mailbox_links',
	{
		projectId: projectId(),
		id: id(),
		mailboxId: id(),
		createdAt: instant().notNull(),
		expiresAt: instant().notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.projectId, t.id] }),
		reference({ columns: [t.projectId, t.mailboxId], foreignColumns: [mailboxes.projectId, mailboxes.id] }),
		// Opened by a link, which names no project.
		index('mailbox_links_id').on(t.id),
		index('mailbox_links_mailbox').on(t.projectId, t.mailboxId),
	],
);

/** That somebody asked for links, whether or not there was anyone to send them to: what the limit counts. */
export const linkAsks = pgTable(
	'link_asks',
	{
		id: id().primaryKey(),
		/** Keyed digests: nothing here says who asked, or about whom. */
		addressKey: text().notNull(),
		networkKey: text().notNull(),
		at: instant().notNull(),
	},
	(t) => [
		index('link_asks_address').on(t.addressKey, t.at),
		index('link_asks_network').on(t.networkKey, t.at),
	],
);

export const erasureCauses = ['asked', 'not_me', 'never_accepted'] as const;
/** `evidence_stays`: someone who attended; name, organisation and attendance stay to the end of their time. */
export const erasureScopes = ['registration', 'everything', 'evidence_stays'] as const;

/** That a person's data was to be erased, and when it was: the receipt. Ids and times only. */
export const erasures = pgTable(
	'erasures',
	{
		projectId: projectId(),
		id: id(),
		/** The registration by whose link it was asked. */
		registrationId: id(),
		/** All that it covers; those that count as evidence are not among them. */
		registrationIds: uuid().array().notNull(),
		/** Whose row goes too; null when other registrations hold it. */
		participantId: optionalId(),
		/** Whose address goes too; null when other people have it. */
		mailboxId: optionalId(),
		cause: text().$type<(typeof erasureCauses)[number]>().notNull(),
		scope: text().$type<(typeof erasureScopes)[number]>().notNull(),
		askedAt: instant().notNull(),
		/** Null until the eraser has run. */
		erasedAt: instant(),
	},
	(t) => [
		primaryKey({ columns: [t.projectId, t.id] }),
		reference({
			columns: [t.projectId, t.registrationId],
			foreignColumns: [registrations.projectId, registrations.id],
		}),
		reference({
			columns: [t.projectId, t.participantId],
			foreignColumns: [participants.projectId, participants.id],
		}),
		reference({ columns: [t.projectId, t.mailboxId], foreignColumns: [mailboxes.projectId, mailboxes.id] }),
		oneOf('erasures_cause', t.cause, erasureCauses),
		oneOf('erasures_scope', t.scope, erasureScopes),
		index('erasures_id').on(t.id),
		index('erasures_registration').on(t.projectId, t.registrationId),
	],
);

/** A seat offered to a colleague, which stays the giver's until the colleague accepts. At most one is open for each of them. */
export const seatTransfers = pgTable(
	'seat_transfers',
	{
		projectId: projectId(),
		id: id(),
		/** Whose seat it is. */
		fromRegistrationId: id(),
		/** The colleague's, which holds no seat yet; null where the colleague had a place already and nothing will come of it. */
		toRegistrationId: optionalId(),
		createdAt: instant().notNull(),
		expiresAt: instant().notNull(),
		/** Accepted, declined, taken back or past its time; null while open. */
		endedAt: instant(),
	},
	(t) => [
		primaryKey({ columns: [t.projectId, t.id] }),
		reference({
			columns: [t.projectId, t.fromRegistrationId],
			foreignColumns: [registrations.projectId, registrations.id],
		}),
		reference({
			columns: [t.projectId, t.toRegistrationId],
			foreignColumns: [registrations.projectId, registrations.id],
		}),
		// Found by a job, which names no project.
		index('seat_transfers_id').on(t.id),
		uniqueIndex('seat_transfers_open_from')
			.on(t.projectId, t.fromRegistrationId)
			.where(sql`ended_at is null`),
		uniqueIndex('seat_transfers_open_to')
			.on(t.projectId, t.toRegistrationId)
			.where(sql`ended_at is null`),
	],
);

export const selfServicePrivacy = [
	privacyOf(seatTransfers, {}),
	privacyOf(mailboxLinks, {}),
	privacyOf(linkAsks, { impersonal: ['addressKey', 'networkKey'] }),
	privacyOf(erasures, { impersonal: ['registrationIds', 'cause', 'scope'] }),
];

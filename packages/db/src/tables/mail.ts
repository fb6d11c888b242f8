import {
	boolean,
	date,
	index,
	integer,
	jsonb,
	pgTable,
	primaryKey,
	text,
	uniqueIndex,
	uuid,
} from 'drizzle-orm/pg-core';
import { sql } from 'drizzle-orm';
import { id, instant, localeColumn, oneOf, optionalId, privacyOf, projectId, reference } from './columns.ts';
import { mailboxes } from './participants.ts';
import { projects } from './projects.ts';
import { registrations } from './registrations.ts';
import { sessions } from './trainings.ts';

export const messageStates = ['queued', 'sending', 'sent', 'failed', 'held', 'expired'] as const;

/** One e-mail to one person. Written with what caused it; `causeKey` makes a repeated cause write nothing. */
export const outboxMessages = pgTable(
	'outbox_messages',
	{
		id: id().primaryKey(),
		/** Null for mail of the installation itself, such as a password reset. */
		projectId: optionalId().references(() => projects.id, { onDelete: 'restrict' }),
		causeKey: text().notNull().unique(),
		/** `registration-confirmed`, `staff-invitation` …: the file in emails that wrote it. */
		kind: text().notNull(),
		mailboxId: optionalId(),
		registrationId: optionalId(),
		toAddress: text().notNull(),
		/** Empty until the worker has rendered the mail. */
		subject: text().notNull().default(''),
		/** Ids that rendering needs beside the registration; never a name or an address. */
		facts: jsonb().$type<Record<string, string>>().notNull().default({}),
		renderedAt: instant(),
		locale: localeColumn().notNull(),
		state: text().$type<(typeof messageStates)[number]>().notNull(),
		/** Sign-in mail: its body is never shown to anyone while SMTP is set. */
		isSignIn: boolean().notNull().default(false),
		attempts: integer().notNull().default(0),
		nextAttemptAt: instant().notNull(),
		/** After this moment it is not sent; null when it never goes stale. */
		expiresAt: instant(),
		/** Readable, without addresses. */
		lastError: text(),
		/** Stable across retries, so that a second delivery is recognisable. */
		messageIdHeader: text().notNull(),
		createdAt: instant().notNull(),
		sentAt: instant(),
		eraseAfter: date({ mode: 'string' }).notNull(),
	},
	(t) => [
		reference({ columns: [t.projectId, t.mailboxId], foreignColumns: [mailboxes.projectId, mailboxes.id] }),
		reference({
			columns: [t.projectId, t.registrationId],
			foreignColumns: [registrations.projectId, registrations.id],
		}),
		oneOf('outbox_messages_state', t.state, messageStates),
		index('outbox_messages_due')
			.on(t.nextAttemptAt)
			.where(sql`state in ('queued', 'sending')`),
		index('outbox_messages_list').on(t.projectId, t.createdAt, t.id),
		// What the list is narrowed by, and what tells how many are in each state.
		index('outbox_messages_count').on(t.projectId, t.state),
		index('outbox_messages_state').on(t.projectId, t.state, t.createdAt, t.id),
		index('outbox_messages_kind').on(t.projectId, t.kind, t.createdAt, t.id),
		index('outbox_messages_search').using(
			'gin',
			sql`lower(${t.toAddress} || ' ' || ${t.subject}) gin_trgm_ops`,
		),
		index('outbox_messages_registration').on(t.projectId, t.registrationId),
		index('outbox_messages_mailbox')
			.on(t.projectId, t.mailboxId)
			.where(sql`registration_id is null`),
	],
);

/** Bodies hold placeholders for live links, filled in when SMTP takes the mail; blanked once sent. */
export const outboxBodies = pgTable('outbox_bodies', {
	messageId: uuid()
		.primaryKey()
		.references(() => outboxMessages.id, { onDelete: 'restrict' }),
	text: text().notNull(),
	html: text().notNull(),
	/** `REQUEST` or `CANCEL`; null without a calendar part. */
	calendarMethod: text().$type<'REQUEST' | 'CANCEL'>(),
	calendar: text(),
	eraseAfter: date({ mode: 'string' }).notNull(),
});

/** What was sent of a session to a mailbox, in order; append-only, ids only. */
export const calendarDeliveries = pgTable(
	'calendar_deliveries',
	{
		projectId: projectId(),
		id: id(),
		sessionId: id(),
		mailboxId: id(),
		method: text().$type<'REQUEST' | 'CANCEL'>().notNull(),
		/** The session's SEQUENCE plus this mailbox's withdrawals and reinstatements before it. */
		messageSequence: integer().notNull(),
		sessionSequence: integer().notNull(),
		messageId: id(),
		sentAt: instant().notNull(),
		/** When and where the message said the session was: what the next one tells as "before". */
		startsAt: instant(),
		endsAt: instant(),
		venueId: optionalId(),
		roomId: optionalId(),
		/** Of the place's name and address as told; append-only rows hold no texts. */
		placeDigest: text(),
		/** Of the address to join at; null without one. */
		conferenceDigest: text(),
		/** How the mailbox's people attended, all together: it says which of place and address the message told. */
		attending: text().$type<'onsite' | 'online' | 'both'>(),
	},
	(t) => [
		primaryKey({ columns: [t.projectId, t.id] }),
		reference({ columns: [t.projectId, t.sessionId], foreignColumns: [sessions.projectId, sessions.id] }),
		reference({ columns: [t.projectId, t.mailboxId], foreignColumns: [mailboxes.projectId, mailboxes.id] }),
		oneOf('calendar_deliveries_method', t.method, ['REQUEST', 'CANCEL']),
		uniqueIndex('calendar_deliveries_order').on(t.projectId, t.mailboxId, t.sessionId, t.messageSequence),
	],
);

/** Jobs asked for in the transaction that makes them necessary; the worker moves them on in batches. */
export const jobRequests = pgTable(
	'job_requests',
	{
		id: id().primaryKey(),
		task: text().notNull(),
		/** Ids only. */
		payload: jsonb().$type<Record<string, string>>().notNull(),
		runAt: instant().notNull(),
		/** A later request with the same key replaces the earlier one; null for none. */
		jobKey: text(),
		createdAt: instant().notNull(),
	},
	(t) => [index('job_requests_order').on(t.createdAt)],
);

const body = 'Blanked when sent; the row 12 months after';

export const mailPrivacy = [
	privacyOf(outboxMessages, {
		personal: {
			toAddress: {
				subject: 'participant',
				purpose: 'Delivering the mail',
				retention: '12 months after it was written',
			},
			subject: {
				subject: 'participant',
				purpose: 'Delivering the mail',
				retention: '12 months after it was written',
			},
		},
		impersonal: ['causeKey', 'kind', 'locale', 'state', 'lastError', 'messageIdHeader', 'facts'],
	}),
	privacyOf(outboxBodies, {
		personal: {
			text: { subject: 'participant', purpose: 'Delivering the mail', retention: body },
			html: { subject: 'participant', purpose: 'Delivering the mail', retention: body },
			calendar: { subject: 'participant', purpose: 'Delivering the invitation', retention: body },
		},
		impersonal: ['calendarMethod'],
	}),
	privacyOf(calendarDeliveries, {
		impersonal: ['method', 'placeDigest', 'conferenceDigest', 'attending'],
	}),
	privacyOf(jobRequests, { impersonal: ['task', 'payload', 'jobKey'] }),
];

import { sql } from 'drizzle-orm';
import { boolean, check, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import {
	id,
	instant,
	localeColumn,
	localized,
	oneOf,
	optionalId,
	privacyOf,
	projectId,
	reference,
} from './columns.ts';
import { projects, targetGroups } from './projects.ts';
import { attendanceModes, registrations, seatPools } from './registrations.ts';
import { trainings } from './trainings.ts';

export const ways = ['open', 'listed', 'listed_or_approval', 'approval', 'invitation'] as const;
export const verdicts = ['approve', 'decline'] as const;

/** How one may come into a training. No row: anyone may. */
export const trainingWays = pgTable(
	'training_ways',
	{
		projectId: projectId(),
		trainingId: id(),
		way: text().$type<(typeof ways)[number]>().notNull(),
		/** Lower case, without an @; each holds for its subdomains too. */
		emailDomains: text().array().notNull().default([]),
		/** Names as people write them; capitals and spaces do not matter. */
		organisationNames: text().array().notNull().default([]),
		/** Whom the training is for, in words for the page and the refusal; empty: said by its target groups. */
		audience: localized().notNull().default({}),
		revision: integer().notNull().default(1),
	},
	(t) => [
		primaryKey({ columns: [t.projectId, t.trainingId] }),
		reference({ columns: [t.projectId, t.trainingId], foreignColumns: [trainings.projectId, trainings.id] }),
		oneOf('training_ways_way', t.way, ways),
		check(
			'training_ways_lists',
			sql`${t.way} not in ('listed', 'listed_or_approval') or cardinality(${t.emailDomains}) + cardinality(${t.organisationNames}) > 0`,
		),
	],
);

/** A personal link into one training. The token is stored hashed and shown once. */
export const trainingInvitations = pgTable(
	'training_invitations',
	{
		projectId: projectId(),
		id: id(),
		trainingId: id(),
		tokenHash: text().notNull().unique(),
		/** Only a registration with this address may use it; null: whoever has the link. */
		email: text(),
		/** Staff's own word for a link that is bound to nobody; null for none. */
		label: text(),
		locale: localeColumn().notNull(),
		maxUses: integer().notNull(),
		/** Rises under the lock of the training's pools. */
		usedCount: integer().notNull().default(0),
		skipsApproval: boolean().notNull(),
		skipsLists: boolean().notNull(),
		/** The way of taking part its seats are reserved for; null unless seats are reserved. */
		reservedMode: text().$type<(typeof attendanceModes)[number]>(),
		/** Until when; null unless seats are reserved. */
		reservedUntil: instant(),
		/** Whose quota its seats are held in too; null when not known, and unless seats are reserved. */
		targetGroupId: optionalId(),
		/** The same of an organisation, as a digest. */
		organisationKey: text(),
		expiresAt: instant().notNull(),
		createdAt: instant().notNull(),
		createdBy: text(),
		revokedAt: instant(),
	},
	(t) => [
		primaryKey({ columns: [t.projectId, t.id] }),
		reference({ columns: [t.projectId, t.trainingId], foreignColumns: [trainings.projectId, trainings.id] }),
		reference({
			columns: [t.projectId, t.targetGroupId],
			foreignColumns: [targetGroups.projectId, targetGroups.id],
		}),
		check(
			'training_invitations_uses',
			sql`${t.maxUses} between 1 and 500 and ${t.usedCount} between 0 and ${t.maxUses}`,
		),
		check(
			'training_invitations_reserved',
			sql`(${t.reservedMode} is null) = (${t.reservedUntil} is null) and (${t.reservedUntil} is null or ${t.reservedUntil} <= ${t.expiresAt})`,
		),
		oneOf('training_invitations_reserved_mode', t.reservedMode, attendanceModes),
		index('training_invitations_list').on(t.projectId, t.trainingId, t.createdAt, t.id),
		index('training_invitations_search').using(
			'gin',
			sql`lower(coalesce(${t.email}, '') || ' ' || coalesce(${t.label}, '')) gin_trgm_ops`,
		),
		// Opened by a job, which names no project.
		index('training_invitations_id').on(t.id),
	],
);

/** Seats of a pool that are held for an invitation, counted in the pool's taken seats; deleted when taken or released. */
export const invitationSeats = pgTable(
	'invitation_seats',
	{
		projectId: projectId(),
		invitationId: id(),
		poolId: id(),
		seats: integer().notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.projectId, t.invitationId, t.poolId] }),
		reference({
			columns: [t.projectId, t.invitationId],
			foreignColumns: [trainingInvitations.projectId, trainingInvitations.id],
		}),
		reference({ columns: [t.projectId, t.poolId], foreignColumns: [seatPools.projectId, seatPools.id] }),
		check('invitation_seats_some', sql`${t.seats} > 0`),
		index().on(t.projectId, t.poolId),
	],
);

/** Which registration came by which invitation. */
export const invitationUses = pgTable(
	'invitation_uses',
	{
		projectId: projectId(),
		registrationId: id(),
		invitationId: id(),
	},
	(t) => [
		primaryKey({ columns: [t.projectId, t.registrationId] }),
		reference({
			columns: [t.projectId, t.registrationId],
			foreignColumns: [registrations.projectId, registrations.id],
		}),
		reference({
			columns: [t.projectId, t.invitationId],
			foreignColumns: [trainingInvitations.projectId, trainingInvitations.id],
		}),
		index().on(t.projectId, t.invitationId),
	],
);

/** What a person asked and was answered, where registrations are approved one by one. */
export const registrationRequests = pgTable(
	'registration_requests',
	{
		projectId: projectId(),
		registrationId: id(),
		/** Why the person wants to come, in their words; null when not told. */
		reason: text(),
		/** Null while it waits, and when the person took it back. */
		verdict: text().$type<(typeof verdicts)[number]>(),
		/** What staff answered, in the person's language; null for no words beyond the verdict. */
		answer: text(),
		answeredAt: instant(),
		answeredBy: text(),
	},
	(t) => [
		primaryKey({ columns: [t.projectId, t.registrationId] }),
		reference({
			columns: [t.projectId, t.registrationId],
			foreignColumns: [registrations.projectId, registrations.id],
		}),
		oneOf('registration_requests_verdict', t.verdict, verdicts),
		check('registration_requests_answered', sql`(${t.verdict} is null) = (${t.answeredAt} is null)`),
	],
);

/** A project's ready answers to requests, in each language. */
export const answerTemplates = pgTable(
	'answer_templates',
	{
		projectId: projectId().references(() => projects.id, { onDelete: 'restrict' }),
		id: id(),
		verdict: text().$type<(typeof verdicts)[number]>().notNull(),
		/** Staff's name for it; never sent. */
		name: text().notNull(),
		body: localized().notNull(),
		/** Null while in use. */
		archivedAt: instant(),
		revision: integer().notNull().default(1),
		createdAt: instant().notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.projectId, t.id] }),
		oneOf('answer_templates_verdict', t.verdict, verdicts),
	],
);

export const waysPrivacy = [
	privacyOf(trainingWays, { impersonal: ['way', 'emailDomains', 'organisationNames', 'audience'] }),
	privacyOf(trainingInvitations, {
		personal: {
			email: {
				subject: 'participant',
				purpose: 'Inviting a person to a training',
				retention: 'Until 30 days after the training',
			},
			label: {
				subject: 'participant',
				purpose: 'Telling invitations apart',
				retention: 'Until 30 days after the training',
			},
			organisationKey: {
				subject: 'participant',
				purpose: 'Fair shares of the seats among organisations',
				retention: 'Until 30 days after the training',
			},
		},
		impersonal: ['tokenHash', 'locale', 'reservedMode', 'createdBy'],
	}),
	privacyOf(invitationSeats, {}),
	privacyOf(invitationUses, {}),
	privacyOf(registrationRequests, {
		personal: {
			reason: {
				subject: 'participant',
				purpose: 'Deciding on a request to attend',
				retention: 'Until 30 days after the training',
			},
			answer: {
				subject: 'participant',
				purpose: 'Telling what was decided',
				retention: 'Five years from the end of the year of the funder’s last payment',
			},
		},
		impersonal: ['verdict', 'answeredBy'],
	}),
	privacyOf(answerTemplates, { impersonal: ['verdict', 'name', 'body'] }),
];

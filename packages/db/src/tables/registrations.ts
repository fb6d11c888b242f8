import { sql } from 'drizzle-orm';
import {
	boolean,
	check,
	index,
	integer,
	pgTable,
	primaryKey,
	text,
	unique,
	uniqueIndex,
} from 'drizzle-orm/pg-core';
import { id, instant, localeColumn, oneOf, optionalId, privacyOf, projectId, reference } from './columns.ts';
import { municipalities } from './geography.ts';
import { participants } from './participants.ts';
import { parties } from './parties.ts';
import { items } from './program.ts';
import { organisations } from './organisations.ts';
import { targetGroups } from './projects.ts';
import { sessions, trainings } from './trainings.ts';

/** `each_organisation` holds the limit that the pool of every organisation is made with. */
export const seatPoolScopes = [
	'all',
	'onsite',
	'online',
	'target_group',
	'each_organisation',
	'organisation',
] as const;

/** A bounded number of seats. `taken` changes only in the statement that also inserts or ends a claim. */
export const seatPools = pgTable(
	'seat_pools',
	{
		projectId: projectId(),
		id: id(),
		/** Exactly one owner. */
		trainingId: optionalId(),
		sessionId: optionalId(),
		itemId: optionalId(),
		scope: text().$type<(typeof seatPoolScopes)[number]>().notNull(),
		targetGroupId: optionalId(),
		organisationId: optionalId(),
		/** A digest of the organisation's name as people gave it: nothing here says which it is. */
		organisationKey: text(),
		/** A quota binds until 9.00 on this many days before the training's first day; null: to the end. */
		releaseDaysBefore: integer(),
		capacitySeats: integer().notNull(),
		takenSeats: integer().notNull().default(0),
		/** People in the queue for this pool; kept in the same statement as their state. */
		waitingSeats: integer().notNull().default(0),
		/** Seats staff granted beyond capacity, each audited. */
		overrideSeats: integer().notNull().default(0),
		/** Order of arrival given to the last one who came; rises under the pool's lock. */
		lastArrival: integer().notNull().default(0),
	},
	(t) => [
		primaryKey({ columns: [t.projectId, t.id] }),
		reference({ columns: [t.projectId, t.trainingId], foreignColumns: [trainings.projectId, trainings.id] }),
		reference({ columns: [t.projectId, t.sessionId], foreignColumns: [sessions.projectId, sessions.id] }),
		reference({ columns: [t.projectId, t.itemId], foreignColumns: [items.projectId, items.id] }),
		reference({
			columns: [t.projectId, t.targetGroupId],
			foreignColumns: [targetGroups.projectId, targetGroups.id],
		}),
		reference({
			columns: [t.projectId, t.organisationId],
			foreignColumns: [organisations.projectId, organisations.id],
		}),
		check(
			'seat_pools_quota',
			sql`(${t.scope} = 'target_group') = (${t.targetGroupId} is not null) and (${t.scope} = 'organisation') = (${t.organisationKey} is not null)`,
		),
		check(
			'seat_pools_release',
			sql`${t.releaseDaysBefore} is null or (${t.releaseDaysBefore} between 0 and 365 and ${t.scope} in ('target_group', 'each_organisation', 'organisation'))`,
		),
		uniqueIndex('seat_pools_one_quota')
			.on(
				t.projectId,
				t.trainingId,
				t.scope,
				sql`coalesce(${t.targetGroupId}::text, ${t.organisationKey}, '')`,
			)
			.where(sql`${t.scope} in ('target_group', 'each_organisation', 'organisation')`),
		check('seat_pools_owner', sql`num_nonnulls(${t.trainingId}, ${t.sessionId}, ${t.itemId}) = 1`),
		check(
			'seat_pools_never_oversold',
			sql`${t.takenSeats} between 0 and ${t.capacitySeats} + ${t.overrideSeats}`,
		),
		check('seat_pools_waiting', sql`${t.waitingSeats} >= 0`),
		oneOf('seat_pools_scope', t.scope, seatPoolScopes),
		index('seat_pools_training').on(t.projectId, t.trainingId),
		index('seat_pools_release')
			.on(t.projectId, t.trainingId)
			.where(sql`${t.waitingSeats} > 0 and ${t.releaseDaysBefore} is not null`),
	],
);

export const registrationStates = ['requested', 'confirmed', 'offered', 'waitlisted', 'cancelled'] as const;
export const attendanceModes = ['onsite', 'online'] as const;
export const cancelledByWhom = ['participant', 'staff', 'expiry', 'liaison', 'decline'] as const;
export const seatClaimKinds = ['seat', 'queue'] as const;
export const registrationSources = [
	'public',
	'staff',
	'walk_in',
	'import',
	'party',
	'transfer',
	'move',
] as const;

/** One participant's place in one training, in exactly one state. */
export const registrations = pgTable(
	'registrations',
	{
		projectId: projectId(),
		id: id(),
		trainingId: id(),
		participantId: id(),
		mode: text().$type<(typeof attendanceModes)[number]>().notNull(),
		state: text().$type<(typeof registrationStates)[number]>().notNull(),
		/** Order of arrival in its pool. With `priority`, the order of the waitlist. */
		arrival: integer().notNull(),
		priority: integer().notNull().default(0),
		/** What reach counts by, as told when registering; null when not asked. */
		municipalityCode: text().references(() => municipalities.code, { onDelete: 'restrict' }),
		targetGroupId: optionalId(),
		/** A digest of the organisation as told, by which limits count; null when not told or not to be known. */
		organisationKey: text(),
		/** The language this person is served in. */
		locale: localeColumn().notNull(),
		source: text().$type<(typeof registrationSources)[number]>().notNull(),
		/** The form's token: the same one again answers with the same registration. */
		requestId: id(),
		/** Raised to revoke the "my registration" link. */
		linkGeneration: integer().notNull().default(1),
		createdAt: instant().notNull(),
		confirmedAt: instant(),
		cancelledAt: instant(),
		/** Null while not cancelled. */
		cancelledBy: text().$type<(typeof cancelledByWhom)[number]>(),
		/** Until when a seat is held for this person, the place of one whose address is awaited, or a liaison's colleague is asked whether to make the request; else null. */
		offerExpiresAt: instant(),
		/** The party a liaison made it in; null when the person, or staff, made it. */
		partyId: optionalId(),
		/** Made by a liaison: the person has yet to answer and accept for themselves. */
		awaitsAnswers: boolean().notNull().default(false),
		/** Came without a proof while the training was under attack: held until the link in the mail is used. */
		awaitsAddress: boolean().notNull().default(false),
		/** What the person said when they cancelled; null for nothing. */
		cancelReason: text(),
		/** The registration whose seat this one has from a colleague, or from the same person at another date. */
		predecessorId: optionalId(),
	},
	(t) => [
		primaryKey({ columns: [t.projectId, t.id] }),
		reference({ columns: [t.projectId, t.trainingId], foreignColumns: [trainings.projectId, trainings.id] }),
		reference({
			columns: [t.projectId, t.participantId],
			foreignColumns: [participants.projectId, participants.id],
		}),
		reference({
			columns: [t.projectId, t.targetGroupId],
			foreignColumns: [targetGroups.projectId, targetGroups.id],
		}),
		reference({ columns: [t.projectId, t.partyId], foreignColumns: [parties.projectId, parties.id] }),
		reference({ columns: [t.projectId, t.predecessorId], foreignColumns: [t.projectId, t.id] }),
		unique('registrations_request').on(t.projectId, t.requestId),
		uniqueIndex('registrations_one_active')
			.on(t.projectId, t.trainingId, t.participantId)
			.where(sql`state <> 'cancelled'`),
		oneOf('registrations_state', t.state, registrationStates),
		check(
			'registrations_offer',
			sql`(${t.state} = 'offered' or (${t.state} = 'waitlisted' and ${t.awaitsAddress}) or (${t.state} = 'requested' and ${t.awaitsAnswers})) = (${t.offerExpiresAt} is not null)`,
		),
		oneOf('registrations_cancelled_by', t.cancelledBy, cancelledByWhom),
		oneOf('registrations_mode', t.mode, attendanceModes),
		oneOf('registrations_source', t.source, registrationSources),
		// Opened by a link, which names no project.
		index('registrations_id').on(t.id),
		index('registrations_training').on(t.projectId, t.trainingId, t.state, t.arrival),
		index('registrations_participant').on(t.projectId, t.participantId),
		index('registrations_party')
			.on(t.projectId, t.partyId)
			.where(sql`party_id is not null`),
		index('registrations_predecessor')
			.on(t.projectId, t.predecessorId)
			.where(sql`${t.predecessorId} is not null`),
		// Staff's list of a project, newest first, and what it is narrowed by.
		index('registrations_list').on(t.projectId, t.createdAt, t.id),
		index('registrations_list_training').on(t.projectId, t.trainingId, t.createdAt, t.id),
		index('registrations_list_state').on(t.projectId, t.state, t.createdAt, t.id),
		index('registrations_list_source').on(t.projectId, t.source, t.createdAt, t.id),
		index('registrations_list_mode').on(t.projectId, t.mode, t.createdAt, t.id),
		index('registrations_list_locale').on(t.projectId, t.locale, t.createdAt, t.id),
		index('registrations_list_group').on(t.projectId, t.targetGroupId, t.createdAt, t.id),
		index('registrations_list_municipality').on(t.projectId, t.municipalityCode, t.createdAt, t.id),
	],
);

/** The pools a registration has a seat of, or waits for; deleted when it ends. Held equal to the pools' counters. */
export const seatClaims = pgTable(
	'seat_claims',
	{
		projectId: projectId(),
		registrationId: id(),
		poolId: id(),
		kind: text().$type<(typeof seatClaimKinds)[number]>().notNull().default('seat'),
	},
	(t) => [
		primaryKey({ columns: [t.projectId, t.registrationId, t.poolId] }),
		oneOf('seat_claims_kind', t.kind, seatClaimKinds),
		reference({
			columns: [t.projectId, t.registrationId],
			foreignColumns: [registrations.projectId, registrations.id],
		}),
		reference({ columns: [t.projectId, t.poolId], foreignColumns: [seatPools.projectId, seatPools.id] }),
		index().on(t.projectId, t.poolId, t.kind),
	],
);

export const registrationsPrivacy = [
	privacyOf(seatPools, { impersonal: ['scope', 'organisationKey'] }),
	privacyOf(registrations, {
		personal: {
			municipalityCode: {
				subject: 'participant',
				purpose: 'Reach by region',
				retention: 'Five years from the end of the year of the funder’s last payment',
			},
			organisationKey: {
				subject: 'participant',
				purpose: 'Fair shares of the seats among organisations',
				retention: 'Five years from the end of the year of the funder’s last payment',
			},
			cancelReason: {
				subject: 'participant',
				purpose: 'Planning trainings that people can come to',
				retention: '30 days after the training',
			},
		},
		impersonal: ['mode', 'state', 'locale', 'source', 'cancelledBy'],
	}),
	privacyOf(seatClaims, { impersonal: ['kind'] }),
];

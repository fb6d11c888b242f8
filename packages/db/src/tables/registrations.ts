import { sql } from 'drizzle-orm';
import { check, index, integer, pgTable, primaryKey, text, unique, uniqueIndex } from 'drizzle-orm/pg-core';
import { id, instant, localeColumn, oneOf, optionalId, privacyOf, projectId, reference } from './columns.ts';
import { municipalities } from './geography.ts';
import { participants } from './participants.ts';
import { items } from './program.ts';
import { organisations, targetGroups } from './projects.ts';
import { sessions, trainings } from './trainings.ts';

export const seatPoolScopes = ['all', 'onsite', 'online', 'target_group', 'organisation'] as const;

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
		check('seat_pools_owner', sql`num_nonnulls(${t.trainingId}, ${t.sessionId}, ${t.itemId}) = 1`),
		check(
			'seat_pools_never_oversold',
			sql`${t.takenSeats} between 0 and ${t.capacitySeats} + ${t.overrideSeats}`,
		),
		check('seat_pools_waiting', sql`${t.waitingSeats} >= 0`),
		oneOf('seat_pools_scope', t.scope, seatPoolScopes),
		index('seat_pools_training').on(t.projectId, t.trainingId),
	],
);

export const registrationStates = ['confirmed', 'waitlisted', 'cancelled'] as const;
export const attendanceModes = ['onsite', 'online'] as const;
export const registrationSources = ['public', 'staff', 'walk_in', 'import'] as const;

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
		/** `participant` or `staff`; null while not cancelled. */
		cancelledBy: text().$type<'participant' | 'staff'>(),
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
		unique('registrations_request').on(t.projectId, t.requestId),
		uniqueIndex('registrations_one_active')
			.on(t.projectId, t.trainingId, t.participantId)
			.where(sql`state <> 'cancelled'`),
		oneOf('registrations_state', t.state, registrationStates),
		oneOf('registrations_mode', t.mode, attendanceModes),
		oneOf('registrations_source', t.source, registrationSources),
		// Opened by a link, which names no project.
		index('registrations_id').on(t.id),
		index('registrations_training').on(t.projectId, t.trainingId, t.state, t.arrival),
		index('registrations_participant').on(t.projectId, t.participantId),
	],
);

/** Which pools a registration's seat is taken from; one row per taken seat, deleted when it is freed. */
export const seatClaims = pgTable(
	'seat_claims',
	{
		projectId: projectId(),
		registrationId: id(),
		poolId: id(),
	},
	(t) => [
		primaryKey({ columns: [t.projectId, t.registrationId, t.poolId] }),
		reference({
			columns: [t.projectId, t.registrationId],
			foreignColumns: [registrations.projectId, registrations.id],
		}),
		reference({ columns: [t.projectId, t.poolId], foreignColumns: [seatPools.projectId, seatPools.id] }),
		index().on(t.projectId, t.poolId),
	],
);

export const registrationsPrivacy = [
	privacyOf(seatPools, { impersonal: ['scope'] }),
	privacyOf(registrations, {
		personal: {
			municipalityCode: {
				subject: 'participant',
				purpose: 'Reach by region',
				retention: 'Five years from the end of the year of the funder’s last payment',
			},
		},
		impersonal: ['mode', 'state', 'locale', 'source', 'cancelledBy'],
	}),
	privacyOf(seatClaims, {}),
];

import { date, index, pgTable, primaryKey, text } from 'drizzle-orm/pg-core';
import { id, instant, oneOf, optionalId, privacyOf, projectId, reference } from './columns.ts';
import { projects } from './projects.ts';
import { trainings } from './trainings.ts';
import { authUsers } from './auth.ts';
import { trainers } from './trainers.ts';

export const staffRoles = [
	'owner',
	'coordinator',
	'communications',
	'host',
	'trainer',
	'check_in_helper',
	'auditor',
	'data_protection_officer',
] as const;

/** A role in a project; host, trainer and helper see only the training named (a helper only on that day). */
export const memberships = pgTable(
	'memberships',
	{
		projectId: projectId().references(() => projects.id, { onDelete: 'restrict' }),
		id: id(),
		userId: text()
			.notNull()
			.references(() => authUsers.id, { onDelete: 'restrict' }),
		role: text().$type<(typeof staffRoles)[number]>().notNull(),
		/** The one training of a host or helper; null for roles of the whole project and for trainers, whose trainings are those they lead. */
		trainingId: optionalId(),
		/** The one day of a check-in helper, in the training's zone. */
		onDate: date({ mode: 'string' }),
		createdAt: instant().notNull(),
		revokedAt: instant(),
	},
	(t) => [
		primaryKey({ columns: [t.projectId, t.id] }),
		reference({ columns: [t.projectId, t.trainingId], foreignColumns: [trainings.projectId, trainings.id] }),
		oneOf('memberships_role', t.role, staffRoles),
		index('memberships_user').on(t.userId),
	],
);

/** Staff come by invitation only. The token is stored hashed and shown once. */
export const staffInvitations = pgTable(
	'staff_invitations',
	{
		/** Null for the first owner of an empty installation, who then makes the first project. */
		projectId: optionalId().references(() => projects.id, { onDelete: 'restrict' }),
		id: id().primaryKey(),
		/** Null on the launcher's one-time link. */
		email: text(),
		role: text().$type<(typeof staffRoles)[number]>().notNull(),
		trainingId: optionalId(),
		/** The trainer who is invited to sign in: on acceptance the account becomes theirs. */
		trainerId: optionalId(),
		onDate: date({ mode: 'string' }),
		tokenHash: text().notNull().unique(),
		invitedBy: text(),
		createdAt: instant().notNull(),
		expiresAt: instant().notNull(),
		acceptedAt: instant(),
		/** The account that took it; on an installation's own invitation, who may start the first project. */
		acceptedBy: text(),
		revokedAt: instant(),
	},
	(t) => [
		reference({ columns: [t.projectId, t.trainingId], foreignColumns: [trainings.projectId, trainings.id] }),
		reference({ columns: [t.projectId, t.trainerId], foreignColumns: [trainers.projectId, trainers.id] }),
		oneOf('staff_invitations_role', t.role, staffRoles),
		index('staff_invitations_project').on(t.projectId),
	],
);

export const staffPrivacy = [
	privacyOf(memberships, { impersonal: ['userId', 'role'] }),
	privacyOf(staffInvitations, {
		personal: {
			email: {
				subject: 'staff',
				purpose: 'Inviting a colleague',
				retention: '30 days after it was answered or expired',
			},
		},
		impersonal: ['role', 'tokenHash', 'invitedBy', 'acceptedBy'],
	}),
];

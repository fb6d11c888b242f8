import { date, index, integer, pgTable, primaryKey, text, uniqueIndex } from 'drizzle-orm/pg-core';
import { sql } from 'drizzle-orm';
import { id, instant, oneOf, optionalId, privacyOf, projectId, reference } from './columns.ts';
import { parties } from './parties.ts';
import { attendanceModes, registrations } from './registrations.ts';

/** What the liaison was told of one who was registered already, whom they must see like anybody else. */
export const partyMemberFates = ['seat', 'queue', 'request'] as const;

/** A colleague in a party, by the name the liaison gave. */
export const partyMembers = pgTable(
	'party_members',
	{
		projectId: projectId(),
		id: id(),
		partyId: id(),
		position: integer().notNull(),
		/** Null for one who was registered already by other ways: the liaison is not to learn of that. */
		registrationId: optionalId(),
		firstName: text().notNull(),
		lastName: text().notNull(),
		/** A digest of address and name within this party, by which a second time is known. */
		sameness: text().notNull(),
		/** As the liaison said: what a successor is registered with. */
		targetGroup: text().notNull(),
		mode: text().$type<(typeof attendanceModes)[number]>().notNull(),
		fate: text().$type<(typeof partyMemberFates)[number]>().notNull(),
		/** Until when the colleague was asked to answer; null in line. */
		invitedUntil: instant(),
		/** The form that added this one: sent twice, it adds nobody twice. */
		requestId: id(),
		createdAt: instant().notNull(),
		/** When the liaison or staff took this one out. */
		removedAt: instant(),
		eraseAfter: date({ mode: 'string' }).notNull(),
	},
	(t) => [
		primaryKey({ columns: [t.projectId, t.id] }),
		reference({ columns: [t.projectId, t.partyId], foreignColumns: [parties.projectId, parties.id] }),
		reference({
			columns: [t.projectId, t.registrationId],
			foreignColumns: [registrations.projectId, registrations.id],
		}),
		oneOf('party_members_mode', t.mode, attendanceModes),
		oneOf('party_members_fate', t.fate, partyMemberFates),
		index('party_members_party').on(t.projectId, t.partyId, t.position),
		uniqueIndex('party_members_registration')
			.on(t.projectId, t.registrationId)
			.where(sql`registration_id is not null`),
	],
);

const given = {
	subject: 'participant',
	purpose: 'Showing a liaison how each colleague they registered has answered',
	retention: 'Three months after the training',
} as const;

export const partyMembersPrivacy = [
	privacyOf(partyMembers, {
		personal: { firstName: given, lastName: given, sameness: given, targetGroup: given },
		impersonal: ['fate', 'mode'],
	}),
];

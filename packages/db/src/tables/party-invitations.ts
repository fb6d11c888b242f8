import { index, pgTable, primaryKey } from 'drizzle-orm/pg-core';
import { id, privacyOf, projectId, reference } from './columns.ts';
import { parties } from './parties.ts';
import { trainingInvitations } from './ways.ts';

/** By which personal invitation a liaison came: each colleague takes one of its uses. No row: by none. */
export const partyInvitations = pgTable(
	'party_invitations',
	{
		projectId: projectId(),
		partyId: id(),
		invitationId: id(),
	},
	(t) => [
		primaryKey({ columns: [t.projectId, t.partyId] }),
		reference({ columns: [t.projectId, t.partyId], foreignColumns: [parties.projectId, parties.id] }),
		reference({
			columns: [t.projectId, t.invitationId],
			foreignColumns: [trainingInvitations.projectId, trainingInvitations.id],
		}),
		index('party_invitations_invitation').on(t.projectId, t.invitationId),
	],
);

export const partyInvitationsPrivacy = [privacyOf(partyInvitations, {})];

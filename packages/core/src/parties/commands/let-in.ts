import type { TxContext } from '../../context.ts';
import { findOrganisation, organisationKeyOf } from '../../organisations/index.ts';
import type { LockedTraining } from '../../registrations/index.ts';
import { decideEntry, lockInvitation, readInvitation } from '../../ways/index.ts';
import type { LockedInvitation } from '../../ways/index.ts';
import type { Entry } from '../../ways/model.ts';
import type { Listed } from '../rules/list.ts';
import type { PartyRow } from '../store.ts';

/** The personal link a party came by, if it still holds; `over` when it does not. Locked after the training's pools, or only read. */
export async function invitationOfParty(
	ctx: TxContext,
	party: Pick<PartyRow, 'invitationId'>,
	how: 'locked' | 'read',
): Promise<LockedInvitation | 'over' | null> {
	if (party.invitationId === null) return null;
	const invitation = await (how === 'locked' ? lockInvitation : readInvitation)(ctx, party.invitationId);
	return invitation.revokedAt !== null || ctx.now() >= invitation.expiresAt ? 'over' : invitation;
}

/**
 * How the way into a training lets in each colleague of a party: by their own address, and the organisation the liaison
 * said. Null for one the training is not for. A link that was bound was bound to the liaison, and covers the colleagues;
 * whether it has uses left is asked of the whole list.
 */
export async function letIn(
	ctx: TxContext,
	coming: {
		readonly party: Pick<PartyRow, 'organisation'>;
		readonly training: LockedTraining;
		readonly invitation: LockedInvitation | null;
		/** Keys of target groups whose workplace must not be known. */
		readonly sensitiveGroups: ReadonlySet<string>;
	},
): Promise<(person: Pick<Listed, 'email' | 'targetGroup'>) => Entry | null> {
	const { invitation, party, sensitiveGroups, training } = coming;
	const known = await findOrganisation(ctx, training.projectId, party.organisation);
	const names = known?.isSensitive ? [] : (known?.nameKeys ?? [organisationKeyOf(party.organisation) ?? '']);
	const covering = invitation && { ...invitation, email: null, usedCount: 0 };
	return ({ email, targetGroup }) => {
		const decision = decideEntry(
			{
				way: training.way,
				email,
				organisationNames: sensitiveGroups.has(targetGroup) ? [] : names,
				invitation: covering,
				isStaff: false,
			},
			ctx.now(),
		);
		return decision.ok ? decision.entry : null;
	};
}

import { NotFound } from '@kutsu/kernel';
import { openLink } from '@kutsu/kernel/keys';
import type { TxContext } from '../../context.ts';
import { lockTraining } from '../../registrations/index.ts';
import type { LockedTraining } from '../../registrations/index.ts';
import { lockParty, partyById } from '../store.ts';
import type { PartyRow } from '../store.ts';

/**
 * The party behind a liaison's link, under the lock of its training's pools: taken first, as everywhere.
 * @throws NotFound for a link that is forged, revoked or unknown.
 */
export async function openParty(
	ctx: TxContext,
	token: string,
): Promise<{ readonly party: PartyRow; readonly training: LockedTraining }> {
	const link = openLink(ctx.keys, token, 'party');
	if (!link) throw new NotFound('party');
	const { projectId, trainingId } = await partyById(ctx, link.linkId);
	const training = await lockTraining(ctx, { id: trainingId, linkGeneration: null, projectId });
	const party = await lockParty(ctx, projectId, link.linkId);
	if (party.linkGeneration !== link.generation) throw new NotFound('party');
	return { party, training };
}

import { NotFound, granted, refused } from '@kutsu/kernel';
import type { Refused } from '@kutsu/kernel';
import { hashToken, openLink } from '@kutsu/kernel/keys';
import { record } from '../../audit/index.ts';
import { inTransaction } from '../../context.ts';
import type { Context } from '../../context.ts';
import { decideInvitation, isInvitationToken, lockInvitationOfToken } from '../../ways/index.ts';
import type { RequestPartyInput, RequestPartyRefusal } from '../model.ts';
import { queuePartyLink } from './renew-party-link.ts';
import { saveParty, savePartyInvitation, trainingForParty } from '../store.ts';

export type RequestPartyResult = { readonly ok: true } | Refused<RequestPartyRefusal>;

/**
 * Sends a liaison the link to their party in a training, made when it is the first time. Asked again it is the same
 * link, once an hour at most; the answer does not tell whether there was one. Before registration opens too, so that a
 * list is ready in time. Who comes by a personal invitation registers as many as it has uses left; one that is bound
 * is the liaison's own.
 * @throws NotFound for a training that is missing, or not public and not named by its link.
 */
export function requestParty(ctx: Context, input: RequestPartyInput): Promise<RequestPartyResult> {
	const link = openLink(ctx.keys, input.training, 'training');
	return inTransaction(ctx, async (ctx) => {
		const invitation = isInvitationToken(input.training)
			? await lockInvitationOfToken(ctx, hashToken(input.training))
			: null;
		if (invitation === undefined || (invitation && invitation.revokedAt !== null))
			throw new NotFound('training');
		const training = await trainingForParty(
			ctx,
			invitation ?? (link ? { id: link.linkId, linkGeneration: link.generation } : { code: input.training }),
		);
		if (training.state === 'cancelled') return refused({ code: 'cancelled' });
		if (ctx.now() >= training.closesAt) return refused({ code: 'closed', closedAt: training.closesAt });
		if (invitation) {
			const held = decideInvitation(invitation, input.liaisonEmail, ctx.now());
			if (!held.ok) return held;
		} else if (training.partyLimit === 0) return refused({ code: 'parties-not-allowed' });
		const party = await saveParty(ctx, training, input);
		const { projectId } = training;
		await savePartyInvitation(ctx, { projectId, partyId: party.id }, invitation?.id ?? null);
		if (party.isNew)
			await record(ctx, {
				projectId: training.projectId,
				action: 'party.create',
				subject: { kind: 'party', id: party.id },
			});
		if (!party.isCancelled)
			await queuePartyLink(ctx, {
				...training,
				...party,
				liaisonEmail: input.liaisonEmail,
			});
		return granted({});
	});
}

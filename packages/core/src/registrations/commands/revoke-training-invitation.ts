import { NotFound, granted } from '@kutsu/kernel';
import { record } from '../../audit/index.ts';
import { inTransaction } from '../../context.ts';
import type { Context } from '../../context.ts';
import { requirePermission } from '../../staff/index.ts';
import { lockInvitation, releaseSeats, saveRevoked, trainingOfInvitation } from '../../ways/index.ts';
import { saveSpareOverrides } from '../store/override.ts';
import { lockTraining } from '../store/training.ts';
import { offerFreeSeats } from './offer-seats.ts';

/**
 * Ends a personal link for good; the seats it held go to those who wait. Who came by it stays. Twice is no fault.
 * @throws NotFound, Forbidden without `participants.write`.
 */
export function revokeTrainingInvitation(
	ctx: Context,
	input: { readonly projectId: string; readonly invitationId: string },
): Promise<{ readonly ok: true }> {
	return inTransaction(ctx, async (ctx) => {
		const { projectId, trainingId } = await trainingOfInvitation(ctx, input.invitationId);
		if (projectId !== input.projectId) throw new NotFound('invitation');
		requirePermission(ctx.actor, 'participants.write', { projectId, trainingId });
		const training = await lockTraining(ctx, { id: trainingId, linkGeneration: null, projectId });
		const invitation = await lockInvitation(ctx, input.invitationId);
		if (invitation.revokedAt !== null) return granted({});
		await saveRevoked(ctx, invitation);
		await record(ctx, {
			projectId,
			action: 'training.revoke-invitation',
			subject: { kind: 'invitation', id: invitation.id },
		});
		const freed = await releaseSeats(ctx, invitation, 'all');
		await saveSpareOverrides(ctx, projectId, freed);
		if (freed.length > 0) await offerFreeSeats(ctx, training);
		return granted({});
	});
}

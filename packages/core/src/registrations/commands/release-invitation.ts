import { record } from '../../audit/index.ts';
import { inTransaction } from '../../context.ts';
import type { Context } from '../../context.ts';
import { lockInvitation, releaseSeats, trainingOfInvitation } from '../../ways/index.ts';
import { saveSpareOverrides } from '../store/override.ts';
import { lockTraining } from '../store/training.ts';
import { offerFreeSeats } from './offer-seats.ts';

/**
 * Lets go of the seats an invitation held until now, and offers them to those who wait; the link itself stays good.
 * May run twice, or too early.
 */
export function releaseInvitation(
	ctx: Context,
	input: { readonly invitationId: string },
): Promise<{ released: boolean }> {
	return inTransaction(ctx, async (ctx) => {
		const { projectId, trainingId } = await trainingOfInvitation(ctx, input.invitationId);
		const training = await lockTraining(ctx, { id: trainingId, linkGeneration: null });
		const invitation = await lockInvitation(ctx, input.invitationId);
		if (invitation.reservedUntil === null || ctx.now() < invitation.reservedUntil) return { released: false };
		const freed = await releaseSeats(ctx, invitation, 'all');
		if (freed.length === 0) return { released: false };
		await saveSpareOverrides(ctx, projectId, freed);
		await record(ctx, {
			projectId,
			action: 'training.release-invitation',
			subject: { kind: 'invitation', id: invitation.id },
		});
		await offerFreeSeats(ctx, training);
		return { released: true };
	});
}

import { record } from '../../audit/index.ts';
import { inTransaction } from '../../context.ts';
import type { Context } from '../../context.ts';
import { askErasure } from '../../erasures/index.ts';
import { lockRegistration, saveCancellation } from '../store/cancellation.ts';
import { queueSeatKept } from '../store/mail.ts';
import { lockTraining } from '../store/training.ts';
import { findTransfer, saveTransferEnd } from '../store/transfers.ts';

/**
 * Ends the offer of a seat that a colleague has not taken by its deadline: the giver keeps it and is told, and the
 * colleague, whom somebody else named, is erased. May run twice, or too early.
 */
export function endTransfer(
	ctx: Context,
	input: { readonly transferId: string },
): Promise<{ ended: boolean }> {
	return inTransaction(ctx, async (ctx) => {
		const asked = await findTransfer(ctx, input.transferId);
		if (asked === undefined) return { ended: false };
		const { projectId, trainingId, fromId, toId } = asked;
		const training = await lockTraining(ctx, { id: trainingId, linkGeneration: null });
		const due = (await findTransfer(ctx, input.transferId)) ?? asked;
		if (ctx.now() < due.expiresAt) return { ended: false };
		if (due.isOpen && toId !== null) {
			const colleague = await lockRegistration(ctx, projectId, toId);
			await saveCancellation(ctx, training, colleague, 'expiry', null);
			await record(ctx, {
				projectId,
				action: 'registration.expire',
				subject: { kind: 'registration', id: toId },
			});
		} else if (due.isOpen) {
			await saveTransferEnd(ctx, projectId, fromId);
			await queueSeatKept(ctx, training, fromId, input.transferId);
		}
		if (due.leavesColleague && toId !== null)
			await askErasure(ctx, { registrationId: toId, cause: 'never_accepted' });
		return { ended: due.isOpen };
	});
}

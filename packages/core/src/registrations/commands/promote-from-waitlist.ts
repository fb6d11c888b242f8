import { inTransaction } from '../../context.ts';
import type { Context } from '../../context.ts';
import { findPromotions } from '../rules/waitlist.ts';
import { savePromotions, waitingIn } from '../store/promotion.ts';
import { lockTraining } from '../store/training.ts';

/** Fills free seats from the queue: after a raised capacity or a released quota. May run twice. */
export function promoteFromWaitlist(
	ctx: Context,
	input: { readonly trainingId: string },
): Promise<{ promoted: number }> {
	return inTransaction(ctx, async (ctx) => {
		const training = await lockTraining(ctx, { id: input.trainingId, linkGeneration: null });
		const promotions = findPromotions({ ...training, waiting: await waitingIn(ctx, training) }, ctx.now());
		await savePromotions(ctx, training, promotions);
		return { promoted: promotions.length };
	});
}

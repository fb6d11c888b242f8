import { record } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { inTransaction } from '../../context.ts';
import { needsKeptDays } from '../model.ts';
import { deleteNeedsPastTheirDate } from '../store/answers.ts';

/**
 * Erases diet and access needs whose time is over, and leaves a receipt with each training. The database shows the
 * worker no others, by its own clock; what the context's clock says too early or too late stays. May run twice.
 */
export function eraseNeeds(ctx: Context): Promise<{ trainings: number }> {
	return inTransaction(ctx, async (ctx) => {
		const endedBefore = new Date(ctx.now().getTime() - needsKeptDays * 86_400_000);
		const trainings = await deleteNeedsPastTheirDate(ctx, endedBefore);
		for (const { projectId, trainingId } of trainings)
			await record(ctx, {
				projectId,
				action: 'needs.erase',
				subject: { kind: 'training', id: trainingId },
			});
		return { trainings: trainings.length };
	});
}

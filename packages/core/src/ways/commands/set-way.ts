import { NotFound, granted, refused } from '@kutsu/kernel';
import type { Decision } from '@kutsu/kernel';
import { record } from '../../audit/index.ts';
import { inTransaction } from '../../context.ts';
import type { Context } from '../../context.ts';
import { requirePermission } from '../../staff/index.ts';
import type { TrainingWay } from '../model.ts';
import { wayOfTraining } from '../queries.ts';
import { hasTraining, saveWay } from '../store.ts';

export type SetWayResult = Decision<
	{ readonly revision: number },
	{ readonly code: 'stale'; readonly theirs: { readonly way: TrainingWay; readonly revision: number } }
>;

/**
 * Sets how one may come into a training from now on; whoever came before stays.
 * Refused as `stale`, with what stands now. @throws NotFound, Forbidden without `plan.write`.
 */
export function setWay(
	ctx: Context,
	input: {
		readonly projectId: string;
		readonly trainingId: string;
		readonly revision: number;
		readonly wanted: TrainingWay;
	},
): Promise<SetWayResult> {
	requirePermission(ctx.actor, 'plan.write', input);
	return inTransaction(ctx, async (ctx): Promise<SetWayResult> => {
		if (!(await hasTraining(ctx, input))) throw new NotFound('training');
		if (!(await saveWay(ctx, input, input.revision, input.wanted)))
			return refused({ code: 'stale', theirs: await wayOfTraining(ctx, input) });
		await record(ctx, {
			projectId: input.projectId,
			action: 'training.set-way',
			subject: { kind: 'training', id: input.trainingId },
		});
		return granted({ revision: input.revision + 1 });
	});
}

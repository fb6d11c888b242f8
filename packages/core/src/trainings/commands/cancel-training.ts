import { granted, refused } from '@kutsu/kernel';
import type { Decision } from '@kutsu/kernel';
import { record } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { inTransaction } from '../../context.ts';
import { enqueue } from '../../jobs/index.ts';
import { getProjectFor } from '../../projects/index.ts';
import type { Stale } from '../../projects/model.ts';
import { announceCancellationJob } from '../jobs.ts';
import type { CancelTrainingInput, CancelTrainingRefusal } from '../model.ts';
import { readTrainingForStaff } from '../queries/staff-training.ts';
import type { TrainingForStaff } from '../queries/staff-training.ts';
import { decideTrainingCancellation } from '../rules/cancellation.ts';
import { forgetChange, lockTraining, raiseSessions, saveTraining } from '../store.ts';

export type CancelledTraining = Decision<
	{ readonly revision: number },
	CancelTrainingRefusal | Stale<TrainingForStaff>
>;

/**
 * Cancels a training, or postpones it to a time not known yet: those registered are told why, and calendars are withdrawn.
 * Of a postponed one all keep their seats. A draft just ends.
 * Refusals: `stale`, `cancelled`, `over`.
 * @throws NotFound, Forbidden
 */
export function cancelTraining(ctx: Context, input: CancelTrainingInput): Promise<CancelledTraining> {
	return inTransaction(ctx, async (ctx): Promise<CancelledTraining> => {
		const project = await getProjectFor(ctx, input.project, 'plan.write');
		const training = await lockTraining(ctx, project.id, input.trainingId);
		if (training.revision !== input.revision) {
			return refused({ code: 'stale', theirs: await readTrainingForStaff(ctx, project, training.id) });
		}
		const decision = decideTrainingCancellation({ ...training, isPostponed: input.isPostponed }, ctx.now());
		if (!decision.ok) return decision;
		const hasReason = Object.values(input.reason).some((text) => text !== undefined && text !== '');
		await saveTraining(ctx, training, {
			state: 'cancelled',
			cancelledAt: ctx.now(),
			cancelReason: hasReason ? input.reason : null,
			postponedAt: input.isPostponed ? ctx.now() : null,
		});
		await forgetChange(ctx, training);
		if (decision.isAnnounced) {
			await raiseSessions(ctx, training);
			await enqueue(ctx, { task: announceCancellationJob.task, payload: { trainingId: training.id } });
		}
		await record(ctx, {
			projectId: project.id,
			action: input.isPostponed ? 'training.postpone' : 'training.cancel',
			subject: { kind: 'training', id: training.id },
		});
		return granted({ revision: training.revision + 1 });
	});
}

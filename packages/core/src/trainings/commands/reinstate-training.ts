import { granted, refused } from '@kutsu/kernel';
import type { Decision } from '@kutsu/kernel';
import { record } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { inTransaction } from '../../context.ts';
import { getProjectFor } from '../../projects/index.ts';
import type { Stale } from '../../projects/model.ts';
import type { ReinstateRefusal, ReinstateTrainingInput } from '../model.ts';
import { readTrainingForStaff } from '../queries/staff-training.ts';
import type { TrainingForStaff } from '../queries/staff-training.ts';
import { decideReinstatement } from '../rules/cancellation.ts';
import { lockTraining, noteChanges, raiseSessions, saveTraining } from '../store.ts';

export type ReinstatedTraining = Decision<
	{ readonly revision: number },
	ReinstateRefusal | Stale<TrainingForStaff>
>;

/**
 * Holds a cancelled or postponed training after all, at the times its sessions have now. Those who kept a seat are
 * invited anew under a higher SEQUENCE.
 * Refusals: `stale`, `not-cancelled`, `no-date` while all of it lies behind.
 * @throws NotFound, Forbidden
 */
export function reinstateTraining(ctx: Context, input: ReinstateTrainingInput): Promise<ReinstatedTraining> {
	return inTransaction(ctx, async (ctx): Promise<ReinstatedTraining> => {
		const project = await getProjectFor(ctx, input.project, 'plan.write');
		const training = await lockTraining(ctx, project.id, input.trainingId);
		if (training.revision !== input.revision) {
			return refused({ code: 'stale', theirs: await readTrainingForStaff(ctx, project, training.id) });
		}
		const decision = decideReinstatement(training, ctx.now());
		if (!decision.ok) return decision;
		await saveTraining(ctx, training, {
			state: decision.state,
			cancelledAt: null,
			cancelReason: null,
			postponedAt: null,
		});
		if (decision.state === 'published') {
			await raiseSessions(ctx, training);
			await noteChanges(ctx, project.id, [training.id]);
		}
		await record(ctx, {
			projectId: project.id,
			action: 'training.reinstate',
			subject: { kind: 'training', id: training.id },
		});
		return granted({ revision: training.revision + 1 });
	});
}

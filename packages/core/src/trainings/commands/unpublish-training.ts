import { granted, refused } from '@kutsu/kernel';
import type { Decision } from '@kutsu/kernel';
import { record } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { inTransaction } from '../../context.ts';
import { getProjectFor } from '../../projects/index.ts';
import type { Stale } from '../../projects/model.ts';
import type { UnpublishRefusal, UnpublishTrainingInput } from '../model.ts';
import { readTrainingForStaff } from '../queries/staff-training.ts';
import type { TrainingForStaff } from '../queries/staff-training.ts';
import { hasRegistrations, lockPools, lockTraining, saveTraining } from '../store.ts';

export type UnpublishedTraining = Decision<
	{ readonly revision: number },
	UnpublishRefusal | Stale<TrainingForStaff>
>;

/** Makes a published training a draft again, as long as nobody has ever registered. @throws NotFound, Forbidden */
export function unpublishTraining(ctx: Context, input: UnpublishTrainingInput): Promise<UnpublishedTraining> {
	return inTransaction(ctx, async (ctx): Promise<UnpublishedTraining> => {
		const project = await getProjectFor(ctx, input.project, 'plan.write');
		const training = await lockTraining(ctx, project.id, input.trainingId);
		if (training.revision !== input.revision) {
			return refused({ code: 'stale', theirs: await readTrainingForStaff(ctx, project, training.id) });
		}
		if (training.state !== 'published') return refused({ code: 'not-published' });
		// A registration holds the pools: with them locked, nobody is half registered.
		await lockPools(ctx, training);
		if (await hasRegistrations(ctx, training)) return refused({ code: 'has-registrations' });
		await saveTraining(ctx, training, { state: 'draft', publishedAt: null });
		await record(ctx, {
			projectId: project.id,
			action: 'training.unpublish',
			subject: { kind: 'training', id: training.id },
		});
		return granted({ revision: training.revision + 1 });
	});
}

import { granted, refused } from '@kutsu/kernel';
import type { Decision } from '@kutsu/kernel';
import { record } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { inTransaction } from '../../context.ts';
import { getProjectFor } from '../../projects/index.ts';
import type { Stale } from '../../projects/model.ts';
import type { PublicationRefusal, PublishTrainingInput } from '../model.ts';
import { readTrainingForStaff } from '../queries/staff-training.ts';
import type { TrainingForStaff } from '../queries/staff-training.ts';
import { decidePublication } from '../rules/publication.ts';
import { lockTraining, readQuestionTexts, saveTraining } from '../store.ts';

export type PublishedTraining = Decision<
	{ readonly revision: number },
	PublicationRefusal | Stale<TrainingForStaff>
>;

/**
 * Shows a draft to those it is for. Refused as `incomplete` with everything it lacks; a missing required language
 * is excused by a reason, which is kept with the training.
 * @throws NotFound, Forbidden
 */
export function publishTraining(ctx: Context, input: PublishTrainingInput): Promise<PublishedTraining> {
	return inTransaction(ctx, async (ctx): Promise<PublishedTraining> => {
		const project = await getProjectFor(ctx, input.project, 'plan.write');
		const training = await lockTraining(ctx, project.id, input.trainingId);
		if (training.revision !== input.revision) {
			return refused({ code: 'stale', theirs: await readTrainingForStaff(ctx, project, training.id) });
		}
		const facts = {
			...training,
			requiredLocales: project.requiredLocales,
			questionTexts: await readQuestionTexts(ctx, training),
			missingLocaleReason: input.missingLocaleReason ?? training.missingLocaleReason ?? '',
		};
		const decision = decidePublication(facts, ctx.now());
		if (!decision.ok) return decision;
		await saveTraining(ctx, training, {
			state: 'published',
			publishedAt: ctx.now(),
			missingLocaleReason: decision.missingLocaleReason,
		});
		await record(ctx, {
			projectId: project.id,
			action: 'training.publish',
			subject: { kind: 'training', id: training.id },
		});
		return granted({ revision: training.revision + 1 });
	});
}

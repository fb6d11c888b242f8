import { granted, refused } from '@kutsu/kernel';
import type { Decision } from '@kutsu/kernel';
import { record } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { inTransaction } from '../../context.ts';
import { getProjectFor } from '../../projects/index.ts';
import type { Stale } from '../../projects/model.ts';
import type { EditTrainerInput } from '../model.ts';
import { readTrainer } from '../queries.ts';
import type { Trainer } from '../queries.ts';
import { lockTrainer, saveTrainer } from '../store.ts';

export type EditedTrainer = Decision<{ readonly revision: number }, Stale<Trainer>>;

/** Saves a trainer. @throws NotFound, Forbidden */
export function editTrainer(ctx: Context, input: EditTrainerInput): Promise<EditedTrainer> {
	return inTransaction(ctx, async (ctx): Promise<EditedTrainer> => {
		const { project: slug, trainerId, revision, ...fields } = input;
		const project = await getProjectFor(ctx, slug, 'plan.write');
		const trainer = await lockTrainer(ctx, project.id, trainerId);
		if (trainer.revision !== revision)
			return refused({ code: 'stale', theirs: await readTrainer(ctx, project.id, trainerId) });
		await saveTrainer(ctx, project.id, trainerId, fields);
		await record(ctx, {
			projectId: project.id,
			action: 'trainer.edit',
			subject: { kind: 'trainer', id: trainerId },
		});
		return granted({ revision: revision + 1 });
	});
}

import { granted, refused } from '@kutsu/kernel';
import type { Decision } from '@kutsu/kernel';
import { once, record } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { inTransaction } from '../../context.ts';
import { freeKey, getProjectFor, keyFrom } from '../../projects/index.ts';
import type { KeyTaken } from '../../projects/model.ts';
import type { CreateTrainerInput } from '../model.ts';
import { findTrainerKeys, insertTrainer } from '../store.ts';

export type CreatedTrainer = Decision<{ readonly trainerId: string }, KeyTaken>;

/** Adds a trainer. @throws NotFound, Forbidden */
export function createTrainer(ctx: Context, input: CreateTrainerInput): Promise<CreatedTrainer> {
	return inTransaction(ctx, async (ctx) => {
		const project = await getProjectFor(ctx, input.project, 'plan.write');
		return once(ctx, 'trainer.create', input.requestId, async (): Promise<CreatedTrainer> => {
			const { project: _, requestId: __, ...trainer } = input;
			const made = input.key ?? keyFrom(input.role);
			const taken = await findTrainerKeys(ctx, project.id, made);
			if (input.key !== undefined && taken.includes(input.key))
				return refused({ code: 'key-taken', key: input.key });
			const trainerId = await insertTrainer(ctx, project.id, {
				...trainer,
				key: input.key ?? freeKey(made, taken),
			});
			await record(ctx, {
				projectId: project.id,
				action: 'trainer.create',
				subject: { kind: 'trainer', id: trainerId },
			});
			return granted({ trainerId });
		});
	});
}

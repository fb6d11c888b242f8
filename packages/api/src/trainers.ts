import { createTrainer, editTrainer, trainer, trainers } from '@kutsu/core/trainers';
import { CreateTrainerInput, EditTrainerInput, TrainerInput } from '@kutsu/core/trainers/model';
import { router, staff } from './trpc.ts';

export const staffTrainers = router({
	list: staff('plan.read').query(({ ctx, input }) => trainers(ctx, input)),
	get: staff('plan.read')
		.input(TrainerInput)
		.query(({ ctx, input }) => trainer(ctx, input)),
	create: staff('plan.write')
		.input(CreateTrainerInput)
		.mutation(({ ctx, input }) => createTrainer(ctx, input)),
	edit: staff('plan.write')
		.input(EditTrainerInput)
		.mutation(({ ctx, input }) => editTrainer(ctx, input)),
});

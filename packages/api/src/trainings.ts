import { catalogue, catalogueChoices, publicTraining } from '@kutsu/core/trainings';
import { CatalogueInput, PublicTrainingInput } from '@kutsu/core/trainings/model';
import { publicProcedure, router } from './trpc.ts';

export const publicTrainings = router({
	catalogue: publicProcedure.input(CatalogueInput).query(({ ctx, input }) => catalogue(ctx, input)),
	choices: publicProcedure.query(({ ctx }) => catalogueChoices(ctx)),
	get: publicProcedure.input(PublicTrainingInput).query(({ ctx, input }) => publicTraining(ctx, input)),
});

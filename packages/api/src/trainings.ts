import {
	AskedTraining,
	AskedTrainingEdit,
	alternatives,
	cancelTraining,
	catalogue,
	catalogueChoices,
	conflicts,
	createTraining,
	editTraining,
	editTrainingTexts,
	month,
	plan,
	publicTraining,
	publishTraining,
	trainingForStaff,
	unpublishTraining,
} from '@kutsu/core/trainings';
import {
	AlternativesInput,
	CancelTrainingInput,
	CatalogueInput,
	ConflictsInput,
	EditTrainingTextsInput,
	MonthInput,
	PlanInput,
	PublicTrainingInput,
	PublishTrainingInput,
	StaffTrainingInput,
	UnpublishTrainingInput,
} from '@kutsu/core/trainings/model';
import { publicProcedure, router, staff } from './trpc.ts';

export const publicTrainings = router({
	catalogue: publicProcedure.input(CatalogueInput).query(({ ctx, input }) => catalogue(ctx, input)),
	alternatives: publicProcedure.input(AlternativesInput).query(({ ctx, input }) => alternatives(ctx, input)),
	choices: publicProcedure.query(({ ctx }) => catalogueChoices(ctx)),
	get: publicProcedure.input(PublicTrainingInput).query(({ ctx, input }) => publicTraining(ctx, input)),
});

export const staffTrainings = router({
	plan: staff('totals.read')
		.input(PlanInput)
		.query(({ ctx, input }) => plan(ctx, input)),
	month: staff('totals.read')
		.input(MonthInput)
		.query(({ ctx, input }) => month(ctx, input)),
	/** What anyone sees for a filter: who makes a feed's address looks at what is in it. */
	published: staff('feeds.manage')
		.input(CatalogueInput)
		.query(({ ctx, input }) => catalogue(ctx, input)),
	get: staff('totals.read')
		.input(StaffTrainingInput)
		.query(({ ctx, input }) => trainingForStaff(ctx, input)),
	conflicts: staff('plan.write')
		.input(ConflictsInput)
		.query(({ ctx, input }) => conflicts(ctx, input)),
	create: staff('plan.write')
		.input(AskedTraining)
		.mutation(({ ctx, input }) => createTraining(ctx, input)),
	edit: staff('plan.write')
		.input(AskedTrainingEdit)
		.mutation(({ ctx, input }) => editTraining(ctx, input)),
	editTexts: staff('texts.write')
		.input(EditTrainingTextsInput)
		.mutation(({ ctx, input }) => editTrainingTexts(ctx, input)),
	publish: staff('plan.write')
		.input(PublishTrainingInput)
		.mutation(({ ctx, input }) => publishTraining(ctx, input)),
	unpublish: staff('plan.write')
		.input(UnpublishTrainingInput)
		.mutation(({ ctx, input }) => unpublishTraining(ctx, input)),
	cancel: staff('plan.write')
		.input(CancelTrainingInput)
		.mutation(({ ctx, input }) => cancelTraining(ctx, input)),
});

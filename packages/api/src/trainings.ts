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
	reinstateTraining,
	timeChangeNotice,
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
	ReinstateTrainingInput,
	TimeChangeNoticeInput,
	StaffTrainingInput,
	UnpublishTrainingInput,
} from '@kutsu/core/trainings/model';
import { tellingOfCancellation, tellingOfEdit, tellingOfReinstatement } from '@kutsu/core/mail';
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
	reinstate: staff('plan.write')
		.input(ReinstateTrainingInput)
		.mutation(({ ctx, input }) => reinstateTraining(ctx, input)),
	timeNotice: staff('plan.write')
		.input(TimeChangeNoticeInput)
		.mutation(({ ctx, input }) => timeChangeNotice(ctx, input)),
	/** Who would be told what: nothing is changed. A form is too long for an address, so they are asked by POST. */
	tellingOfEdit: staff('plan.write')
		.input(AskedTrainingEdit)
		.mutation(({ ctx, input }) => tellingOfEdit(ctx, input)),
	tellingOfCancellation: staff('plan.write')
		.input(CancelTrainingInput)
		.mutation(({ ctx, input }) => tellingOfCancellation(ctx, input)),
	tellingOfReinstatement: staff('plan.write')
		.input(ReinstateTrainingInput)
		.mutation(({ ctx, input }) => tellingOfReinstatement(ctx, input)),
	cancel: staff('plan.write')
		.input(CancelTrainingInput)
		.mutation(({ ctx, input }) => cancelTraining(ctx, input)),
});

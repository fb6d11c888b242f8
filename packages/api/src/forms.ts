import {
	addQuestion,
	countNeedsOfTraining,
	editQuestion,
	formForStaff,
	lookAtNeeds,
	needsFile,
	orderQuestions,
	publicForm,
	removeQuestion,
	restoreQuestion,
} from '@kutsu/core/forms';
import {
	AddQuestionInput,
	EditQuestionInput,
	FormInput,
	NeedsFileInput,
	OrderQuestionsInput,
	PublicFormInput,
	QuestionInput,
	TrainingNeedsInput,
} from '@kutsu/core/forms/model';
import { publicProcedure, router, staff } from './trpc.ts';

export const publicForms = router({
	get: publicProcedure.input(PublicFormInput).query(({ ctx, input }) => publicForm(ctx, input)),
});

export const staffForms = router({
	get: staff('plan.read')
		.input(FormInput)
		.query(({ ctx, input }) => formForStaff(ctx, input)),
	addQuestion: staff('plan.write')
		.input(AddQuestionInput)
		.mutation(({ ctx, input }) => addQuestion(ctx, input)),
	editQuestion: staff('plan.write')
		.input(EditQuestionInput)
		.mutation(({ ctx, input }) => editQuestion(ctx, input)),
	orderQuestions: staff('plan.write')
		.input(OrderQuestionsInput)
		.mutation(({ ctx, input }) => orderQuestions(ctx, input)),
	removeQuestion: staff('plan.write')
		.input(QuestionInput)
		.mutation(({ ctx, input }) => removeQuestion(ctx, input)),
	restoreQuestion: staff('plan.write')
		.input(QuestionInput)
		.mutation(({ ctx, input }) => restoreQuestion(ctx, input)),
	countNeeds: staff('needs.read')
		.input(TrainingNeedsInput)
		.mutation(({ ctx, input }) => countNeedsOfTraining(ctx, input)),
	needsFile: staff('needs.read')
		.input(NeedsFileInput)
		.mutation(({ ctx, input }) => needsFile(ctx, input)),
	lookAtNeeds: staff('needs.read')
		.input(TrainingNeedsInput)
		.mutation(({ ctx, input }) => lookAtNeeds(ctx, input)),
});

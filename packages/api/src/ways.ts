import { rehearseAnswers } from '@kutsu/core/desk';
import { answerRequests, invitePeople, revokeTrainingInvitation } from '@kutsu/core/registrations';
import {
	answerTemplatesOf,
	archiveAnswerTemplate,
	invitationsOfTraining,
	invitedTraining,
	openCourseOf,
	requestsOfTraining,
	saveAnswerTemplate,
	setOpenCourse,
	setWay,
	wayOfTraining,
} from '@kutsu/core/ways';
import {
	AnswerRequestsInput,
	ArchiveAnswerTemplateInput,
	InvitedInput,
	InvitePeopleInput,
	PreviewAnswersInput,
	RequestsInput,
	RevokeTrainingInvitationInput,
	SaveAnswerTemplateInput,
	SetOpenCourseInput,
	SetWayInput,
	TrainingInvitationsInput,
	TrainingWayInput,
} from '@kutsu/core/ways/model';
import { publicProcedure, router, staff } from './trpc.ts';

export const publicWays = router({
	invited: publicProcedure.input(InvitedInput).query(({ ctx, input }) => invitedTraining(ctx, input)),
});

export const waysIn = router({
	get: staff('plan.read')
		.input(TrainingWayInput)
		.query(({ ctx, input }) => wayOfTraining(ctx, { ...input, projectId: ctx.projectId })),
	set: staff('plan.write')
		.input(SetWayInput)
		.mutation(({ ctx, input }) => setWay(ctx, { ...input, projectId: ctx.projectId })),
	openCourse: staff('plan.read').query(({ ctx }) => openCourseOf(ctx, { projectId: ctx.projectId })),
	setOpenCourse: staff('plan.write')
		.input(SetOpenCourseInput)
		.mutation(({ ctx, input }) => setOpenCourse(ctx, input)),
	invitations: staff('participants.read')
		.input(TrainingInvitationsInput)
		.query(({ ctx, input }) => invitationsOfTraining(ctx, { ...input, projectId: ctx.projectId })),
	invite: staff('participants.write')
		.input(InvitePeopleInput)
		.mutation(({ ctx, input }) => invitePeople(ctx, { ...input, projectId: ctx.projectId })),
	revoke: staff('participants.write')
		.input(RevokeTrainingInvitationInput)
		.mutation(({ ctx, input }) => revokeTrainingInvitation(ctx, { ...input, projectId: ctx.projectId })),
	requests: staff('participants.read')
		.input(RequestsInput)
		.query(({ ctx, input }) => requestsOfTraining(ctx, { ...input, projectId: ctx.projectId })),
	preview: staff('participants.write')
		.input(PreviewAnswersInput)
		.mutation(({ ctx, input }) => rehearseAnswers(ctx, { ...input, projectId: ctx.projectId })),
	answer: staff('participants.write')
		.input(AnswerRequestsInput)
		.mutation(({ ctx, input }) => answerRequests(ctx, { ...input, projectId: ctx.projectId })),
	templates: staff('participants.write').query(({ ctx }) =>
		answerTemplatesOf(ctx, { projectId: ctx.projectId }),
	),
	saveTemplate: staff('participants.write')
		.input(SaveAnswerTemplateInput)
		.mutation(({ ctx, input }) => saveAnswerTemplate(ctx, input)),
	archiveTemplate: staff('participants.write')
		.input(ArchiveAnswerTemplateInput)
		.mutation(({ ctx, input }) => archiveAnswerTemplate(ctx, { ...input, projectId: ctx.projectId })),
});

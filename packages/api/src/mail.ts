import {
	answerWaitingMail,
	mailPage,
	messageOfProject,
	readMessageBody,
	resendMessage,
} from '@kutsu/core/mail';
import {
	AnswerWaitingMailInput,
	MailListInput,
	MessageInput,
	ResendMessageInput,
} from '@kutsu/core/mail/model';
import { router, staff } from './trpc.ts';

export const outbox = router({
	list: staff('mail.read')
		.input(MailListInput)
		.query(({ ctx, input }) => mailPage(ctx, { ...input, projectId: ctx.projectId })),
	get: staff('mail.read')
		.input(MessageInput)
		.query(({ ctx, input }) => messageOfProject(ctx, { ...input, projectId: ctx.projectId })),
	// A mutation, for each reading is recorded: nothing may be read by loading a page ahead.
	readBody: staff('mail.bodies')
		.input(MessageInput)
		.mutation(({ ctx, input }) => readMessageBody(ctx, { ...input, projectId: ctx.projectId })),
	resend: staff('mail.write')
		.input(ResendMessageInput)
		.mutation(({ ctx, input }) => resendMessage(ctx, { ...input, projectId: ctx.projectId })),
	answerWaiting: staff('mail.write')
		.input(AnswerWaitingMailInput)
		.mutation(({ ctx, input }) => answerWaitingMail(ctx, { ...input, projectId: ctx.projectId })),
});

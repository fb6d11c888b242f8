import { erasureReceipt } from '@kutsu/core/erasures';
import { ErasureReceiptInput } from '@kutsu/core/erasures/model';
import {
	askForMyLinks,
	changeMyAnswers,
	changeMyDetails,
	disownRegistration,
	eraseMe,
	moveMyRegistration,
	myAnswers,
	myChoices,
	registrationsOfMailbox,
	renewMyLink,
	switchMyMode,
	takeBackMySeat,
	transferMySeat,
} from '@kutsu/core/registrations';
import {
	AskForMyLinksInput,
	ChangeMyAnswersInput,
	ChangeMyDetailsInput,
	MineInput,
	MoveMyRegistrationInput,
	SwitchMyModeInput,
	TransferMySeatInput,
} from '@kutsu/core/registrations/model';
import { publicProcedure, router } from './trpc.ts';

/** What people do with the link to their registration. */
export const selfService = router({
	choices: publicProcedure.input(MineInput).query(({ ctx, input }) => myChoices(ctx, input)),
	all: publicProcedure.input(MineInput).query(({ ctx, input }) => registrationsOfMailbox(ctx, input)),
	answers: publicProcedure.input(MineInput).query(({ ctx, input }) => myAnswers(ctx, input)),
	changeAnswers: publicProcedure
		.input(ChangeMyAnswersInput)
		.mutation(({ ctx, input }) => changeMyAnswers(ctx, { ...input, locale: ctx.locale })),
	askForLinks: publicProcedure
		.input(AskForMyLinksInput)
		.mutation(({ ctx, input }) => askForMyLinks(ctx, { ...input, from: ctx.clientAddress })),
	changeDetails: publicProcedure
		.input(ChangeMyDetailsInput)
		.mutation(({ ctx, input }) => changeMyDetails(ctx, input)),
	switchMode: publicProcedure.input(SwitchMyModeInput).mutation(({ ctx, input }) => switchMyMode(ctx, input)),
	transfer: publicProcedure
		.input(TransferMySeatInput)
		.mutation(({ ctx, input }) => transferMySeat(ctx, input)),
	takeBack: publicProcedure.input(MineInput).mutation(({ ctx, input }) => takeBackMySeat(ctx, input)),
	move: publicProcedure
		.input(MoveMyRegistrationInput)
		.mutation(({ ctx, input }) => moveMyRegistration(ctx, { ...input, locale: ctx.locale })),
	renewLink: publicProcedure.input(MineInput).mutation(({ ctx, input }) => renewMyLink(ctx, input)),
	disown: publicProcedure.input(MineInput).mutation(({ ctx, input }) => disownRegistration(ctx, input)),
	erase: publicProcedure.input(MineInput).mutation(({ ctx, input }) => eraseMe(ctx, input)),
	receipt: publicProcedure.input(ErasureReceiptInput).query(({ ctx, input }) => erasureReceipt(ctx, input)),
});

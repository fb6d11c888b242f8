import {
	addColleagues,
	cancelColleague,
	cancelParty,
	myLiaison,
	myParty,
	partiesOfTraining,
	previewColleagues,
	renewPartyLink,
	replaceColleague,
	requestParty,
	setPartyLimit,
} from '@kutsu/core/parties';
import {
	AddColleaguesInput,
	CancelPartyInput,
	ColleagueInput,
	ColleaguesInput,
	PartiesOfTrainingInput,
	PartyInput,
	ReplaceColleagueInput,
	RequestPartyInput,
	SetPartyLimitInput,
} from '@kutsu/core/parties/model';
import { answerAsColleague } from '@kutsu/core/registrations';
import { AnswerAsColleagueInput } from '@kutsu/core/registrations/model';
import { publicProcedure, router, staff } from './trpc.ts';

export const publicParties = router({
	request: publicProcedure.input(RequestPartyInput).mutation(({ ctx, input }) => requestParty(ctx, input)),
	mine: publicProcedure.input(PartyInput).query(({ ctx, input }) => myParty(ctx, input)),
	// A mutation, for a list of people is sent: nothing may be asked again by itself.
	preview: publicProcedure.input(ColleaguesInput).mutation(({ ctx, input }) => previewColleagues(ctx, input)),
	add: publicProcedure.input(AddColleaguesInput).mutation(({ ctx, input }) => addColleagues(ctx, input)),
	replaceColleague: publicProcedure
		.input(ReplaceColleagueInput)
		.mutation(({ ctx, input }) => replaceColleague(ctx, input)),
	cancelColleague: publicProcedure
		.input(ColleagueInput)
		.mutation(({ ctx, input }) => cancelColleague(ctx, input)),
	renewLink: publicProcedure.input(PartyInput).mutation(({ ctx, input }) => renewPartyLink(ctx, input)),
	liaison: publicProcedure.input(PartyInput).query(({ ctx, input }) => myLiaison(ctx, input)),
	answer: publicProcedure
		.input(AnswerAsColleagueInput)
		.mutation(({ ctx, input }) => answerAsColleague(ctx, input)),
});

export const staffParties = router({
	list: staff('participants.read')
		.input(PartiesOfTrainingInput)
		.query(({ ctx, input }) => partiesOfTraining(ctx, { ...input, projectId: ctx.projectId })),
	cancel: staff('participants.write')
		.input(CancelPartyInput)
		.mutation(({ ctx, input }) => cancelParty(ctx, { ...input, projectId: ctx.projectId })),
	setLimit: staff('plan.write')
		.input(SetPartyLimitInput)
		.mutation(({ ctx, input }) => setPartyLimit(ctx, { ...input, projectId: ctx.projectId })),
});

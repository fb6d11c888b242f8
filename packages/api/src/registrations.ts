import {
	acceptSeat,
	cancelMyRegistration,
	cancelRegistration,
	guardOfTraining,
	challengeOf,
	myRegistration,
	register,
	quotasOfTraining,
	registerByStaff,
	seatRegistration,
	seatsBeyond,
	setPriority,
	setQuotas,
} from '@kutsu/core/registrations';
import {
	AcceptSeatInput,
	CancelByStaffInput,
	CancelMyRegistrationInput,
	ChallengeInput,
	MyRegistrationInput,
	RegisterByStaffInput,
	RegisterInput,
	SeatRegistrationInput,
	SetPriorityInput,
	SetQuotasInput,
	TrainingGuardInput,
	TrainingQuotasInput,
} from '@kutsu/core/registrations/model';
import { publicProcedure, router, staff } from './trpc.ts';
import { openTurns } from './turns.ts';

/** Four at one training's lock: measured to be faster than twenty. */
const inTurn = openTurns(4);

export const publicRegistrations = router({
	register: publicProcedure
		.input(RegisterInput)
		.use(({ input, next }) => inTurn(input.training, () => next()))
		.mutation(({ ctx, input }) => register(ctx, input, { clientAddress: ctx.clientAddress })),
	challenge: publicProcedure.input(ChallengeInput).query(({ ctx, input }) => challengeOf(ctx, input)),
	mine: publicProcedure.input(MyRegistrationInput).query(({ ctx, input }) => myRegistration(ctx, input)),
	acceptMine: publicProcedure.input(AcceptSeatInput).mutation(({ ctx, input }) => acceptSeat(ctx, input)),
	cancelMine: publicProcedure
		.input(CancelMyRegistrationInput)
		.mutation(({ ctx, input }) => cancelMyRegistration(ctx, input)),
});

export const staffRegistrations = router({
	guard: staff('participants.read')
		.input(TrainingGuardInput)
		.query(({ ctx, input }) => guardOfTraining(ctx, { ...input, projectId: ctx.projectId })),
	register: staff('participants.write')
		.input(RegisterByStaffInput)
		.mutation(({ ctx, input }) => registerByStaff(ctx, { ...input, projectId: ctx.projectId })),
	quotas: staff('plan.write')
		.input(TrainingQuotasInput)
		.query(({ ctx, input }) => quotasOfTraining(ctx, { ...input, projectId: ctx.projectId })),
	seatsBeyond: staff('plan.write')
		.input(TrainingQuotasInput)
		.query(({ ctx, input }) => seatsBeyond(ctx, { ...input, projectId: ctx.projectId })),
	setQuotas: staff('plan.write')
		.input(SetQuotasInput)
		.mutation(({ ctx, input }) => setQuotas(ctx, { ...input, projectId: ctx.projectId })),
	seat: staff('participants.write')
		.input(SeatRegistrationInput)
		.mutation(({ ctx, input }) => seatRegistration(ctx, { ...input, projectId: ctx.projectId })),
	setPriority: staff('participants.write')
		.input(SetPriorityInput)
		.mutation(({ ctx, input }) => setPriority(ctx, { ...input, projectId: ctx.projectId })),
	cancel: staff('participants.write')
		.input(CancelByStaffInput)
		.mutation(({ ctx, input }) => cancelRegistration(ctx, { ...input, projectId: ctx.projectId })),
});

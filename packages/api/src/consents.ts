import {
	consentsAskedBy,
	consentTextsOf,
	editConsentText,
	myConsents,
	setMyConsents,
} from '@kutsu/core/consents';
import {
	ConsentTextsInput,
	EditConsentTextInput,
	MyConsentsInput,
	SetMyConsentsInput,
} from '@kutsu/core/consents/model';
import { publicProcedure, router, staff } from './trpc.ts';

export const publicConsents = router({
	asked: publicProcedure
		.input(ConsentTextsInput)
		.query(({ ctx, input }) => consentsAskedBy(ctx, input.project)),
	mine: publicProcedure.input(MyConsentsInput).query(({ ctx, input }) => myConsents(ctx, input)),
	setMine: publicProcedure.input(SetMyConsentsInput).mutation(({ ctx, input }) => setMyConsents(ctx, input)),
});

export const staffConsents = router({
	texts: staff('plan.read').query(({ ctx, input }) => consentTextsOf(ctx, input.project)),
	edit: staff('project.write')
		.input(EditConsentTextInput)
		.mutation(({ ctx, input }) => editConsentText(ctx, input)),
});

import { record } from '../../audit/index.ts';
import { inTransaction } from '../../context.ts';
import type { Context } from '../../context.ts';
import { isLapsed } from '../rules/offer.ts';
import { offerFreeSeats } from './offer-seats.ts';
import { lockRegistration, saveCancellation, trainingOfRegistration } from '../store/cancellation.ts';
import { lockTraining } from '../store/training.ts';

/** Ends an offer that was not answered by its deadline; the seat goes to the next in line. May run twice, or too early. */
export function expireOffer(
	ctx: Context,
	input: { readonly registrationId: string },
): Promise<{ expired: boolean }> {
	return inTransaction(ctx, async (ctx) => {
		const { projectId, trainingId } = await trainingOfRegistration(ctx, input.registrationId);
		const training = await lockTraining(ctx, { id: trainingId, linkGeneration: null });
		const registration = await lockRegistration(ctx, projectId, input.registrationId);
		if (training.isCancelled || !isLapsed(registration, ctx.now())) return { expired: false };
		// Nothing was held for one who was to make a request, and nothing is lost.
		const isQuiet = registration.state === 'requested';
		await saveCancellation(ctx, training, registration, 'expiry', isQuiet ? null : 'offer-expired');
		await record(ctx, {
			projectId,
			action: 'registration.expire',
			subject: { kind: 'registration', id: registration.id },
		});
		await offerFreeSeats(ctx, training);
		return { expired: true };
	});
}

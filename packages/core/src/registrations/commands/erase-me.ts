import { granted, NotFound } from '@kutsu/kernel';
import { inTransaction } from '../../context.ts';
import type { Context } from '../../context.ts';
import { askErasure } from '../../erasures/index.ts';
import type { MineInput } from '../model.ts';
import { holdsSeat, lockRegistration, saveCancellation } from '../store/cancellation.ts';
import { holderOf, liveOf, lockPerson, lockTrainings, trainingOfLink } from '../store/mine.ts';
import { offerFreeSeats } from './offer-seats.ts';

/**
 * Erases the person from the project: ends what they have coming, and all they left; of one who attended, all but the
 * evidence of it.
 * @throws NotFound for a link that is forged, revoked or unknown.
 */
export function eraseMe(
	ctx: Context,
	input: MineInput,
): Promise<{ readonly ok: true; readonly receiptId: string }> {
	const { holder, link } = holderOf(ctx, input.token);
	return inTransaction(holder, async (ctx) => {
		const here = await trainingOfLink(ctx, link);
		const { projectId } = here;
		const before = await liveOf(ctx, here);
		const trainings = await lockTrainings(ctx, [here.trainingId, ...before.map((one) => one.trainingId)]);
		const own = await lockRegistration(ctx, projectId, link.linkId);
		if (own.linkGeneration !== link.generation) throw new NotFound('registration');
		const person = await lockPerson(ctx, { projectId, id: link.linkId });
		for (const { id, trainingId } of await liveOf(ctx, { projectId, participantId: person.participantId })) {
			const training = trainings.get(trainingId);
			if (training === undefined)
				throw new Error('A registration was made while its person was being erased');
			if (training.isCancelled || training.endsAt <= ctx.now()) continue;
			const registration = await lockRegistration(ctx, projectId, id);
			await saveCancellation(ctx, training, registration, 'participant', null);
			if (holdsSeat(registration)) await offerFreeSeats(ctx, training);
		}
		const { receiptId } = await askErasure(ctx, { registrationId: link.linkId, cause: 'asked' });
		return granted({ receiptId });
	});
}

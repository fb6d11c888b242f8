import { NotFound, granted } from '@kutsu/kernel';
import type { Refused } from '@kutsu/kernel';
import { openLink } from '@kutsu/kernel/keys';
import { record } from '../../audit/index.ts';
import { inTransaction } from '../../context.ts';
import type { Context } from '../../context.ts';
import type { AcceptanceRefusal } from '../model.ts';
import { decideAcceptance } from '../rules/acceptance.ts';
import { lockRegistration, trainingOfRegistration } from '../store/cancellation.ts';
import { saveAcceptance, savePlace } from '../store/offers.ts';
import { lockTraining } from '../store/training.ts';
import { takeOfferedSeat } from './transfer-seat.ts';

export type AcceptResult = { readonly ok: true } | Refused<AcceptanceRefusal>;

/**
 * Takes the seat that is offered to the person of this link; in the last hours, any that is free. A held place in the
 * line is theirs from then on.
 * @throws NotFound for a link that is forged, revoked or unknown.
 */
export function acceptSeat(ctx: Context, input: { readonly token: string }): Promise<AcceptResult> {
	const link = openLink(ctx.keys, input.token, 'registration');
	if (!link) throw new NotFound('registration');
	const asParticipant: Context = { ...ctx, actor: { kind: 'participant', registrationId: link.linkId } };
	return inTransaction(asParticipant, async (ctx) => {
		const { projectId, trainingId } = await trainingOfRegistration(ctx, link.linkId);
		const training = await lockTraining(ctx, { id: trainingId, linkGeneration: null });
		const registration = await lockRegistration(ctx, projectId, link.linkId);
		if (registration.linkGeneration !== link.generation) throw new NotFound('registration');
		const decision = decideAcceptance({ ...training, ...registration }, ctx.now());
		if (!decision.ok) return decision;
		if (decision.acceptance) {
			const taken = await takeOfferedSeat(ctx, training, registration);
			if (taken?.ok === false) return taken;
			if (taken) {
				// The seat of a colleague is theirs now.
			} else if (decision.acceptance.keepsPlace) await savePlace(ctx, training, registration.id);
			else await saveAcceptance(ctx, training, registration.id, decision.acceptance.poolIds);
			await record(ctx, {
				projectId,
				action: 'registration.accept',
				subject: { kind: 'registration', id: registration.id },
			});
		}
		return granted({});
	});
}

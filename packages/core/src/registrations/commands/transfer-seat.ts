import { granted } from '@kutsu/kernel';
import type { Refused } from '@kutsu/kernel';
import { record } from '../../audit/index.ts';
import { inTransaction } from '../../context.ts';
import type { Context } from '../../context.ts';
import { enqueue } from '../../jobs/index.ts';
import { expireOfferJob } from '../jobs.ts';
import type { TransferMySeatInput, TransferRefusal } from '../model.ts';
import { asksOrganisation } from '../rules/admission.ts';
import { decideTransfer } from '../rules/self-service.ts';
import { saveCancellation } from '../store/cancellation.ts';
import { queueRepeatedNotice } from '../store/mail.ts';
import { holderOf, insertGivenSeat, lockMine, lockPerson, saveReseat } from '../store/mine.ts';
import { normalizedName, savePerson } from '../store/person.ts';
import { lineOf } from '../store/training.ts';
import { offerFreeSeats } from './offer-seats.ts';
import { withOrganisationPool } from './register.ts';

/**
 * Gives the seat to a colleague, for whom it is held until they accept by their own link; nobody in line can have it
 * meanwhile. A colleague who has a place already keeps that one and is told so by mail only, and the seat goes to the
 * first in line: the giver is answered alike.
 * @throws NotFound for a link that is forged, revoked or unknown.
 */
export function transferMySeat(
	ctx: Context,
	input: TransferMySeatInput,
): Promise<{ readonly ok: true } | Refused<TransferRefusal>> {
	const { holder, link } = holderOf(ctx, input.token);
	return inTransaction(holder, async (ctx) => {
		const locked = await lockMine(ctx, link, input);
		const { registration } = locked;
		const training = await withOrganisationPool(ctx, locked.training);
		const { projectId, targetGroupId, organisationKey } = training;
		const giver = await lockPerson(ctx, { projectId, id: registration.id });
		const decision = decideTransfer(
			{
				...training,
				...(await lineOf(ctx, training)),
				state: registration.state,
				awaitsAddress: registration.awaitsAddress,
				held: registration.poolIds,
				seeker: registration,
				colleague: { mode: registration.mode, targetGroupId, organisationKey },
				needsOrganisation:
					asksOrganisation(training.pools) && organisationKey === null && !training.isSensitiveWorkplace,
				isSelf:
					input.email === giver.email &&
					normalizedName(input.firstName, input.lastName) === giver.nameNormalized,
			},
			ctx.now(),
		);
		if (!decision.ok) return decision;
		const colleague = await savePerson(ctx, training, {
			...input,
			organisation: training.isSensitiveWorkplace ? undefined : input.organisation,
		});
		const { reseat, expiresAt } = decision.transfer;
		if (colleague.active === undefined) {
			const given = await insertGivenSeat(ctx, training, {
				fromId: registration.id,
				participantId: colleague.participantId,
				targetGroupId,
				organisationKey,
				locale: input.locale,
				expiresAt,
			});
			await saveReseat(ctx, projectId, registration.id, reseat, given.id);
			await enqueue(ctx, {
				task: expireOfferJob.task,
				payload: { registrationId: given.id },
				runAt: expiresAt,
			});
		} else {
			await queueRepeatedNotice(ctx, training, colleague.active.id);
		}
		await saveCancellation(ctx, training, registration, 'participant', 'seat-given');
		await record(ctx, {
			projectId,
			action: 'registration.transfer',
			subject: { kind: 'registration', id: registration.id },
		});
		if (colleague.active !== undefined || reseat.free.length > 0) await offerFreeSeats(ctx, training);
		return granted({});
	});
}

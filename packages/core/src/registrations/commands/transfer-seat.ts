import { granted, refused } from '@kutsu/kernel';
import type { Refused } from '@kutsu/kernel';
import { record } from '../../audit/index.ts';
import { inTransaction } from '../../context.ts';
import type { Context, TxContext } from '../../context.ts';
import type { TransferMySeatInput, TransferRefusal } from '../model.ts';
import { asksOrganisation } from '../rules/admission.ts';
import { decideReseat } from '../rules/reseat.ts';
import { decideTransfer } from '../rules/self-service.ts';
import { lockRegistration, saveCancellation } from '../store/cancellation.ts';
import type { LockedRegistration } from '../store/cancellation.ts';
import { queueRepeatedNotice } from '../store/mail.ts';
import { holderOf, lockMine, lockPerson, savePredecessor, saveReseat } from '../store/mine.ts';
import { saveAcceptance } from '../store/offers.ts';
import { normalizedName, savePerson } from '../store/person.ts';
import { lineOf } from '../store/training.ts';
import type { LockedTraining } from '../store/training.ts';
import { findGiver, insertTransfer, saveTransferEnd } from '../store/transfers.ts';
import { offerFreeSeats } from './offer-seats.ts';
import { withOrganisationPool } from './register.ts';

/**
 * Offers the seat to a colleague, who takes it by their own link; it stays the giver's until then, and when they do not.
 * A colleague who has a place already is told so by mail only, and nothing comes of it: the giver is answered alike.
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
				offersSeat: registration.offersSeat,
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
		const { active, participantId } = await savePerson(ctx, training, {
			...input,
			organisation: training.isSensitiveWorkplace ? undefined : input.organisation,
		});
		await insertTransfer(ctx, training, {
			fromId: registration.id,
			colleague: active ? null : { participantId, targetGroupId, organisationKey, locale: input.locale },
			expiresAt: decision.transfer.expiresAt,
		});
		if (active) await queueRepeatedNotice(ctx, training, active.id);
		await record(ctx, {
			projectId,
			action: 'registration.transfer',
			subject: { kind: 'registration', id: registration.id },
		});
		return granted({});
	});
}

/**
 * Gives a colleague the seat that was offered to them, in the statement that takes it from the giver, whose registration
 * ends; under the lock the training was read with. Undefined when no seat of anyone's is offered to them.
 */
export async function takeOfferedSeat(
	ctx: TxContext,
	training: LockedTraining,
	registration: LockedRegistration,
): Promise<{ readonly ok: true } | Refused<{ readonly code: 'seat-taken' }> | undefined> {
	if (registration.source !== 'transfer') return undefined;
	const { projectId } = training;
	const giverId = await findGiver(ctx, projectId, registration.id);
	if (giverId === undefined) return undefined;
	const giver = await lockRegistration(ctx, projectId, giverId);
	const decision = decideReseat({ ...(await lineOf(ctx, training)), held: giver.poolIds }, registration);
	// A limit of their profession or organisation has filled up since: the giver keeps the seat.
	if (!decision.ok) return refused({ code: 'seat-taken' });
	await saveTransferEnd(ctx, projectId, giverId);
	await saveReseat(ctx, projectId, giverId, decision.reseat, registration.id);
	await savePredecessor(ctx, projectId, { id: registration.id, predecessorId: giverId });
	await saveAcceptance(ctx, training, registration.id, []);
	await saveCancellation(ctx, training, { ...giver, poolIds: [] }, 'participant', 'seat-given');
	await record(ctx, {
		projectId,
		action: 'registration.hand-over',
		subject: { kind: 'registration', id: giverId },
	});
	if (decision.reseat.free.length > 0) await offerFreeSeats(ctx, training);
	return granted({});
}

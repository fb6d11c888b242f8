import { granted } from '@kutsu/kernel';
import type { Refused } from '@kutsu/kernel';
import { record } from '../../audit/index.ts';
import { inTransaction } from '../../context.ts';
import type { Context } from '../../context.ts';
import { askErasure } from '../../erasures/index.ts';
import type { DisownRefusal, MineInput } from '../model.ts';
import { decideDisowning } from '../rules/self-service.ts';
import { holdsSeat, saveCancellation } from '../store/cancellation.ts';
import { holderOf, lockMine, lockPerson } from '../store/mine.ts';
import { offerFreeSeats } from './offer-seats.ts';

/**
 * "This was not me": frees the seat and erases what the registration holds, the person too when nothing else holds them.
 * No mail follows, for the address is erased with the rest.
 * @throws NotFound for a link that is forged, revoked or unknown.
 */
export function disownRegistration(
	ctx: Context,
	input: MineInput,
): Promise<{ readonly ok: true; readonly receiptId: string } | Refused<DisownRefusal>> {
	const { holder, link } = holderOf(ctx, input.token);
	return inTransaction(holder, async (ctx) => {
		const { training, registration } = await lockMine(ctx, link);
		const { projectId, startsAt } = training;
		const person = await lockPerson(ctx, { projectId, id: registration.id });
		const decision = decideDisowning({ startsAt, hasAttended: person.hasAttendedThis }, ctx.now());
		if (!decision.ok) return decision;
		await record(ctx, {
			projectId,
			action: 'registration.disown',
			subject: { kind: 'registration', id: registration.id },
		});
		if (registration.state !== 'cancelled') {
			await saveCancellation(ctx, training, registration, 'participant', null);
			if (holdsSeat(registration)) await offerFreeSeats(ctx, training);
		}
		const { receiptId } = await askErasure(ctx, { registrationId: registration.id, cause: 'not_me' });
		return granted({ receiptId });
	});
}

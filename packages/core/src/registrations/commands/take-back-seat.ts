import { granted } from '@kutsu/kernel';
import type { Refused } from '@kutsu/kernel';
import { record } from '../../audit/index.ts';
import { inTransaction } from '../../context.ts';
import type { Context } from '../../context.ts';
import type { MineInput, TakeBackRefusal } from '../model.ts';
import { decideTakeBack } from '../rules/self-service.ts';
import { lockRegistration, saveCancellation } from '../store/cancellation.ts';
import { holderOf, lockMine } from '../store/mine.ts';
import { saveTransferEnd } from '../store/transfers.ts';

/**
 * Takes back the offer of one's seat to a colleague who has not accepted it. They are told; their link goes on to say so
 * until the day it would have ended, and then they are erased.
 * @throws NotFound for a link that is forged, revoked or unknown.
 */
export function takeBackMySeat(
	ctx: Context,
	input: MineInput,
): Promise<{ readonly ok: true } | Refused<TakeBackRefusal>> {
	const { holder, link } = holderOf(ctx, input.token);
	return inTransaction(holder, async (ctx) => {
		const { training, registration } = await lockMine(ctx, link);
		const decision = decideTakeBack(registration);
		if (!decision.ok) return decision;
		const { projectId } = training;
		const { colleagueId } = await saveTransferEnd(ctx, projectId, registration.id);
		if (colleagueId !== null) {
			const colleague = await lockRegistration(ctx, projectId, colleagueId);
			await saveCancellation(ctx, training, colleague, 'liaison', 'seat-taken-back');
		}
		await record(ctx, {
			projectId,
			action: 'registration.take-back',
			subject: { kind: 'registration', id: registration.id },
		});
		return granted({});
	});
}

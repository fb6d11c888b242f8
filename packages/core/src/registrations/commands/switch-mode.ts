import { granted } from '@kutsu/kernel';
import type { Refused } from '@kutsu/kernel';
import { record } from '../../audit/index.ts';
import { inTransaction } from '../../context.ts';
import type { Context } from '../../context.ts';
import type { ModeRefusal, SwitchMyModeInput } from '../model.ts';
import { decideModeSwitch } from '../rules/self-service.ts';
import {
	holderOf,
	lockMine,
	queueChangeNotice,
	saveMode,
	saveReseat,
	saveSeatOfWaiting,
} from '../store/mine.ts';
import { lineOf } from '../store/training.ts';
import { offerFreeSeats } from './offer-seats.ts';

/**
 * Comes on site instead of online, or the other way, while seats last. The old seat is let go in the statement that
 * takes the new one, and offered to the first in line.
 * @throws NotFound for a link that is forged, revoked or unknown.
 */
export function switchMyMode(
	ctx: Context,
	input: SwitchMyModeInput,
): Promise<{ readonly ok: true } | Refused<ModeRefusal>> {
	const { holder, link } = holderOf(ctx, input.token);
	return inTransaction(holder, async (ctx) => {
		const { training, registration } = await lockMine(ctx, link);
		const decision = decideModeSwitch(
			{
				...training,
				...(await lineOf(ctx, training)),
				registrationId: registration.id,
				state: registration.state,
				awaitsAddress: registration.awaitsAddress,
				offersSeat: registration.offersSeat,
				trainingMode: training.mode,
				held: registration.poolIds,
				seeker: registration,
			},
			input.mode,
			ctx.now(),
		);
		if (!decision.ok) return decision;
		const { becomes, reseat } = decision;
		if (reseat === null) return granted({});
		const { projectId } = training;
		if (becomes === 'confirmed') {
			await saveSeatOfWaiting(ctx, projectId, registration.id, { poolIds: reseat.take, mode: input.mode });
		} else {
			await saveReseat(ctx, projectId, registration.id, reseat);
			await saveMode(ctx, projectId, registration.id, input.mode);
		}
		await record(ctx, {
			projectId,
			action: 'registration.switch-mode',
			subject: { kind: 'registration', id: registration.id },
			changedFields: ['mode'],
		});
		const what = becomes === 'confirmed' ? 'seat' : 'mode';
		if (registration.state !== 'offered') await queueChangeNotice(ctx, training, registration.id, what);
		if (reseat.free.length > 0) await offerFreeSeats(ctx, training);
		return granted({});
	});
}

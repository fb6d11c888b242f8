import { sessionsOfTrainings } from '../../calendars/index.ts';
import { inTransaction } from '../../context.ts';
import type { Context, TxContext } from '../../context.ts';
import type { NewMessage } from '../model.ts';
import { concernedBy, trainingToAnnounce } from '../queries/facts.ts';
import type { TrainingToAnnounce } from '../queries/facts.ts';
import { insertMessages } from '../store.ts';

/**
 * Tells everyone that a training is not held, or not yet: who had a seat gets a CANCEL for each session, who waited gets the words.
 * A second run tells nothing; nor does one after the training would have ended.
 */
export function announceCancellation(
	ctx: Context,
	input: { readonly trainingId: string },
): Promise<{ queued: number }> {
	return inTransaction(ctx, async (ctx) =>
		tellCancellation(ctx, await trainingToAnnounce(ctx, input.trainingId)),
	);
}

/** The same within another's transaction. */
export async function tellCancellation(
	ctx: TxContext,
	training: TrainingToAnnounce,
): Promise<{ queued: number }> {
	if (training.state !== 'cancelled' || training.endsAt <= ctx.now()) return { queued: 0 };
	const ahead = (await sessionsOfTrainings(ctx, [training])).filter((session) => session.endsAt > ctx.now());
	const [first, ...further] = ahead.map((session) => session.sessionId);
	const cause = `training-cancelled:${training.trainingId}:${training.cancelledAt?.getTime() ?? 0}`;
	const messages = (await concernedBy(ctx, training)).flatMap((person): NewMessage[] => {
		const to = {
			projectId: training.projectId,
			mailboxId: person.mailboxId,
			registrationId: person.registrationId,
			toAddress: person.toAddress,
			locale: person.locale,
			expiresAt: training.endsAt,
		};
		const causeKey = `${cause}:${person.registrationId}`;
		const words = {
			...to,
			kind: training.isPostponed ? 'training-postponed' : 'training-cancelled',
			causeKey,
			facts: first === undefined ? {} : { sessionId: first },
		} as const;
		if (person.state !== 'confirmed') return [words];
		return [
			words,
			...further.map((sessionId) => ({
				...to,
				kind: 'session-cancellation' as const,
				causeKey: `${causeKey}:${sessionId}`,
				facts: { sessionId },
			})),
		];
	});
	return insertMessages(ctx, messages);
}

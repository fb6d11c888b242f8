import { sessionsOfTrainings } from '../../calendars/index.ts';
import { inTransaction } from '../../context.ts';
import type { Context } from '../../context.ts';
import type { NewMessage } from '../model.ts';
import { concernedBy, lastTold, trainingToAnnounce } from '../queries/facts.ts';
import type { Concerned } from '../queries/facts.ts';
import { findSessionsToTell } from '../rules/announcement.ts';
import type { SessionNow } from '../rules/announcement.ts';
import { insertMessages } from '../store.ts';

/**
 * Tells everyone with a seat what has changed since they were last told: the words and the first changed session in one
 * mail, each further session in one of its own, for iTIP allows one UID a message. Changes made meanwhile are in the same
 * mail; a second run tells nothing. Nothing is told of a training that is over, a draft or cancelled.
 */
export function announceChange(
	ctx: Context,
	input: { readonly trainingId: string },
): Promise<{ queued: number }> {
	return inTransaction(ctx, async (ctx) => {
		const training = await trainingToAnnounce(ctx, input.trainingId);
		if (training.state !== 'published' || training.endsAt <= ctx.now()) return { queued: 0 };
		const sessions = await sessionsOfTrainings(ctx, [training]);
		const told = Map.groupBy(await lastTold(ctx, training), (row) => row.mailboxId);
		const messages = (await concernedBy(ctx, training)).flatMap((person) => {
			if (person.state !== 'confirmed' || person.confirmedAt === null) return [];
			const changed = findSessionsToTell(
				sessions,
				told.get(person.mailboxId) ?? [],
				person.confirmedAt,
				ctx.now(),
			);
			return changed.map((session, index) => changeMessage(training, person, session, index === 0));
		});
		return insertMessages(ctx, messages);
	});
}

function changeMessage(
	training: { projectId: string; endsAt: Date },
	person: Concerned,
	session: SessionNow,
	isFirst: boolean,
): NewMessage {
	const kind = isFirst
		? 'training-changed'
		: session.isCancelled
			? 'session-cancellation'
			: 'session-invitation';
	return {
		kind,
		causeKey: `training-changed:${session.sessionId}:${session.sequence}:${person.registrationId}`,
		projectId: training.projectId,
		mailboxId: person.mailboxId,
		registrationId: person.registrationId,
		toAddress: person.toAddress,
		locale: person.locale,
		facts: { sessionId: session.sessionId },
		expiresAt: training.endsAt,
	};
}

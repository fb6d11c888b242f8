import { sessionsOfTrainings } from '../../calendars/index.ts';
import { inTransaction } from '../../context.ts';
import type { Context, TxContext } from '../../context.ts';
import type { NewMessage } from '../model.ts';
import {
	concernedBy,
	invitationsUnderWay,
	lastTold,
	lockChangeNotice,
	trainingToAnnounce,
} from '../queries/facts.ts';
import type { Concerned, TrainingToAnnounce } from '../queries/facts.ts';
import { sessionNow } from '../queries/told.ts';
import { findSessionsToTell } from '../rules/announcement.ts';
import type { SessionNow } from '../rules/announcement.ts';
import { deleteChangeNotice, insertMessages } from '../store.ts';

/**
 * Tells everyone with a seat what has changed since they were last told: the words and the first changed session in one
 * mail, each further session in one of its own, for iTIP allows one UID a message. Changes made meanwhile are in the same
 * mail; a second run tells nothing, nor does one while staff hold the update or it was put off by a later change. Nothing is told of a training that is over, a draft or cancelled.
 */
export function announceChange(
	ctx: Context,
	input: { readonly trainingId: string },
): Promise<{ queued: number }> {
	return inTransaction(ctx, async (ctx) => {
		const training = await trainingToAnnounce(ctx, input.trainingId);
		const notice = await lockChangeNotice(ctx, training);
		// Held by staff, or changed again: another job is asked for then.
		if (notice && (notice.dueAt === null || notice.dueAt > ctx.now())) return { queued: 0 };
		await deleteChangeNotice(ctx, training);
		return tellChange(ctx, training);
	});
}

/** Tells of a change now, whatever was planned. */
export async function tellChange(ctx: TxContext, training: TrainingToAnnounce): Promise<{ queued: number }> {
	if (training.state !== 'published' || training.endsAt <= ctx.now()) return { queued: 0 };
	const sessions = (await sessionsOfTrainings(ctx, [training])).map(sessionNow);
	const told = Map.groupBy(await lastTold(ctx, training), (row) => row.mailboxId);
	const underWay = await invitationsUnderWay(ctx, training);
	const messages = (await concernedBy(ctx, training)).flatMap((person) => {
		if (person.state !== 'confirmed') return [];
		const changed = findSessionsToTell(
			sessions,
			told.get(person.mailboxId) ?? [],
			(sessionId) => underWay.has(`${person.registrationId} ${sessionId}`),
			ctx.now(),
		);
		return changed.map((session, index) => changeMessage(training, person, session, index === 0));
	});
	return insertMessages(ctx, messages);
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

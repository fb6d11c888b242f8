import { inTransaction } from '../../context.ts';
import type { Context, TxContext } from '../../context.ts';
import { queueMessages } from '../../mail/index.ts';
import { decideReminder, findMoments } from '../rules/moments.ts';
import {
	comingTrainings,
	dueReminders,
	insertMoments,
	lockReminder,
	remindedMailboxes,
	saveOutcome,
} from '../store.ts';
import type { LockedReminder, ReminderKey } from '../store.ts';

/** Longer than the longest lead time. */
const horizonDays = 62;

/**
 * Notes the moments of reminding that lie ahead, and writes to those with a seat where one has come: one mail to a
 * mailbox, however many of its people come. Run every minute; a second run writes nothing.
 */
export async function sendReminders(ctx: Context): Promise<{ queued: number }> {
	const due = await inTransaction(ctx, async (ctx) => {
		const until = new Date(ctx.now().getTime() + horizonDays * 86_400_000);
		const moments = (await comingTrainings(ctx, until)).flatMap(
			({ projectId, trainingId, known, ...training }) =>
				findMoments(
					training,
					known.map((one) => ({ ...one, startsAt: new Date(one.startsAt) })),
					ctx.now(),
				).map((moment) => ({ projectId, trainingId, ...moment })),
		);
		await insertMoments(ctx, moments);
		return dueReminders(ctx);
	});
	let queued = 0;
	const faults: unknown[] = [];
	// Each in a transaction of its own, and the fault told at the end: one that fails keeps nobody else waiting.
	for (const key of due) {
		const [settled] = await Promise.allSettled([inTransaction(ctx, (ctx) => settle(ctx, key))]);
		if (settled.status === 'fulfilled') queued += settled.value;
		else faults.push(settled.reason);
	}
	if (faults.length > 0) throw new Error('Reminders could not be written', { cause: faults[0] });
	return { queued };
}

async function settle(ctx: TxContext, key: ReminderKey): Promise<number> {
	const reminder = await lockReminder(ctx, key);
	if (!reminder) return 0;
	const decision = decideReminder(reminder, reminder.training, ctx.now());
	if (decision.outcome === 'nothing') return 0;
	if (decision.outcome !== 'sent') {
		await saveOutcome(ctx, key, decision.outcome, null);
		return 0;
	}
	const { queued } = await remind(ctx, reminder, decision.expiresAt);
	await saveOutcome(ctx, key, 'sent', queued);
	return queued;
}

async function remind(ctx: TxContext, reminder: LockedReminder, expiresAt: Date) {
	const { projectId, trainingId, leadTime, dueAt } = reminder;
	const startsAt = String(reminder.startsAt.getTime());
	const mailboxes = await remindedMailboxes(ctx, reminder, dueAt);
	return queueMessages(
		ctx,
		mailboxes.map((mailbox) => ({
			...mailbox,
			projectId,
			kind: 'training-reminder' as const,
			causeKey: `training-reminder:${trainingId}:${leadTime}:${startsAt}:${mailbox.mailboxId}`,
			facts: { leadTime, startsAt },
			expiresAt,
		})),
	);
}

import { inTransaction } from '../../context.ts';
import type { Context, TxContext } from '../../context.ts';
import { enqueue } from '../../jobs/index.ts';
import { decideDelivery } from '../rules/delivery.ts';
import { decideRetry } from '../rules/retry.ts';
import type { SmtpFailure } from '../rules/retry.ts';
import { isSuperseded } from '../rules/truth.ts';
import { lockMessage, saveClaim, saveFailure, saveSent, saveState } from '../store.ts';
import type { LockedMessage } from '../store.ts';
import { composeStored } from './compose-message.ts';
import type { OutgoingMail } from './compose-message.ts';
import { isOvertaken } from '../queries/facts.ts';
import { renderMessage } from './render-message.ts';

/** The way out. Answers what became of a mail; throws only what is no mail server's doing. */
export type MailTransport = {
	send(
		mail: OutgoingMail,
	): Promise<{ readonly ok: true } | { readonly ok: false; readonly failure: SmtpFailure }>;
};

/**
 * Writes a message if it is not yet written, and sends it where mail leaves. Run twice, it sends once: the claim is
 * committed before the server is asked. A crash between the server's 250 and our commit is the only window in which
 * the same message, under the same Message-ID, goes out again.
 * @param transport undefined when no mail server is set: the message waits in the outbox
 */
export async function deliverMessage(
	ctx: Context,
	input: { readonly messageId: string },
	transport: MailTransport | undefined,
): Promise<void> {
	const claim = await inTransaction(ctx, (ctx) =>
		claimMessage(ctx, input.messageId, transport !== undefined),
	);
	if (!claim || !transport) return;
	const outcome = await transport.send(claim.mail);
	await inTransaction(ctx, async (ctx) => {
		if (outcome.ok) await saveSent(ctx, input.messageId, claim.attempt);
		else await settleFailure(ctx, input.messageId, claim.attempt, outcome.failure);
	});
}

/**
 * Puts a message off that could not even be written: a fault of ours, not of a mail server. It is tried again like any
 * other, and given up where staff can see it.
 */
export function postponeMessage(ctx: Context, input: { readonly messageId: string }): Promise<void> {
	return inTransaction(ctx, async (ctx) => {
		const message = await lockMessage(ctx, input.messageId);
		if (!message || (message.state !== 'queued' && message.state !== 'sending')) return;
		const attempt = message.state === 'sending' ? message.attempts : message.attempts + 1;
		await settleFailure(ctx, message.id, attempt, { code: 'NOT-RENDERED', responseCode: null, response: '' });
	});
}

async function claimMessage(
	ctx: TxContext,
	id: string,
	hasSmtp: boolean,
): Promise<{ attempt: number; mail: OutgoingMail } | undefined> {
	const message = await lockMessage(ctx, id);
	if (!message) return undefined;
	const decision = decideDelivery({ ...message, hasSmtp, isSuperseded: isSuperseded(message) }, ctx.now());
	if (decision.outcome === 'nothing') return undefined;
	if (decision.outcome === 'expired') {
		await saveState(ctx, id, 'expired', decision.reason);
		return undefined;
	}
	const written = await writtenMessage(ctx, message);
	if (!written) {
		await saveState(ctx, id, 'expired', 'nothing-to-say');
		return undefined;
	}
	switch (decision.outcome) {
		case 'held':
			await saveState(ctx, id, 'held', decision.reason);
			return undefined;
		case 'waits':
			await saveState(ctx, id, 'queued', decision.reason);
			return undefined;
		case 'send': {
			const mail = await composeStored(ctx, written, 'live');
			const { attempt } = await saveClaim(ctx, message);
			return { attempt, mail };
		}
	}
}

/**
 * The message with its text written; undefined when there is nothing to say. One that waits for another attempt and was
 * overtaken meanwhile is written anew: a withdrawal that is late would take away what was invited to since. So is a mail to
 * all of a mailbox, of whom one may have left.
 */
async function writtenMessage(ctx: TxContext, message: LockedMessage): Promise<LockedMessage | undefined> {
	const isOfMailbox = message.concernsMailbox !== null;
	if (message.renderedAt !== null && !isOfMailbox && !(await isOvertaken(ctx, message))) return message;
	if (!(await renderMessage(ctx, message))) return undefined;
	return lockMessage(ctx, message.id);
}

async function settleFailure(
	ctx: TxContext,
	id: string,
	attempt: number,
	failure: SmtpFailure,
): Promise<void> {
	const retry = decideRetry(failure, attempt, ctx.now());
	const isSaved = await saveFailure(ctx, id, attempt, retry);
	if (!isSaved || retry.state !== 'queued') return;
	await enqueue(ctx, {
		task: 'deliver-message',
		payload: { messageId: id },
		runAt: retry.nextAttemptAt,
		jobKey: `deliver-message:${id}`,
	});
}

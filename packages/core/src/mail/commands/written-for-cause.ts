import type { TxContext } from '../../context.ts';
import { findMessageOfCause, lockMessage } from '../store.ts';
import { writeMessage } from './render-message.ts';

/** The mail of a cause as it would leave, written and not kept; undefined when there is nothing to say. */
export async function writtenForCause(
	ctx: TxContext,
	causeKey: string,
): Promise<{ readonly subject: string; readonly text: string } | undefined> {
	const id = await findMessageOfCause(ctx, causeKey);
	return id === undefined ? undefined : writtenMessage(ctx, id);
}

/** The same of a message by its id. */
export async function writtenMessage(
	ctx: TxContext,
	id: string,
): Promise<{ readonly subject: string; readonly text: string } | undefined> {
	const message = await lockMessage(ctx, id);
	const written = message && (await writeMessage(ctx, message));
	return written && { subject: written.mail.subject, text: written.mail.text };
}

import type { TxContext } from '../../context.ts';
import type { NewMessage } from '../model.ts';
import { insertMessages } from '../store.ts';

/**
 * Writes messages to the outbox in the transaction of what caused them, and asks for their delivery; one statement,
 * however many. A cause that has written before writes nothing.
 */
export async function queueMessages(
	ctx: TxContext,
	messages: readonly NewMessage[],
): Promise<{ queued: number }> {
	return messages.length === 0 ? { queued: 0 } : insertMessages(ctx, messages);
}

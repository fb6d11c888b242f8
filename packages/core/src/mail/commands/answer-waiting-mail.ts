import { once, record } from '../../audit/index.ts';
import { inTransaction } from '../../context.ts';
import type { Context } from '../../context.ts';
import { requirePermission } from '../../staff/index.ts';
import { dropHeldMessages, holdMessagesWithoutServer, releaseHeldMessages } from '../store.ts';

/**
 * Holds all mail that was written while there was no mail server, until staff of each project say what becomes of it.
 * Run when the worker starts with one; of mail written since there is none.
 */
export function holdWaitingMail(ctx: Context): Promise<{ held: number }> {
	return inTransaction(ctx, (ctx) => holdMessagesWithoutServer(ctx));
}

/**
 * Sends a project's waiting mail after all, written anew from what is true now, or lets it go. What has lost its moment
 * or its truth is not sent either way.
 * @throws NotFound, Forbidden without `mail.write`.
 */
export async function answerWaitingMail(
	ctx: Context,
	input: { readonly projectId: string; readonly choice: 'send' | 'drop'; readonly requestId: string },
): Promise<{ messages: number }> {
	requirePermission(ctx.actor, 'mail.write', { projectId: input.projectId });
	return inTransaction(ctx, (ctx) =>
		once(ctx, 'mail.answer-waiting', input.requestId, async () => {
			const messages =
				input.choice === 'send'
					? (await releaseHeldMessages(ctx, input.projectId)).released
					: (await dropHeldMessages(ctx, input.projectId)).dropped;
			const subject = { kind: 'project', id: input.projectId } as const;
			await record(ctx, { projectId: input.projectId, action: `mail.${input.choice}-waiting`, subject });
			return { messages };
		}),
	);
}

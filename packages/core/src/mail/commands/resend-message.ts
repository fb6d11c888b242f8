import { granted, NotFound, refused } from '@kutsu/kernel';
import type { Decision } from '@kutsu/kernel';
import { once, record } from '../../audit/index.ts';
import { inTransaction } from '../../context.ts';
import type { Context } from '../../context.ts';
import { requirePermission } from '../../staff/index.ts';
import type { ResendRefusal } from '../model.ts';
import { decideResend } from '../rules/resend.ts';
import { isSuperseded } from '../rules/truth.ts';
import { insertMessages, lockMessageOfProject, requeueMessage } from '../store.ts';

/**
 * Sends a message that failed or was held, or one that was sent once more; written anew from what is true now.
 * @throws NotFound, Forbidden without `mail.write`.
 */
export async function resendMessage(
	ctx: Context,
	input: { readonly projectId: string; readonly messageId: string; readonly requestId: string },
): Promise<Decision<object, ResendRefusal>> {
	requirePermission(ctx.actor, 'mail.write', { projectId: input.projectId });
	return inTransaction(ctx, (ctx) =>
		once(ctx, 'mail.resend', input.requestId, async (): Promise<Decision<object, ResendRefusal>> => {
			const message = await lockMessageOfProject(ctx, input.projectId, input.messageId);
			if (!message) throw new NotFound('message');
			const decision = decideResend({ ...message, isSuperseded: isSuperseded(message) }, ctx.now());
			if (!decision.ok) return refused(decision.refusal);
			if (decision.as === 'same') await requeueMessage(ctx, message.id);
			else
				await insertMessages(ctx, [{ ...message, causeKey: `${message.causeKey}:again:${input.requestId}` }]);
			await record(ctx, {
				projectId: input.projectId,
				action: 'mail.resend',
				subject: { kind: 'message', id: message.id },
			});
			return granted({});
		}),
	);
}

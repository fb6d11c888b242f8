import { Forbidden } from '@kutsu/kernel';
import { record } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { inTransaction } from '../../context.ts';
import { findPasswordMail, tokenOfMessage } from '../store.ts';

/**
 * The address at which an account's password is chosen anew, for one who keeps the machine: where no mail can take it
 * there. The newest that was asked for; undefined when none is open, or when it was mailed.
 * @throws Forbidden for anyone but the system.
 */
export async function revealPasswordLink(
	ctx: Context,
	{ email }: { readonly email: string },
): Promise<{ readonly url: string; readonly expiresAt: Date } | undefined> {
	if (ctx.actor.kind !== 'system') throw new Forbidden('staff.password-link');
	return inTransaction(ctx, async (ctx) => {
		const mail = await findPasswordMail(ctx, email);
		if (!mail) return undefined;
		await record(ctx, {
			projectId: null,
			action: 'staff.reveal-password-link',
			subject: { kind: 'account', id: mail.userId },
		});
		const token = tokenOfMessage(ctx.keys, mail);
		return {
			url: `${ctx.settings.adminUrl}/${mail.locale}/reset-password/${token}`,
			expiresAt: mail.expiresAt,
		};
	});
}

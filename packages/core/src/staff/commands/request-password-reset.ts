import type { Locale } from '@kutsu/kernel';
import { hashToken } from '@kutsu/kernel/keys';
import { record } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { inTransaction } from '../../context.ts';
import { queueSignInMail } from '../store.ts';

/** Mails the address where a new password can be chosen. The token is the sign-in's own, and lives as long as it says. */
export function requestPasswordReset(
	ctx: Context,
	reset: {
		readonly userId: string;
		readonly email: string;
		readonly token: string;
		readonly locale: Locale;
		readonly expiresAt: Date;
	},
): Promise<void> {
	return inTransaction(ctx, async (ctx) => {
		await queueSignInMail(ctx, {
			kind: 'password-reset',
			projectId: null,
			toAddress: reset.email,
			locale: reset.locale,
			token: reset.token,
			facts: { userId: reset.userId },
			causeKey: `password-reset ${hashToken(reset.token)}`,
			expiresAt: reset.expiresAt,
		});
		await record(ctx, {
			projectId: null,
			action: 'staff.request-password-reset',
			subject: { kind: 'account', id: reset.userId },
		});
	});
}

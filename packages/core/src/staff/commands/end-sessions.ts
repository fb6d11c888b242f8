import { NotFound } from '@kutsu/kernel';
import { record } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { inTransaction } from '../../context.ts';
import { deleteSessions } from '../store.ts';

/**
 * Ends open sessions of one's own account: one, or all but the one that asks.
 * @throws NotFound for anyone without an account, and for a session that is not open or another's.
 */
export async function endSessions(
	ctx: Context,
	which: { readonly sessionId: string } | { readonly allBut: string },
): Promise<{ readonly endedCount: number }> {
	const { actor } = ctx;
	if (actor.kind !== 'staff') throw new NotFound('session');
	return inTransaction(ctx, async (ctx) => {
		const endedCount = await deleteSessions(ctx, actor.userId, which);
		if ('sessionId' in which && endedCount === 0) throw new NotFound('session');
		await record(ctx, {
			projectId: null,
			action: 'staff.end-sessions',
			subject: { kind: 'account', id: actor.userId },
		});
		return { endedCount };
	});
}

import { NotFound } from '@kutsu/kernel';
import { record } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { inTransaction } from '../../context.ts';
import { saveAccountName } from '../store.ts';

/** Changes one's own name, as colleagues see it. @throws NotFound for anyone without an account. */
export async function renameAccount(ctx: Context, { name }: { readonly name: string }): Promise<void> {
	const { actor } = ctx;
	if (actor.kind !== 'staff') throw new NotFound('account');
	await inTransaction(ctx, async (ctx) => {
		await saveAccountName(ctx, actor.userId, name);
		const subject = { kind: 'account', id: actor.userId } as const;
		await record(ctx, { projectId: null, action: 'staff.rename', subject, changedFields: ['name'] });
	});
}

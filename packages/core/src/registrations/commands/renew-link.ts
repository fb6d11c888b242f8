import { granted } from '@kutsu/kernel';
import { record } from '../../audit/index.ts';
import { inTransaction } from '../../context.ts';
import type { Context } from '../../context.ts';
import type { MineInput } from '../model.ts';
import { holderOf, lockMine, queueNewLink, raiseGeneration } from '../store/mine.ts';

/**
 * Ends every link to a registration, the one in hand too, and sends a new one to its address.
 * @throws NotFound for a link that is forged, revoked or unknown.
 */
export function renewMyLink(ctx: Context, input: MineInput): Promise<{ readonly ok: true }> {
	const { holder, link } = holderOf(ctx, input.token);
	return inTransaction(holder, async (ctx) => {
		const { training, registration } = await lockMine(ctx, link);
		await raiseGeneration(ctx, training.projectId, registration.id);
		await record(ctx, {
			projectId: training.projectId,
			action: 'registration.renew-link',
			subject: { kind: 'registration', id: registration.id },
		});
		await queueNewLink(ctx, training, registration.id);
		return granted({});
	});
}

import { granted, refused } from '@kutsu/kernel';
import type { Refused } from '@kutsu/kernel';
import { record } from '../../audit/index.ts';
import { inTransaction } from '../../context.ts';
import type { Context } from '../../context.ts';
import { requirePermission } from '../../staff/index.ts';
import type { PartyLimitRefusal } from '../model.ts';
import { lockPartyLimit, savePartyLimit } from '../store.ts';

/**
 * How many colleagues one liaison may register in a training; 0: none. Who is there stays.
 * Refusal: `stale` with what stands now. @throws NotFound, Forbidden without `plan.write`.
 */
export function setPartyLimit(
	ctx: Context,
	input: {
		readonly projectId: string;
		readonly trainingId: string;
		readonly before: number;
		readonly wanted: number;
	},
): Promise<{ readonly ok: true } | Refused<PartyLimitRefusal>> {
	requirePermission(ctx.actor, 'plan.write', input);
	return inTransaction(ctx, async (ctx) => {
		const standing = await lockPartyLimit(ctx, input);
		if (standing !== input.before) return refused({ code: 'stale', theirs: standing });
		await savePartyLimit(ctx, input, input.wanted);
		await record(ctx, {
			projectId: input.projectId,
			action: 'training.set-party-limit',
			subject: { kind: 'training', id: input.trainingId },
		});
		return granted({});
	});
}

import { granted, refused } from '@kutsu/kernel';
import type { Decision } from '@kutsu/kernel';
import { auditActor, once } from '../../audit/index.ts';
import { inTransaction } from '../../context.ts';
import type { Context } from '../../context.ts';
import { requirePermission } from '../../staff/index.ts';
import type { BulkRefusal, PrepareBulkInput } from '../model.ts';
import { insertRun, languagesOf, requireTraining } from '../store.ts';

/**
 * Keeps what shall be done to whom, to be looked at before it is started. Nothing is done yet.
 * Refusals: `letter-incomplete` with the languages it is missing in, `target-needed`.
 * @throws NotFound, Forbidden without `participants.write`, and for mail without `mail.write`.
 */
export function prepareBulk(
	ctx: Context,
	input: PrepareBulkInput & { readonly projectId: string },
): Promise<Decision<{ readonly runId: string }, BulkRefusal>> {
	const { projectId, action, registrationIds, toTrainingId, letter, requestId } = input;
	requirePermission(ctx.actor, 'participants.write', { projectId });
	if (action === 'mail') requirePermission(ctx.actor, 'mail.write', { projectId });
	return inTransaction(ctx, (ctx) =>
		once(ctx, 'registration.bulk', requestId, async (): Promise<Decision<{ runId: string }, BulkRefusal>> => {
			if (action === 'move' && toTrainingId === undefined) return refused({ code: 'target-needed' });
			if (action === 'move' && toTrainingId !== undefined)
				await requireTraining(ctx, projectId, toTrainingId);
			if (action === 'mail') {
				const spoken = await languagesOf(ctx, projectId, registrationIds);
				const missing = spoken.filter((locale) => !letter?.subject[locale] || !letter.body[locale]);
				if (missing.length > 0) return refused({ code: 'letter-incomplete', missing });
			}
			const runId = await insertRun(ctx, {
				...{ projectId, action, registrationIds, askedBy: auditActor(ctx).id ?? '' },
				toTrainingId: action === 'move' ? (toTrainingId ?? null) : null,
				letter: action === 'mail' ? (letter ?? null) : null,
			});
			return granted({ runId });
		}),
	);
}

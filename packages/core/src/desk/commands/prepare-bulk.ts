import { granted, refused } from '@kutsu/kernel';
import type { Decision } from '@kutsu/kernel';
import { auditActor, once } from '../../audit/index.ts';
import { inTransaction } from '../../context.ts';
import type { Context, TxContext } from '../../context.ts';
import { getProject } from '../../projects/index.ts';
import { requirePermission } from '../../staff/index.ts';
import type { BulkRefusal, PrepareBulkInput } from '../model.ts';
import { recordLook } from '../queries/list.ts';
import { namedBy, narrowed } from '../queries/narrowing.ts';
import { lookOf } from '../rules/look.ts';
import { headsOf, insertRun, requireTraining } from '../store.ts';
import type { Chosen } from '../store.ts';

/**
 * Keeps what shall be done to whom, to be looked at before it is started: to those chosen, or to all who match a filter at
 * this moment. Nothing is done yet.
 * Refusals: `letter-incomplete` with the languages it is missing in, `target-needed`, `nobody`.
 * @throws NotFound, Forbidden without `participants.write`, and for mail without `mail.write`.
 */
export function prepareBulk(
	ctx: Context,
	input: PrepareBulkInput & { readonly projectId: string },
): Promise<Decision<{ readonly runId: string }, BulkRefusal>> {
	const { projectId, action, toTrainingId, letter, requestId } = input;
	requirePermission(ctx.actor, 'participants.write', { projectId });
	if (action === 'mail') requirePermission(ctx.actor, 'mail.write', { projectId });
	return inTransaction(ctx, (ctx) =>
		once(ctx, 'registration.bulk', requestId, async (): Promise<Decision<{ runId: string }, BulkRefusal>> => {
			if (action === 'move' && toTrainingId === undefined) return refused({ code: 'target-needed' });
			if (action === 'move' && toTrainingId !== undefined)
				await requireTraining(ctx, projectId, toTrainingId);
			const chosen = await chosenBy(ctx, input);
			const heads = await headsOf(ctx, projectId, chosen);
			if (heads.count === 0) return refused({ code: 'nobody' });
			if (action === 'mail') {
				const missing = heads.languages.filter((locale) => !letter?.subject[locale] || !letter.body[locale]);
				if (missing.length > 0) return refused({ code: 'letter-incomplete', missing });
			}
			const runId = await insertRun(ctx, {
				...{ projectId, action, chosen, askedBy: auditActor(ctx).id ?? '' },
				toTrainingId: action === 'move' ? (toTrainingId ?? null) : null,
				letter: action === 'mail' ? (letter ?? null) : null,
			});
			return granted({ runId });
		}),
	);
}

/** Who match is a look at people, and recorded. */
async function chosenBy(
	ctx: TxContext,
	{ projectId, registrationIds, matching }: PrepareBulkInput & { readonly projectId: string },
): Promise<Chosen> {
	if (matching === undefined) return registrationIds ?? [];
	const { filter, search } = matching;
	const project = await getProject(ctx, projectId);
	await recordLook(ctx, {
		...{ projectId, action: 'registration.look', filter },
		changedFields: lookOf({ filter, search }),
	});
	return narrowed(project, filter, await namedBy(ctx, projectId, filter), search).done();
}

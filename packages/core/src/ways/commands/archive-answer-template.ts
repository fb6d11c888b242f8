import { granted, refused } from '@kutsu/kernel';
import type { Decision } from '@kutsu/kernel';
import { record } from '../../audit/index.ts';
import { inTransaction } from '../../context.ts';
import type { Context } from '../../context.ts';
import { requirePermission } from '../../staff/index.ts';
import { saveTemplate } from '../store.ts';

/** Puts a ready answer away: it is offered no more. @throws NotFound, Forbidden without `participants.write`. */
export function archiveAnswerTemplate(
	ctx: Context,
	input: { readonly projectId: string; readonly templateId: string; readonly revision: number },
): Promise<Decision<object, { readonly code: 'stale' }>> {
	requirePermission(ctx.actor, 'participants.write', { projectId: input.projectId });
	return inTransaction(ctx, async (ctx): Promise<Decision<object, { readonly code: 'stale' }>> => {
		if (!(await saveTemplate(ctx, input, 'archive'))) return refused({ code: 'stale' });
		await record(ctx, {
			projectId: input.projectId,
			action: 'project.archive-answer',
			subject: { kind: 'project', id: input.projectId },
		});
		return granted({});
	});
}

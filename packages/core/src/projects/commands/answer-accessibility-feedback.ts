import { NotFound, granted } from '@kutsu/kernel';
import { record } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { inTransaction } from '../../context.ts';
import { getProjectFor } from '../queries.ts';
import { saveFeedbackAnswered } from '../store.ts';

/** Notes that a message on accessibility was answered. @throws NotFound, also when it was noted before; Forbidden */
export function answerAccessibilityFeedback(
	ctx: Context,
	input: { readonly project: string; readonly feedbackId: string },
): Promise<{ readonly ok: true }> {
	return inTransaction(ctx, async (ctx) => {
		const project = await getProjectFor(ctx, input.project, 'participants.write');
		if (!(await saveFeedbackAnswered(ctx, project.id, input.feedbackId))) throw new NotFound('feedback');
		await record(ctx, {
			projectId: project.id,
			action: 'accessibility.answer',
			subject: { kind: 'feedback', id: input.feedbackId },
		});
		return granted({});
	});
}

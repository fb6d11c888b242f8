import { Temporal, eventDateOf, granted, refused } from '@kutsu/kernel';
import type { Decision } from '@kutsu/kernel';
import { record } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { inTransaction } from '../../context.ts';
import type { AccessibilityFeedbackInput, FeedbackRefusal } from '../model.ts';
import { getProject } from '../queries.ts';
import { insertFeedback, lockFeedbackCount } from '../store.ts';

const perHour = 30;

/**
 * Takes feedback on accessibility from anyone. It must be answered within 14 days (Digital Services Act 306/2019)
 * and is erased after a year.
 * @throws NotFound for a project that is not.
 */
export function sendAccessibilityFeedback(
	ctx: Context,
	input: AccessibilityFeedbackInput,
): Promise<Decision<{ readonly answerDueAt: Date }, FeedbackRefusal>> {
	return inTransaction(ctx, async (ctx) => {
		const project = await getProject(ctx, input.project);
		const now = ctx.now();
		const answerDueAt = new Date(now.getTime() + 14 * 86_400_000);
		const recent = await lockFeedbackCount(ctx, project.id, new Date(now.getTime() - 3_600_000));
		if (recent >= perHour) return refused({ code: 'too-many' });
		const isNew = await insertFeedback(ctx, {
			projectId: project.id,
			id: input.requestId,
			message: input.message,
			email: input.email || null,
			pageUrl: input.pageUrl,
			locale: input.locale,
			receivedAt: now,
			answerDueAt,
			eraseAfter: Temporal.PlainDate.from(eventDateOf(now, project.timeZone)).add({ years: 1 }).toString(),
		});
		if (isNew)
			await record(ctx, {
				projectId: project.id,
				action: 'accessibility.feedback',
				subject: { kind: 'feedback', id: input.requestId },
			});
		return granted({ answerDueAt });
	});
}

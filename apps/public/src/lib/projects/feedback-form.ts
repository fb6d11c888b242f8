import { m } from '@kutsu/i18n/messages';
import { z } from 'zod/mini';

/** Accessibility feedback as its form sends it; the project and the language come with the page. */
export const FeedbackForm = z.object({
	requestId: z.uuid(),
	message: z.string().check(z.trim(), z.minLength(1), z.maxLength(4000)),
	/** Empty when no answer is wanted. */
	email: z.string().check(
		z.trim(),
		z.maxLength(254),
		z.refine((email) => email === '' || z.email().safeParse(email).success),
	),
	pageUrl: z.string().check(z.trim(), z.maxLength(500)),
});
export type FeedbackForm = z.infer<typeof FeedbackForm>;

type Issue = {
	readonly code?: string | undefined;
	readonly path?: readonly PropertyKey[] | undefined;
	readonly maximum?: unknown;
};

export function feedbackMessage(issue: Issue): string {
	if (issue.code === 'too_big') return m.common_invalid_too_long({ max: String(issue.maximum) });
	if (issue.path?.[0] === 'email') return m.common_invalid_email();
	return issue.path?.[0] === 'message' ? m.public_feedback_invalid() : m.common_invalid_required();
}

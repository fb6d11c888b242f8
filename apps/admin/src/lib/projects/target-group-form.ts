import { localizedLine } from '@kutsu/core/projects/model';
import { m } from '@kutsu/i18n/messages';
import { z } from 'zod/mini';
import { requiredText } from './required-text.ts';

/** One form for a new group and for one that is edited: the address says which. */
export const TargetGroupForm = z.object({
	name: requiredText(120),
	isSensitiveWorkplace: z.boolean(),
	/** What stood when the editor opened it. */
	seen: z.object({ name: localizedLine(120), isSensitiveWorkplace: z.boolean() }),
});
export type TargetGroupForm = z.output<typeof TargetGroupForm>;

type Issue = { readonly code?: string | undefined; readonly maximum?: unknown };

/** What is wrong with an entry, in words. */
export function targetGroupMessage(issue: Issue): string {
	return issue.code === 'too_big'
		? m.common_invalid_too_long({ max: String(issue.maximum) })
		: m.common_invalid_required();
}

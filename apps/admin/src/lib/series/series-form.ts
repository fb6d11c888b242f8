import { LocalizedText } from '@kutsu/kernel';
import { m } from '@kutsu/i18n/messages';
import { z } from 'zod/mini';
import { requiredText } from '#lib/projects/required-text.ts';

/** One form for a new series and for one that is renamed: the address says which. */
export const SeriesForm = z.object({
	requestId: z.uuid(),
	title: requiredText(200),
	/** The title that stood when the form was opened; nothing for a new series. */
	seen: LocalizedText,
});
export type SeriesForm = z.output<typeof SeriesForm>;

/** What is wrong with an entry, in words. */
export function seriesMessage(issue: {
	readonly code?: string | undefined;
	readonly maximum?: unknown;
}): string {
	return issue.code === 'too_big'
		? m.common_invalid_too_long({ max: String(issue.maximum) })
		: m.common_invalid_required();
}

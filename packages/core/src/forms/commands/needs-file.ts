import { m } from '@kutsu/i18n/messages';
import type { Locale } from '@kutsu/kernel';
import type { Context } from '../../context.ts';
import { csvOf } from '../../reach/index.ts';
import type { TrainingNeedsInput } from '../model.ts';
import { writeNeed } from '../rules/answer-text.ts';
import type { NeedCounts } from '../rules/counts.ts';
import { countNeedsOfTraining } from './look-at-needs.ts';

/**
 * The counts as a file for the caterer: no name, nothing that leads to one. The look is in the audit trail.
 * @throws NotFound, Forbidden without `needs.read`
 */
export async function needsFile(
	ctx: Context,
	input: TrainingNeedsInput & { readonly locale: Locale },
): Promise<{ readonly fileName: string; readonly text: string }> {
	const { locale } = input;
	const { code, onsiteCount, diet, access } = await countNeedsOfTraining(ctx, input);
	const rowsOf = (type: 'diet' | 'access', counts: NeedCounts) => [
		...counts.options.map(({ key, count }) => [writeNeed(type, { keys: [key], other: '' }, locale), count]),
		...counts.together.map(({ keys, count }) => [
			`${writeNeed(type, { keys, other: '' }, locale)} (${m.form_needs_together({}, { locale })})`,
			count,
		]),
		...counts.written.map(({ text, keys, count }) => [writeNeed(type, { keys, other: text }, locale), count]),
	];
	return {
		fileName: `${code}-${m.form_needs_file({}, { locale })}.csv`,
		text: csvOf([
			[m.form_needs_what({}, { locale }), m.form_needs_count({}, { locale })],
			[m.public_onsite({}, { locale }), onsiteCount],
			...rowsOf('diet', diet),
			...rowsOf('access', access),
		]),
	};
}

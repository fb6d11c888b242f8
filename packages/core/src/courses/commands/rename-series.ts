import { granted, isSameText, refused } from '@kutsu/kernel';
import type { Decision, LocalizedText } from '@kutsu/kernel';
import { record } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { inTransaction } from '../../context.ts';
import { getProjectFor } from '../../projects/index.ts';
import type { Stale } from '../../projects/model.ts';
import type { RenameSeriesInput } from '../model.ts';
import { lockSeriesTitle, saveSeriesTitle } from '../store.ts';

export type RenamedSeries = Decision<object, Stale<LocalizedText>>;

/**
 * Gives a series another title; its key, which stands in addresses, stays. Refusal: `stale` with the title that stands now.
 * @throws NotFound, Forbidden
 */
export function renameSeries(ctx: Context, input: RenameSeriesInput): Promise<RenamedSeries> {
	return inTransaction(ctx, async (ctx): Promise<RenamedSeries> => {
		const project = await getProjectFor(ctx, input.project, 'plan.write');
		const theirs = await lockSeriesTitle(ctx, project.id, input.seriesId);
		if (!isSameText(input.seen, theirs)) return refused({ code: 'stale', theirs });
		await saveSeriesTitle(ctx, project.id, input.seriesId, input.title);
		await record(ctx, {
			projectId: project.id,
			action: 'series.rename',
			subject: { kind: 'series', id: input.seriesId },
		});
		return granted({});
	});
}

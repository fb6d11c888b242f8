import { granted } from '@kutsu/kernel';
import { record } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { inTransaction } from '../../context.ts';
import { getProjectFor } from '../../projects/index.ts';
import type { RenameSeriesInput } from '../model.ts';
import { saveSeriesTitle } from '../store.ts';

/** Gives a series another title; its key, which stands in addresses, stays. @throws NotFound, Forbidden */
export function renameSeries(ctx: Context, input: RenameSeriesInput): Promise<{ readonly ok: true }> {
	return inTransaction(ctx, async (ctx) => {
		const project = await getProjectFor(ctx, input.project, 'plan.write');
		await saveSeriesTitle(ctx, project.id, input.seriesId, input.title);
		await record(ctx, {
			projectId: project.id,
			action: 'series.rename',
			subject: { kind: 'series', id: input.seriesId },
		});
		return granted({});
	});
}

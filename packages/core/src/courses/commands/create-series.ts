import { granted, refused } from '@kutsu/kernel';
import type { Decision } from '@kutsu/kernel';
import { once, record } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { inTransaction } from '../../context.ts';
import { freeKey, getProjectFor, keyFrom } from '../../projects/index.ts';
import type { KeyTaken } from '../../projects/model.ts';
import type { CreateSeriesInput } from '../model.ts';
import { findSeriesKeys, insertSeries } from '../store.ts';

export type CreatedSeries = Decision<{ readonly seriesId: string }, KeyTaken>;

/** Adds a series, to group trainings planned together. @throws NotFound, Forbidden */
export function createSeries(ctx: Context, input: CreateSeriesInput): Promise<CreatedSeries> {
	return inTransaction(ctx, async (ctx) => {
		const project = await getProjectFor(ctx, input.project, 'plan.write');
		return once(ctx, 'series.create', input.requestId, async (): Promise<CreatedSeries> => {
			const made = keyFrom(input.title);
			const key = input.key ?? freeKey(made, await findSeriesKeys(ctx, project.id, made));
			const seriesId = await insertSeries(ctx, project.id, { key, title: input.title });
			if (seriesId === undefined) return refused({ code: 'key-taken', key });
			await record(ctx, {
				projectId: project.id,
				action: 'series.create',
				subject: { kind: 'series', id: seriesId },
			});
			return granted({ seriesId });
		});
	});
}

import { granted, refused } from '@kutsu/kernel';
import type { Decision } from '@kutsu/kernel';
import { record } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { inTransaction } from '../../context.ts';
import type { SetIndicatorsInput, Stale } from '../model.ts';
import { getProjectFor, readIndicators } from '../queries.ts';
import type { Indicator } from '../queries.ts';
import { isUnchanged } from '../rules/seen.ts';
import { lockProject, replaceIndicators } from '../store.ts';

export type SavedIndicators = Decision<object, Stale<readonly Indicator[]>>;

/** Says what the funder counts, in the funder's words; replaces what was said before. @throws NotFound, Forbidden */
export function setIndicators(ctx: Context, input: SetIndicatorsInput): Promise<SavedIndicators> {
	return inTransaction(ctx, async (ctx): Promise<SavedIndicators> => {
		const { id } = await getProjectFor(ctx, input.project, 'project.write');
		await lockProject(ctx, id);
		const theirs = await readIndicators(ctx.tx, id);
		if (input.seen && !isUnchanged(input.seen, theirs)) return refused({ code: 'stale', theirs });
		await replaceIndicators(ctx, id, input.indicators);
		await record(ctx, { projectId: id, action: 'project.set-indicators', subject: { kind: 'project', id } });
		return granted({});
	});
}

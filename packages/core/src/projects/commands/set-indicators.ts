import { granted } from '@kutsu/kernel';
import { record } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { inTransaction } from '../../context.ts';
import type { SetIndicatorsInput } from '../model.ts';
import { getProjectFor } from '../queries.ts';
import { lockProject, replaceIndicators } from '../store.ts';

/** Says what the funder counts, in the funder's words; replaces what was said before. @throws NotFound, Forbidden */
export function setIndicators(ctx: Context, input: SetIndicatorsInput): Promise<{ readonly ok: true }> {
	return inTransaction(ctx, async (ctx) => {
		const { id } = await getProjectFor(ctx, input.project, 'project.write');
		await lockProject(ctx, id);
		await replaceIndicators(ctx, id, input.indicators);
		await record(ctx, { projectId: id, action: 'project.set-indicators', subject: { kind: 'project', id } });
		return granted({});
	});
}

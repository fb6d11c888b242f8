import { record } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { inTransaction } from '../../context.ts';
import type { SetIndicatorsInput } from '../model.ts';
import { getProjectFor } from '../queries.ts';
import { lockProject, replaceIndicators } from '../store.ts';

/** Replaces what the funder counts of the project. @throws NotFound, Forbidden */
export function setIndicators(ctx: Context, input: SetIndicatorsInput): Promise<{ readonly ok: true }> {
	return inTransaction(ctx, async (ctx) => {
		const project = await getProjectFor(ctx, input.project, 'project.write');
		await lockProject(ctx, project.id);
		await replaceIndicators(ctx, project.id, input.indicators);
		await record(ctx, {
			projectId: project.id,
			action: 'project.set-indicators',
			subject: { kind: 'project', id: project.id },
		});
		return { ok: true };
	});
}

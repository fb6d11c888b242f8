import { record } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { inTransaction } from '../../context.ts';
import type { SetReachTargetsInput } from '../model.ts';
import { getProjectFor } from '../queries.ts';
import { lockProject, replaceReachTargets } from '../store.ts';

/** Replaces how many persons the project wants to reach, in all and by dimension. @throws NotFound, Forbidden */
export function setReachTargets(ctx: Context, input: SetReachTargetsInput): Promise<{ readonly ok: true }> {
	return inTransaction(ctx, async (ctx) => {
		const project = await getProjectFor(ctx, input.project, 'project.write');
		await lockProject(ctx, project.id);
		await replaceReachTargets(ctx, project.id, input.targets);
		await record(ctx, {
			projectId: project.id,
			action: 'project.set-reach-targets',
			subject: { kind: 'project', id: project.id },
		});
		return { ok: true };
	});
}

import { granted } from '@kutsu/kernel';
import { record } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { inTransaction } from '../../context.ts';
import type { SetReachTargetsInput } from '../model.ts';
import { getProjectFor } from '../queries.ts';
import { lockProject, replaceReachTargets } from '../store.ts';

/** Says how many unique persons the project wants to reach; replaces what was said before. @throws NotFound, Forbidden */
export function setReachTargets(ctx: Context, input: SetReachTargetsInput): Promise<{ readonly ok: true }> {
	return inTransaction(ctx, async (ctx) => {
		const { id } = await getProjectFor(ctx, input.project, 'project.write');
		await lockProject(ctx, id);
		await replaceReachTargets(ctx, id, input.targets);
		await record(ctx, {
			projectId: id,
			action: 'project.set-reach-targets',
			subject: { kind: 'project', id },
		});
		return granted({});
	});
}

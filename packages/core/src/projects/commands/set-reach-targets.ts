import { granted, refused } from '@kutsu/kernel';
import type { Decision } from '@kutsu/kernel';
import { record } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { inTransaction } from '../../context.ts';
import type { SetReachTargetsInput, Stale } from '../model.ts';
import { getProjectFor, readReachTargets } from '../queries.ts';
import type { ReachTarget } from '../queries.ts';
import { isUnchanged } from '../rules/seen.ts';
import { lockProject, replaceReachTargets } from '../store.ts';

export type SavedReachTargets = Decision<object, Stale<readonly ReachTarget[]>>;

/** Says how many unique persons the project wants to reach; replaces what was said before. @throws NotFound, Forbidden */
export function setReachTargets(ctx: Context, input: SetReachTargetsInput): Promise<SavedReachTargets> {
	return inTransaction(ctx, async (ctx): Promise<SavedReachTargets> => {
		const { id } = await getProjectFor(ctx, input.project, 'project.write');
		await lockProject(ctx, id);
		const theirs = await readReachTargets(ctx.tx, id);
		if (input.seen && !isUnchanged(input.seen, theirs)) return refused({ code: 'stale', theirs });
		await replaceReachTargets(ctx, id, input.targets);
		await record(ctx, {
			projectId: id,
			action: 'project.set-reach-targets',
			subject: { kind: 'project', id },
		});
		return granted({});
	});
}

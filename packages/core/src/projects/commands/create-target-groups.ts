import { granted, refused } from '@kutsu/kernel';
import type { Decision } from '@kutsu/kernel';
import { record } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { inTransaction } from '../../context.ts';
import type { CreateTargetGroupsInput, KeyTaken } from '../model.ts';
import { getProjectFor } from '../queries.ts';
import { findKnownGroupKeys, insertTargetGroups, lockProject } from '../store.ts';

/** Adds target groups after those the project has. Refuses the whole list when one of its keys is there. @throws NotFound, Forbidden */
export function createTargetGroups(
	ctx: Context,
	input: CreateTargetGroupsInput,
): Promise<Decision<object, KeyTaken>> {
	return inTransaction(ctx, async (ctx) => {
		const project = await getProjectFor(ctx, input.project, 'project.write');
		await lockProject(ctx, project.id);
		const keys = input.groups.map((group) => group.key);
		const repeated = keys.find((key, index) => keys.indexOf(key) !== index);
		const [known] = await findKnownGroupKeys(ctx, project.id, keys);
		const taken = known ?? repeated;
		if (taken !== undefined) return refused({ code: 'key-taken', key: taken });
		await insertTargetGroups(ctx, project.id, input.groups);
		await record(ctx, {
			projectId: project.id,
			action: 'project.add-target-groups',
			subject: { kind: 'project', id: project.id },
		});
		return granted({});
	});
}

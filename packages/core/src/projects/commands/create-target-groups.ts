import { granted, refused } from '@kutsu/kernel';
import type { Decision } from '@kutsu/kernel';
import { record } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { inTransaction } from '../../context.ts';
import type { CreateTargetGroupsInput, KeyTaken } from '../model.ts';
import { getProjectFor, readTargetGroups } from '../queries.ts';
import { freeKey, keyFrom } from '../rules/key.ts';
import { insertTargetGroups, lockProject } from '../store.ts';

/** Adds target groups after those the project has. Refuses the whole list when one of its keys is there. @throws NotFound, Forbidden */
export function createTargetGroups(
	ctx: Context,
	input: CreateTargetGroupsInput,
): Promise<Decision<object, KeyTaken>> {
	return inTransaction(ctx, async (ctx) => {
		const project = await getProjectFor(ctx, input.project, 'project.write');
		await lockProject(ctx, project.id);
		const known = (await readTargetGroups(ctx.tx, project.id)).map((group) => group.key);
		const groups = [];
		for (const { key, ...group } of input.groups) {
			if (key !== undefined && known.includes(key)) return refused({ code: 'key-taken', key });
			const made = key ?? freeKey(keyFrom(group.name), known);
			known.push(made);
			groups.push({ ...group, key: made });
		}
		await insertTargetGroups(ctx, project.id, groups);
		await record(ctx, {
			projectId: project.id,
			action: 'project.add-target-groups',
			subject: { kind: 'project', id: project.id },
		});
		return granted({});
	});
}

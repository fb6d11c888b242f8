import { NotFound, granted, refused } from '@kutsu/kernel';
import type { Decision } from '@kutsu/kernel';
import { record } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { inTransaction } from '../../context.ts';
import type { EditTargetGroupInput, Stale } from '../model.ts';
import { getProjectFor } from '../queries.ts';
import type { TargetGroup } from '../queries.ts';
import { isUnchanged } from '../rules/seen.ts';
import { lockTargetGroup, saveTargetGroup } from '../store.ts';

export type EditedTargetGroup = Decision<object, Stale<Omit<TargetGroup, 'id' | 'key'>>>;

/** Renames a target group, or says that its workplaces must not be shown; its key stays. @throws NotFound, Forbidden */
export function editTargetGroup(ctx: Context, input: EditTargetGroupInput): Promise<EditedTargetGroup> {
	return inTransaction(ctx, async (ctx): Promise<EditedTargetGroup> => {
		const { project: slug, key, seen, ...fields } = input;
		const { id } = await getProjectFor(ctx, slug, 'project.write');
		const locked = await lockTargetGroup(ctx, id, key);
		if (!locked) throw new NotFound('target group');
		const stands = { name: locked.name, isSensitiveWorkplace: locked.isSensitiveWorkplace };
		if (seen && !isUnchanged(seen, stands)) return refused({ code: 'stale', theirs: stands });
		await saveTargetGroup(ctx, id, key, fields);
		await record(ctx, {
			projectId: id,
			action: 'project.edit-target-group',
			subject: { kind: 'project', id },
			changedFields: [key],
		});
		return granted({});
	});
}

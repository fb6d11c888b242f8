import { NotFound, granted } from '@kutsu/kernel';
import { record } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { inTransaction } from '../../context.ts';
import type { EditTargetGroupInput } from '../model.ts';
import { getProjectFor } from '../queries.ts';
import { saveTargetGroup } from '../store.ts';

/** Renames a target group, or says that its workplaces must not be shown; its key stays. @throws NotFound, Forbidden */
export function editTargetGroup(ctx: Context, input: EditTargetGroupInput): Promise<{ readonly ok: true }> {
	return inTransaction(ctx, async (ctx) => {
		const { project: slug, key, ...fields } = input;
		const { id } = await getProjectFor(ctx, slug, 'project.write');
		if (!(await saveTargetGroup(ctx, id, key, fields))) throw new NotFound('target group');
		await record(ctx, {
			projectId: id,
			action: 'project.edit-target-group',
			subject: { kind: 'project', id },
			changedFields: [key],
		});
		return granted({});
	});
}

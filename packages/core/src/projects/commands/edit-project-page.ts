import { granted, refused } from '@kutsu/kernel';
import type { Decision } from '@kutsu/kernel';
import { record } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { inTransaction } from '../../context.ts';
import type { EditProjectPageInput, Stale } from '../model.ts';
import { getProjectFor } from '../queries.ts';
import type { ProjectPage } from '../queries.ts';
import { lockProjectPage, saveProjectPage } from '../store.ts';

export type EditedProjectPage = Decision<{ readonly revision: number }, Stale<ProjectPage>>;

/** Saves a page of the project. @throws NotFound, Forbidden without `texts.write` */
export function editProjectPage(ctx: Context, input: EditProjectPageInput): Promise<EditedProjectPage> {
	return inTransaction(ctx, async (ctx): Promise<EditedProjectPage> => {
		const { id } = await getProjectFor(ctx, input.project, 'texts.write');
		const { kind, body, revision, updatedAt } = await lockProjectPage(ctx, id, input.kind);
		if (revision !== input.revision)
			return refused({ code: 'stale', theirs: { kind, body, revision, updatedAt } });
		await saveProjectPage(ctx, id, kind, input.body);
		await record(ctx, {
			projectId: id,
			action: 'project.edit-page',
			subject: { kind: 'project', id },
			changedFields: [kind],
		});
		return granted({ revision: revision + 1 });
	});
}

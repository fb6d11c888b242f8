import { granted, refused } from '@kutsu/kernel';
import type { Decision } from '@kutsu/kernel';
import { record } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { inTransaction } from '../../context.ts';
import type { EditProjectInput, ProjectTaken, Stale } from '../model.ts';
import { getProjectFor, readProjectDetails } from '../queries.ts';
import type { ProjectDetails } from '../queries.ts';
import { findTaken, lockProject, lockProjectMaking, saveProject } from '../store.ts';

export type EditedProject = Decision<{ readonly revision: number }, ProjectTaken | Stale<ProjectDetails>>;

/** Saves a project's details. Codes given with an earlier prefix stay. @throws NotFound, Forbidden */
export function editProject(ctx: Context, input: EditProjectInput): Promise<EditedProject> {
	return inTransaction(ctx, async (ctx): Promise<EditedProject> => {
		const { project: slug, revision, ...fields } = input;
		const { id } = await getProjectFor(ctx, slug, 'project.write');
		await lockProjectMaking(ctx);
		const locked = await lockProject(ctx, id);
		if (locked.revision !== revision)
			return refused({ code: 'stale', theirs: await readProjectDetails(ctx.tx, id) });
		const field = await findTaken(ctx, { codePrefix: fields.codePrefix }, id);
		if (field) return refused({ code: 'taken', field });
		await saveProject(ctx, id, fields);
		await record(ctx, { projectId: id, action: 'project.edit', subject: { kind: 'project', id } });
		return granted({ revision: revision + 1 });
	});
}

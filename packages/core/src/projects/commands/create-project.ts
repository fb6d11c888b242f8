import { Forbidden, granted, refused } from '@kutsu/kernel';
import type { Decision } from '@kutsu/kernel';
import { once, record } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { inTransaction } from '../../context.ts';
import type { CreateProjectInput, ProjectTaken } from '../model.ts';
import { findTaken, insertOwner, insertProject, insertProjectPages, lockProjectMaking } from '../store.ts';

export type CreatedProject = Decision<{ readonly projectId: string; readonly slug: string }, ProjectTaken>;

/**
 * Makes a project with its three pages; whoever makes it owns it. For owners of another project, the system,
 * and the first account of an empty installation.
 * @throws Forbidden
 */
export function createProject(ctx: Context, input: CreateProjectInput): Promise<CreatedProject> {
	return inTransaction(ctx, (ctx) =>
		once(ctx, 'project.create', input.requestId, async (): Promise<CreatedProject> => {
			const { requestId: _, ...details } = input;
			const { isInstallationEmpty } = await lockProjectMaking(ctx);
			const { actor } = ctx;
			const isOwner = actor.kind === 'staff' && (isInstallationEmpty || actor.grants.some((grant) => grant.role === 'owner'));
			if (actor.kind !== 'system' && !isOwner) throw new Forbidden('project.create');
			const field = await findTaken(ctx, details, null);
			if (field) return refused({ code: 'taken', field });
			const projectId = await insertProject(ctx, details);
			await insertProjectPages(ctx, projectId, { privacy: {}, accessibility: {}, contact: {} });
			if (actor.kind === 'staff') await insertOwner(ctx, projectId, actor.userId);
			await record(ctx, { projectId, action: 'project.create', subject: { kind: 'project', id: projectId } });
			return granted({ projectId, slug: details.slug });
		}),
	);
}

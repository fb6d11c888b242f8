import { granted, refused } from '@kutsu/kernel';
import type { Decision } from '@kutsu/kernel';
import { record } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { inTransaction } from '../../context.ts';
import { getProjectFor } from '../../projects/index.ts';
import type { MergeOrganisationInput, MergeRefusal } from '../model.ts';
import { findOrganisation, lockNames, lockOrganisation, saveMerge } from '../store.ts';

/**
 * Says that an organisation is the same as another: its names and its people are the other's from then on, and it is put
 * away. Whoever has a seat counts in limits where they counted before. @throws NotFound, Forbidden without `plan.write`
 */
export function mergeOrganisation(
	ctx: Context,
	input: MergeOrganisationInput,
): Promise<Decision<{ readonly intoId: string }, MergeRefusal>> {
	return inTransaction(ctx, async (ctx) => {
		const { organisationId, revision, intoName } = input;
		const project = await getProjectFor(ctx, input.project, 'plan.write');
		await lockNames(ctx, project.id);
		const from = await lockOrganisation(ctx, project.id, organisationId);
		if (from.revision !== revision) return refused({ code: 'stale' });
		const found = await findOrganisation(ctx, project.id, intoName);
		if (!found || found.id === organisationId) return refused({ code: 'unknown-organisation' });
		const into = await lockOrganisation(ctx, project.id, found.id);
		if (into.isArchived) return refused({ code: 'unknown-organisation' });
		await saveMerge(ctx, project.id, organisationId, into.id);
		for (const id of [organisationId, into.id])
			await record(ctx, {
				projectId: project.id,
				action: 'organisation.merge',
				subject: { kind: 'organisation', id },
			});
		return granted({ intoId: into.id });
	});
}

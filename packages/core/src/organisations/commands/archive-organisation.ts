import { granted, refused } from '@kutsu/kernel';
import type { Decision } from '@kutsu/kernel';
import { record } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { inTransaction } from '../../context.ts';
import { getProjectFor } from '../../projects/index.ts';
import type { Stale } from '../../projects/model.ts';
import type { ArchiveOrganisationInput } from '../model.ts';
import { readOrganisation } from '../queries.ts';
import type { Organisation } from '../queries.ts';
import { lockOrganisation, saveArchived } from '../store.ts';

/** Puts an organisation away, to be offered no more, or back. @throws NotFound, Forbidden without `plan.write` */
export function archiveOrganisation(
	ctx: Context,
	input: ArchiveOrganisationInput,
): Promise<Decision<{ readonly revision: number }, Stale<Organisation>>> {
	return inTransaction(ctx, async (ctx) => {
		const { organisationId, revision, isArchived } = input;
		const project = await getProjectFor(ctx, input.project, 'plan.write');
		const locked = await lockOrganisation(ctx, project.id, organisationId);
		if (locked.revision !== revision)
			return refused({ code: 'stale', theirs: await readOrganisation(ctx, project.id, organisationId) });
		await saveArchived(ctx, project.id, organisationId, isArchived);
		await record(ctx, {
			projectId: project.id,
			action: isArchived ? 'organisation.archive' : 'organisation.restore',
			subject: { kind: 'organisation', id: organisationId },
		});
		return granted({ revision: revision + 1 });
	});
}

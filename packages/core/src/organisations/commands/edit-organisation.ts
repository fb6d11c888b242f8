import { granted, refused } from '@kutsu/kernel';
import type { Decision } from '@kutsu/kernel';
import { record } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { inTransaction } from '../../context.ts';
import { requireMunicipality } from '../../geography/index.ts';
import { getProjectFor } from '../../projects/index.ts';
import type { Stale } from '../../projects/model.ts';
import type { EditOrganisationInput, NameTaken } from '../model.ts';
import { readOrganisation } from '../queries.ts';
import type { Organisation } from '../queries.ts';
import { namesOf } from '../rules/names.ts';
import { findTaken, lockNames, lockOrganisation, saveOrganisation } from '../store.ts';

export type EditedOrganisation = Decision<{ readonly revision: number }, Stale<Organisation> | NameTaken>;

/** Saves an organisation; a name it gives up stays as another name. @throws NotFound, also for an unknown municipality; Forbidden without `plan.write` */
export function editOrganisation(ctx: Context, input: EditOrganisationInput): Promise<EditedOrganisation> {
	return inTransaction(ctx, async (ctx): Promise<EditedOrganisation> => {
		const { project: slug, organisationId, revision, otherNames, ...fields } = input;
		const project = await getProjectFor(ctx, slug, 'plan.write');
		await lockNames(ctx, project.id);
		const locked = await lockOrganisation(ctx, project.id, organisationId);
		if (locked.revision !== revision)
			return refused({ code: 'stale', theirs: await readOrganisation(ctx, project.id, organisationId) });
		if (fields.municipalityCode !== null) await requireMunicipality(ctx, fields.municipalityCode);
		const names = namesOf({ name: fields.name, otherNames }, locked.name);
		const taken = await findTaken(ctx, project.id, organisationId, names);
		if (taken) return refused(taken);
		await saveOrganisation(ctx, project.id, organisationId, fields, names);
		await record(ctx, {
			projectId: project.id,
			action: 'organisation.edit',
			subject: { kind: 'organisation', id: organisationId },
			changedFields:
				locked.isSensitiveWorkplace === fields.isSensitiveWorkplace ? [] : ['isSensitiveWorkplace'],
		});
		return granted({ revision: revision + 1 });
	});
}

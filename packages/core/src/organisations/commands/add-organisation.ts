import { granted, only, refused } from '@kutsu/kernel';
import type { Decision } from '@kutsu/kernel';
import { once, record } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { inTransaction } from '../../context.ts';
import { requireMunicipality } from '../../geography/index.ts';
import { getProjectFor } from '../../projects/index.ts';
import type { AddOrganisationInput, NameTaken } from '../model.ts';
import { namesOf } from '../rules/names.ts';
import { findTaken, insertOrganisations, lockNames } from '../store.ts';

export type AddedOrganisation = Decision<{ readonly organisationId: string }, NameTaken>;

/** Adds an organisation to the register. @throws NotFound, also for an unknown municipality; Forbidden without `plan.write` */
export function addOrganisation(ctx: Context, input: AddOrganisationInput): Promise<AddedOrganisation> {
	return inTransaction(ctx, async (ctx): Promise<AddedOrganisation> => {
		const { project: slug, requestId, ...fields } = input;
		const project = await getProjectFor(ctx, slug, 'plan.write');
		return once(ctx, 'organisation.add', requestId, async (): Promise<AddedOrganisation> => {
			if (fields.municipalityCode !== null) await requireMunicipality(ctx, fields.municipalityCode);
			await lockNames(ctx, project.id);
			const taken = await findTaken(ctx, project.id, null, namesOf(fields));
			if (taken) return refused(taken);
			const organisationId = only(await insertOrganisations(ctx, project.id, [fields]));
			await record(ctx, {
				projectId: project.id,
				action: 'organisation.add',
				subject: { kind: 'organisation', id: organisationId },
			});
			return granted({ organisationId });
		});
	});
}

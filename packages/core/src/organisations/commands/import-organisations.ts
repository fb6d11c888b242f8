import { m } from '@kutsu/i18n/messages';
import { granted, locales, refused } from '@kutsu/kernel';
import type { Decision } from '@kutsu/kernel';
import { record } from '../../audit/index.ts';
import type { Context, TxContext } from '../../context.ts';
import { inTransaction } from '../../context.ts';
import { municipalities } from '../../geography/index.ts';
import { getProjectFor } from '../../projects/index.ts';
import { organisationTypes } from '../model.ts';
import type { ImportOrganisationsInput, OrganisationType } from '../model.ts';
import { mostImported } from '../rules/kinds.ts';
import { planImport, readOrganisations } from '../rules/import.ts';
import type { OrganisationRow, PlannedRow } from '../rules/import.ts';
import { namesOf, plainName } from '../rules/names.ts';
import { insertOrganisations, knownKeys, lockNames, organisationKeyOf } from '../store.ts';

export type ImportedRow = Omit<PlannedRow, 'fields'>;
export type ImportedOrganisations = Decision<
	{ readonly rows: readonly ImportedRow[]; readonly added: number },
	{ readonly code: 'empty' } | { readonly code: 'too-many'; readonly max: number }
>;

/** What an import would do, row by row; saves nothing. @throws NotFound, Forbidden without `plan.write` */
export function previewOrganisations(
	ctx: Context,
	input: ImportOrganisationsInput,
): Promise<ImportedOrganisations> {
	return inTransaction(ctx, async (ctx) => {
		const project = await getProjectFor(ctx, input.project, 'plan.write');
		return planned(await planFor(ctx, project.id, input.text));
	});
}

/** Adds what is new of a list and leaves out the rest, saying why. @throws NotFound, Forbidden without `plan.write` */
export function importOrganisations(
	ctx: Context,
	input: ImportOrganisationsInput,
): Promise<ImportedOrganisations> {
	return inTransaction(ctx, async (ctx) => {
		const project = await getProjectFor(ctx, input.project, 'plan.write');
		const plan = await planFor(ctx, project.id, input.text);
		const decision = planned(plan);
		if (!decision.ok) return decision;
		if (decision.added === 0) return decision;
		await insertOrganisations(
			ctx,
			project.id,
			plan.flatMap(({ fields }) => fields ?? []),
		);
		await record(ctx, {
			projectId: project.id,
			action: 'organisation.import',
			subject: { kind: 'project', id: project.id },
		});
		return decision;
	});
}

function planned(plan: readonly PlannedRow[]): ImportedOrganisations {
	if (plan.length === 0) return refused({ code: 'empty' });
	if (plan.length > mostImported) return refused({ code: 'too-many', max: mostImported });
	return granted({
		rows: plan.map(({ fields: _, ...row }) => row),
		added: plan.filter((row) => row.fate === 'add').length,
	});
}

async function planFor(ctx: TxContext, projectId: string, text: string): Promise<readonly PlannedRow[]> {
	const rows = readOrganisations(text);
	await lockNames(ctx, projectId);
	const known = await knownKeys(ctx, projectId, keysOf(rows));
	const isKnown = (name: string) => known.has(organisationKeyOf(name) ?? '');
	return planImport(rows, { isKnown, types: typesByName(), municipalities: await codesByName(ctx) });
}

function keysOf(rows: readonly OrganisationRow[]): string[] {
	return rows.flatMap(({ name }) =>
		namesOf({ name, otherNames: [] }).flatMap((one) => organisationKeyOf(one.name) ?? []),
	);
}

async function codesByName(ctx: TxContext): Promise<ReadonlyMap<string, string>> {
	return new Map(
		(await municipalities(ctx)).flatMap(({ code, name }) =>
			[code, ...Object.values(name)].map((one) => [plainName(one ?? code), code] as const),
		),
	);
}

function typesByName(): ReadonlyMap<string, OrganisationType> {
	return new Map(
		organisationTypes.flatMap((type) => [
			[type, type] as const,
			...locales.map((locale) => [plainName(m[`organisations_type_${type}`]({}, { locale })), type] as const),
		]),
	);
}

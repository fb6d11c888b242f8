import { asked, gather, named, patternsOf } from '@kutsu/db';
import { NotFound } from '@kutsu/kernel';
import type { LocalizedText } from '@kutsu/kernel';
import type { Context, TxContext } from '../context.ts';
import { readsOf } from '../context.ts';
import { getProjectFor } from '../projects/index.ts';
import type { OrganisationListInput, OrganisationType, SuggestOrganisationsInput } from './model.ts';
import { plainName } from './rules/names.ts';

export type OrganisationRow = {
	readonly id: string;
	readonly name: LocalizedText;
	readonly type: OrganisationType;
	readonly municipality: LocalizedText | null;
	readonly isSensitiveWorkplace: boolean;
	readonly isArchived: boolean;
};

export type OrganisationPage = {
	readonly rows: readonly OrganisationRow[];
	/** What the next page begins after; null at the end. */
	readonly next: { readonly name: string; readonly id: string } | null;
};

const pageSize = 50;

/** A page of the project's register by name. @throws NotFound, Forbidden without `plan.read` */
export async function organisationList(
	ctx: Context,
	input: OrganisationListInput,
): Promise<OrganisationPage> {
	const project = await getProjectFor(ctx, input.project, 'plan.read');
	const where = gather({ sql: 'o.project_id = $1', values: [project.id] });
	where.alwaysOn(
		input.isArchived ? 'a' : 'u',
		input.isArchived ? 'o.archived_at is not null' : 'o.archived_at is null',
	);
	where.on('t', input.type, (at) => `o.type = ${at}`);
	for (const word of patternsOf(plainName(input.search ?? '')))
		where.on('w', word, (at) => `o.search_text like ${at}`);
	const { after } = input;
	const narrowed = where.done();
	const at = narrowed.values.length;
	const rows = await asked<OrganisationRow & { sortName: string }>(
		readsOf(ctx),
		after ? 'organisations_page_after' : 'organisations_page',
		narrowed,
		`select o.id, o.name, o.type, m.name as municipality, o.is_sensitive_workplace as "isSensitiveWorkplace",
			o.archived_at is not null as "isArchived", o.sort_name as "sortName"
		 from organisations o left join municipalities m on m.code = o.municipality_code
		 where ${narrowed.sql} ${after ? `and (o.sort_name collate "fi-x-icu", o.id) > ($${at + 1}, $${at + 2}::uuid)` : ''}
		 order by o.sort_name collate "fi-x-icu", o.id limit ${pageSize + 1}`,
		after ? [after.name, after.id] : [],
	);
	const shown = rows.slice(0, pageSize);
	const last = shown.at(-1);
	return {
		rows: shown.map(({ sortName: _, ...row }) => row),
		next: rows.length > pageSize && last ? { name: last.sortName, id: last.id } : null,
	};
}

export type Organisation = {
	readonly id: string;
	readonly name: LocalizedText;
	readonly otherNames: readonly string[];
	readonly type: OrganisationType;
	readonly municipalityCode: string | null;
	readonly emailDomains: readonly string[];
	readonly isSensitiveWorkplace: boolean;
	readonly isArchived: boolean;
	/** The one it was merged into; null for none. */
	readonly mergedInto: { readonly id: string; readonly name: LocalizedText } | null;
	readonly revision: number;
};

/** @throws NotFound, Forbidden without `plan.read` */
export async function organisation(
	ctx: Context,
	input: { readonly project: string; readonly organisationId: string },
): Promise<Organisation> {
	const project = await getProjectFor(ctx, input.project, 'plan.read');
	return readOrganisation(ctx, project.id, input.organisationId);
}

/** For a command that has checked its right. @throws NotFound */
export async function readOrganisation(
	ctx: Context | TxContext,
	projectId: string,
	organisationId: string,
): Promise<Organisation> {
	const [row] = await named<Organisation>(
		readsOf(ctx),
		'organisation',
		`select o.id, o.name, o.type, o.municipality_code as "municipalityCode", o.email_domains as "emailDomains",
			o.is_sensitive_workplace as "isSensitiveWorkplace", o.archived_at is not null as "isArchived", o.revision,
			array(select n.name from organisation_names n where n.project_id = o.project_id and n.organisation_id = o.id and not n.is_current
				order by n.name) as "otherNames",
			case when i.id is not null then json_build_object('id', i.id, 'name', i.name) end as "mergedInto"
		 from organisations o left join organisations i on i.project_id = o.project_id and i.id = o.merged_into_id
		 where o.project_id = $1 and o.id = $2`,
		[projectId, organisationId],
	);
	if (!row) throw new NotFound('organisation');
	return row;
}

const mostSuggested = 8;

/**
 * Names of organisations in use that what was written may mean, in a language where there is one; those that begin so
 * first. Sensitive workplaces are not among them. None for less than two letters, and none in a project that is not
 * there. Public: the registration form asks.
 */
export async function suggestOrganisations(
	ctx: Context,
	input: SuggestOrganisationsInput,
): Promise<string[]> {
	const search = plainName(input.search);
	if (search.replaceAll(' ', '').length < 2) return [];
	const where = gather({
		sql: 'p.slug = $1 and o.archived_at is null and not o.is_sensitive_workplace',
		values: [input.project],
	});
	// One by one: the index of words does not serve a list of them.
	for (const word of patternsOf(search)) where.on('w', word, (at) => `o.search_text like ${at}`);
	const narrowed = where.done();
	const at = narrowed.values.length;
	const rows = await asked<{ name: string }>(
		readsOf(ctx),
		'organisations_suggest',
		narrowed,
		`select one.name from organisations o join projects p on p.id = o.project_id
		 cross join lateral (select coalesce(nullif(o.name->>$${at + 1}, ''), o.sort_name) as name) one
		 where ${narrowed.sql}
		 order by starts_with(lower(one.name), $${at + 2}) desc, one.name collate "fi-x-icu", o.id limit ${mostSuggested}`,
		[input.locale, search],
	);
	return rows.map((row) => row.name);
}

/** A name as `plainName` writes it. */
const plainSql = (name: string) =>
	`lower(btrim(regexp_replace(normalize(${name}), '\\s+', ' ', 'g')) collate "fi-x-icu")`;

/** Whether the register knows this name for a sensitive workplace's. `projectId` and `name` are SQL. */
export const isSensitiveNameSql = (name: string, projectId: string) => `coalesce(${plainSql(name)} in (
	select ${plainSql('sn.name')} from organisations so join organisation_names sn on sn.project_id = so.project_id and sn.organisation_id = so.id
	where so.project_id = ${projectId} and so.is_sensitive_workplace), false)`;

/**
 * Whether where someone works must not be known: by their profession, in whatever training they gave it, by the organisation
 * of the register, or by a name written freely that the register knows. For rows `p` of participants, in a statement
 * whose `$1` is the project.
 */
export const isWorkplaceHiddenSql = `(exists (select from target_groups sg where sg.project_id = p.project_id and sg.id = p.target_group_id and sg.is_sensitive_workplace)
	or exists (select from registrations sr join target_groups sg on sg.project_id = sr.project_id and sg.id = sr.target_group_id and sg.is_sensitive_workplace
		where sr.project_id = p.project_id and sr.participant_id = p.id)
	or exists (select from organisations so where so.project_id = p.project_id and so.id = p.organisation_id and so.is_sensitive_workplace)
	or ${isSensitiveNameSql('p.organisation', '$1')})`;

/**
 * The organisation of the register that someone works for, also when they wrote its name before the register knew it; null
 * for none. For rows `p` of participants.
 */
export const organisationIdSql = `coalesce(p.organisation_id, (select n.organisation_id from organisation_names n
	where n.project_id = p.project_id and n.name_key = left(encode(sha256(convert_to(${plainSql('p.organisation')}, 'UTF8')), 'hex'), 32)))`;

/** Where someone works as anyone may see it: null where it must not be known. */
export const organisationSql = `case when not ${isWorkplaceHiddenSql} then p.organisation end`;

/** The same of a liaison, who works where their colleagues do. For rows `y` of parties. */
export const partyOrganisationSql = `case when not (${isSensitiveNameSql('y.organisation', 'y.project_id')}
	or exists (select from registrations sr join target_groups sg on sg.project_id = sr.project_id and sg.id = sr.target_group_id and sg.is_sensitive_workplace
		where sr.project_id = y.project_id and sr.party_id = y.id)) then y.organisation end`;

import { createHash } from 'node:crypto';
import { named } from '@kutsu/db';
import { NotFound, newId } from '@kutsu/kernel';
import type { LocalizedText } from '@kutsu/kernel';
import type { TxContext } from '../context.ts';
import type { NameTaken, OrganisationFields } from './model.ts';
import { firstNameOf, namesOf, plainName } from './rules/names.ts';
import type { OrganisationName } from './rules/names.ts';

/** The same for every spelling with other capitals and spaces; says nothing of which organisation it is. Null for none. */
export function organisationKeyOf(organisation: string | undefined): string | null {
	const name = plainName(organisation ?? '');
	return name === '' ? null : createHash('sha256').update(name).digest('hex').slice(0, 32);
}

/** An organisation of the register as a person's name for it found it. */
export type KnownOrganisation = {
	readonly id: string;
	/** By which limits count its people. */
	readonly countKey: string;
	/** As the register spells what the person wrote. */
	readonly name: string;
	/** Digests of all its names. */
	readonly nameKeys: readonly string[];
	readonly isSensitive: boolean;
};

/** The organisation whose name's key stands at `at`, as JSON; null for none. For a row that has a `project_id`. */
export const organisationJson = (at: string, projectId: string) => `(
	select json_build_object('id', o.id, 'countKey', o.count_key, 'name', n.name, 'isSensitive', o.is_sensitive_workplace,
		'nameKeys', array(select other.name_key from organisation_names other where other.project_id = o.project_id and other.organisation_id = o.id))
	from organisation_names n join organisations o on o.project_id = n.project_id and o.id = n.organisation_id
	where n.project_id = ${projectId} and n.name_key = ${at})`;

/** The organisation called so, for a command that has no other statement to ask it by. */
export async function findOrganisation(
	ctx: TxContext,
	projectId: string,
	name: string | undefined,
): Promise<KnownOrganisation | null> {
	const key = organisationKeyOf(name);
	if (key === null) return null;
	const [row] = await named<{ organisation: KnownOrganisation | null }>(
		ctx.tx,
		'organisations_find',
		`select ${organisationJson('$2', '$1')} as organisation`,
		[projectId, key],
	);
	return row?.organisation ?? null;
}

/** Digests of all that the organisation is called whose people count by this key; the key alone where it is in no register. */
export async function namesByCountKey(
	ctx: TxContext,
	projectId: string,
	countKey: string | null,
): Promise<readonly string[]> {
	if (countKey === null) return [];
	const rows = await named<{ key: string }>(
		ctx.tx,
		'organisations_names_by_count_key',
		`select n.name_key as key from organisations o join organisation_names n on n.project_id = o.project_id and n.organisation_id = coalesce(o.merged_into_id, o.id)
		 where o.project_id = $1 and o.count_key = $2`,
		[projectId, countKey],
	);
	return rows.length > 0 ? rows.map((row) => row.key) : [countKey];
}

export type LockedOrganisation = {
	readonly id: string;
	readonly name: LocalizedText;
	readonly isSensitiveWorkplace: boolean;
	readonly isArchived: boolean;
	readonly revision: number;
};

/** @throws NotFound */
export async function lockOrganisation(
	ctx: TxContext,
	projectId: string,
	organisationId: string,
): Promise<LockedOrganisation> {
	const [row] = await named<LockedOrganisation>(
		ctx.tx,
		'organisations_lock',
		`select id, name, is_sensitive_workplace as "isSensitiveWorkplace", archived_at is not null as "isArchived", revision
		 from organisations where project_id = $1 and id = $2 for update`,
		[projectId, organisationId],
	);
	if (!row) throw new NotFound('organisation');
	return row;
}

/** Two colleagues never add the same name at once: names of a project change one after the other. */
export async function lockNames(ctx: TxContext, projectId: string): Promise<void> {
	await named(ctx.tx, 'organisations_lock_names', 'select pg_advisory_xact_lock(hashtextextended($1, 0))', [
		`organisation names ${projectId}`,
	]);
}

/** The first of these names that another organisation has. */
export async function findTaken(
	ctx: TxContext,
	projectId: string,
	organisationId: string | null,
	names: readonly OrganisationName[],
): Promise<NameTaken | null> {
	const [row] = await named<Omit<NameTaken, 'code'>>(
		ctx.tx,
		'organisations_taken',
		`select name, organisation_id as "organisationId" from organisation_names
		 where project_id = $1 and name_key = any($2::text[]) and organisation_id is distinct from $3::uuid order by name limit 1`,
		[projectId, names.map((one) => organisationKeyOf(one.name)), organisationId],
	);
	return row ? { code: 'name-taken', ...row } : null;
}

/** Which of these names some organisation has: keys. */
export async function knownKeys(
	ctx: TxContext,
	projectId: string,
	keys: readonly string[],
): Promise<ReadonlySet<string>> {
	const rows = await named<{ key: string }>(
		ctx.tx,
		'organisations_known_keys',
		'select name_key as key from organisation_names where project_id = $1 and name_key = any($2::text[])',
		[projectId, keys],
	);
	return new Set(rows.map((row) => row.key));
}

type SavedFields = Omit<OrganisationFields, 'otherNames'>;

function searchTextOf(names: readonly OrganisationName[], domains: readonly string[]): string {
	return [...names.map((one) => plainName(one.name)), ...domains].join(' ');
}

/** Adds organisations of whose names none is taken, under the lock of names. Their ids, in order. */
export async function insertOrganisations(
	ctx: TxContext,
	projectId: string,
	wanted: readonly OrganisationFields[],
): Promise<readonly string[]> {
	const added = wanted.map((fields) => {
		const names = namesOf(fields);
		const sortName = firstNameOf(fields.name);
		return {
			...{ ...fields, id: newId(), name: withoutBlanks(fields.name), names, sortName },
			...{ searchText: searchTextOf(names, fields.emailDomains), countKey: organisationKeyOf(sortName) },
		};
	});
	// One that had this name first, and gave it up, keeps counting by it.
	await named(
		ctx.tx,
		'organisations_insert',
		`insert into organisations (project_id, id, name, type, municipality_code, email_domains, is_sensitive_workplace, sort_name, search_text, created_at, count_key)
		 select $1, o.id, o.name, o.type, o."municipalityCode", o."emailDomains", o."isSensitiveWorkplace", o."sortName", o."searchText", $3,
			case when exists (select from organisations had where had.project_id = $1 and had.count_key = o."countKey") then replace(o.id::text, '-', '') else o."countKey" end
		 from jsonb_to_recordset($2) as o(id uuid, name jsonb, type text, "municipalityCode" text, "emailDomains" text[], "isSensitiveWorkplace" boolean,
			"sortName" text, "searchText" text, "countKey" text)`,
		[projectId, JSON.stringify(added), ctx.now()],
	);
	await saveNames(
		ctx,
		projectId,
		added.flatMap(({ id, names }) => names.map((one) => ({ ...one, organisationId: id }))),
	);
	return added.map(({ id }) => id);
}

/** Saves an organisation under its lock, at the next revision. */
export async function saveOrganisation(
	ctx: TxContext,
	projectId: string,
	organisationId: string,
	fields: SavedFields,
	names: readonly OrganisationName[],
): Promise<void> {
	await named(
		ctx.tx,
		'organisations_save',
		`update organisations set name = $3, type = $4, municipality_code = $5, email_domains = $6, is_sensitive_workplace = $7,
			sort_name = $8, search_text = $9, revision = revision + 1 where project_id = $1 and id = $2`,
		[
			projectId,
			organisationId,
			JSON.stringify(withoutBlanks(fields.name)),
			fields.type,
			fields.municipalityCode,
			fields.emailDomains,
			fields.isSensitiveWorkplace,
			firstNameOf(fields.name),
			searchTextOf(names, fields.emailDomains),
		],
	);
	await named(
		ctx.tx,
		'organisations_forget_names',
		'delete from organisation_names where project_id = $1 and organisation_id = $2',
		[projectId, organisationId],
	);
	await saveNames(
		ctx,
		projectId,
		names.map((one) => ({ ...one, organisationId })),
	);
}

async function saveNames(
	ctx: TxContext,
	projectId: string,
	names: readonly (OrganisationName & { readonly organisationId: string })[],
): Promise<void> {
	await named(
		ctx.tx,
		'organisations_save_names',
		`insert into organisation_names (project_id, organisation_id, name_key, name, is_current)
		 select $1, * from unnest($2::uuid[], $3::text[], $4::text[], $5::boolean[])`,
		[
			projectId,
			names.map((one) => one.organisationId),
			names.map((one) => organisationKeyOf(one.name)),
			names.map((one) => one.name),
			names.map((one) => one.isCurrent),
		],
	);
}

/** Puts one away, or back. */
export async function saveArchived(
	ctx: TxContext,
	projectId: string,
	organisationId: string,
	isArchived: boolean,
): Promise<void> {
	await named(
		ctx.tx,
		'organisations_archive',
		`update organisations set archived_at = case when $3 then coalesce(archived_at, $4::timestamptz) end, merged_into_id = null,
			revision = revision + 1 where project_id = $1 and id = $2`,
		[projectId, organisationId, isArchived, ctx.now()],
	);
}

/**
 * Gives the names and the people of one to another, those it was given by a merger before too; who has a seat counts where
 * they counted. Both are locked.
 */
export async function saveMerge(
	ctx: TxContext,
	projectId: string,
	fromId: string,
	intoId: string,
): Promise<void> {
	const given = [projectId, fromId, intoId];
	await named(
		ctx.tx,
		'organisations_merge_names',
		'update organisation_names set organisation_id = $3, is_current = false where project_id = $1 and organisation_id = $2',
		given,
	);
	await named(
		ctx.tx,
		'organisations_merge_people',
		'update participants set organisation_id = $3 where project_id = $1 and organisation_id = $2',
		given,
	);
	await named(
		ctx.tx,
		'organisations_merge_into',
		`update organisations i set is_sensitive_workplace = i.is_sensitive_workplace or f.is_sensitive_workplace,
			search_text = i.search_text || ' ' || f.search_text, revision = i.revision + 1
		 from organisations f where i.project_id = $1 and i.id = $3 and f.project_id = $1 and f.id = $2`,
		given,
	);
	await named(
		ctx.tx,
		'organisations_merge_from',
		`update organisations set archived_at = coalesce(archived_at, $4::timestamptz), merged_into_id = $3, revision = revision + 1
		 where project_id = $1 and (id = $2 or merged_into_id = $2)`,
		[...given, ctx.now()],
	);
}

function withoutBlanks(text: LocalizedText): LocalizedText {
	return Object.fromEntries(Object.entries(text).filter(([, one]) => one !== undefined && one.trim() !== ''));
}

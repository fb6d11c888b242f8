import { gather, named, patternsOf } from '@kutsu/db';
import { dayInterval } from '@kutsu/kernel';
import { readsOf } from '../../context.ts';
import type { Context } from '../../context.ts';
import { isWorkplaceHiddenSql } from '../../organisations/index.ts';
import type { RegistrationFilter } from '../model.ts';

/** What a filter names by key or code, as the rows have it. Known before the list is planned, since how many rows answer decides which index serves. */
export type NamedByFilter = {
	readonly groupId?: string | undefined;
	readonly municipalityCodes?: readonly string[] | undefined;
	/** Who has the tag, where they are so few that their registrations are looked through. */
	readonly taggedIds?: readonly string[] | undefined;
};

const rareAtMost = 2000;

/** Looks up what a filter names; a group that is not there matches nothing. */
export async function namedBy(
	ctx: Context,
	projectId: string,
	{ group, region, tagId }: RegistrationFilter,
): Promise<NamedByFilter> {
	if (group === undefined && region === undefined && tagId === undefined) return {};
	const [row] = await named<{ groupId: string | null; codes: string[]; tagged: string[] }>(
		readsOf(ctx),
		'desk_named_by_filter',
		`select (select id from target_groups where project_id = $1 and key = $2) as "groupId",
			array(select municipality_code from municipality_regions where scheme_id = 'region' and region_code = $3 and valid_to is null) as codes,
			array(select participant_id from participant_tags where project_id = $1 and tag_id = $4::uuid limit ${rareAtMost + 1}) as tagged`,
		[projectId, group ?? null, region ?? null, tagId ?? null],
	);
	return {
		...(group !== undefined && { groupId: row?.groupId ?? nobody }),
		...(row && row.tagged.length <= rareAtMost && tagId !== undefined && { taggedIds: row.tagged }),
		...(region !== undefined && { municipalityCodes: row?.codes ?? [] }),
	};
}

const nobody = '00000000-0000-0000-0000-000000000000';

/** The conditions of a filter and of words searched for, on rows `r` of registrations and `p` of participants. */
export function narrowed(
	project: { readonly id: string; readonly timeZone: string },
	filter: RegistrationFilter,
	known: NamedByFilter,
	search?: string,
): ReturnType<typeof gather> {
	const where = gather({ sql: 'r.project_id = $1', values: [project.id] });
	where.on('t', filter.trainingId, (at) => `r.training_id = ${at}`);
	where.on('s', filter.state, (at) => `r.state = ${at}`);
	where.on('o', filter.source, (at) => `r.source = ${at}`);
	where.on('m', filter.mode, (at) => `r.mode = ${at}`);
	where.on('l', filter.language, (at) => `r.locale = ${at}`);
	where.on('g', known.groupId, (at) => `r.target_group_id = ${at}::uuid`);
	where.on('r', known.municipalityCodes, (at) => `r.municipality_code = any (${at}::text[])`);
	where.on('i', known.taggedIds, (at) => `r.participant_id = any (${at}::uuid[])`);
	where.on(
		'k',
		known.taggedIds === undefined ? filter.tagId : undefined,
		(at) =>
			`r.participant_id in (select pt.participant_id from participant_tags pt where pt.project_id = $1 and pt.tag_id = ${at})`,
	);
	const dayOf = (day: string | undefined) => (day ? dayInterval(day, project.timeZone) : undefined);
	where.on('a', dayOf(filter.from)?.startsAt, (at) => `r.created_at >= ${at}::timestamptz`);
	where.on('z', dayOf(filter.to)?.endsAt, (at) => `r.created_at < ${at}::timestamptz`);
	const holds = filter.trainingId === undefined ? holdsWord : holdsWordOfTraining;
	for (const word of patternsOf(search?.toLowerCase()))
		where.on(filter.trainingId === undefined ? 'w' : 'v', word, holds);
	return where;
}

// A workplace that must not be known is not found by its name either. The address is read one by one: `exists` would go through all of them.
const holdsWord = (at: string) => `p.search_text like ${at} and (p.name_normalized like ${at}
	or (select sb.email from mailboxes sb where sb.project_id = p.project_id and sb.id = p.mailbox_id) like ${at}
	or not ${isWorkplaceHiddenSql})`;

// The people of one training are looked through: the index of words would bring everyone whom a common word names.
const holdsWordOfTraining = (at: string) =>
	`(select ${holdsWord(at)} from participants p where p.project_id = r.project_id and p.id = r.participant_id)`;

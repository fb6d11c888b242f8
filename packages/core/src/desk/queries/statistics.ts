import { asked } from '@kutsu/db';
import type { LocalizedText } from '@kutsu/kernel';
import { readsOf } from '../../context.ts';
import type { Context } from '../../context.ts';
import { isWorkplaceHiddenSql, organisationIdSql } from '../../organisations/index.ts';
import { getProject } from '../../projects/index.ts';
import { requirePermission } from '../../staff/index.ts';
import type { RegistrationFilter } from '../model.ts';
import { lookOf } from '../rules/look.ts';
import { findSuppressed } from '../rules/suppression.ts';
import { recordLook } from './list.ts';
import { namedBy, narrowed } from './narrowing.ts';

export type StatisticsRow = {
	/** A day, a source, a key, a code, an organisation's first name, or what people wrote; null for those of whom it is not known. */
	readonly key: string | null;
	/** Null when the key says it. */
	readonly name: LocalizedText | null;
	/** All of them null where so few people could be told apart. */
	readonly registered: number | null;
	readonly confirmed: number | null;
	readonly inLine: number | null;
	readonly cancelled: number | null;
};

export const statisticsDimensions = ['day', 'source', 'group', 'region', 'organisation'] as const;
export type StatisticsDimension = (typeof statisticsDimensions)[number];

export type Statistics = {
	readonly total: Omit<StatisticsRow, 'key' | 'name'>;
	/** Days in order; the others by how many, the organisations to the fiftieth. */
	readonly by: Readonly<Record<StatisticsDimension, readonly StatisticsRow[]>>;
	/** Organisations beyond the fiftieth. */
	readonly furtherOrganisations: number;
};

const organisationsShown = 50;

/**
 * How many registered, by day, source, profession, region and organisation, in one statement. An organisation of the register is
 * one, by whichever of its names people wrote it. Nothing that would tell
 * where the people of sensitive workplaces work: they are of no organisation here, and few of them are not counted apart.
 * @throws NotFound, Forbidden without `participants.read`.
 */
export async function registrationStatistics(
	ctx: Context,
	input: { readonly projectId: string; readonly filter: RegistrationFilter },
): Promise<Statistics> {
	const { projectId, filter } = input;
	requirePermission(ctx.actor, 'participants.read', { projectId, trainingId: filter.trainingId });
	const project = await getProject(ctx, projectId);
	const where = narrowed(project, filter, await namedBy(ctx, projectId, filter)).done();
	const at = where.values.length;
	const rows = await asked<Row>(
		readsOf(ctx),
		'desk_statistics',
		where,
		`with chosen as materialized (
			select r.state, (r.created_at at time zone $${at + 1})::date::text as day, r.source, r.target_group_id, mr.region_code,
				s.is_sensitive, k.organisation_id, case when not s.is_sensitive and k.organisation_id is null then p.organisation end as organisation
			from registrations r
			join participants p on p.project_id = r.project_id and p.id = r.participant_id
			left join municipality_regions mr on mr.municipality_code = r.municipality_code and mr.scheme_id = 'region' and mr.valid_to is null
			cross join lateral (select ${isWorkplaceHiddenSql} as is_sensitive) s
			cross join lateral (select case when not s.is_sensitive then ${organisationIdSql} end as organisation_id) k
			where ${where.sql}
		), counted as (
			select case when grouping(day) = 0 then 'day' when grouping(source) = 0 then 'source' when grouping(target_group_id) = 0 then 'group'
					when grouping(region_code) = 0 then 'region' when grouping(organisation) = 0 then 'organisation' else 'total' end as dimension,
				day, source, target_group_id, region_code, organisation_id, organisation, bool_and(is_sensitive) as "isSensitive",
				count(*)::int as registered, count(*) filter (where state = 'confirmed')::int as confirmed,
				count(*) filter (where state in ('waitlisted', 'offered'))::int as "inLine", count(*) filter (where state = 'cancelled')::int as cancelled
			from chosen group by grouping sets ((day), (source), (target_group_id), (region_code), (organisation_id, organisation), ())
		)
		select c.dimension, coalesce(c.day, c.source, g.key, c.region_code, o.sort_name, c.organisation) as key, coalesce(g.name, rg.name, o.name) as name,
			coalesce(c."isSensitive", false) as "isSensitive", c.registered, c.confirmed, c."inLine", c.cancelled
		from counted c
		left join target_groups g on g.project_id = $1 and g.id = c.target_group_id
		left join organisations o on o.project_id = $1 and o.id = c.organisation_id
		left join regions rg on rg.scheme_id = 'region' and rg.code = c.region_code and rg.valid_to is null
		order by c.dimension, case when c.dimension = 'day' then c.day end, c.registered desc, key`,
		[project.timeZone],
	);
	await recordLook(ctx, {
		projectId,
		action: 'registration.statistics',
		filter,
		changedFields: lookOf({ filter }),
	});
	const of = (dimension: StatisticsDimension) => shownOf(rows.filter((row) => row.dimension === dimension));
	const organisations = rows.filter((row) => row.dimension === 'organisation');
	const total = rows.find((row) => row.dimension === 'total') ?? nobody;
	return {
		total: countsOf(total.isSensitive && findSuppressed([countedOf(total)]).size > 0 ? null : total),
		by: {
			day: of('day'),
			source: of('source'),
			group: of('group'),
			region: of('region'),
			organisation: shownOf(organisations).slice(0, organisationsShown),
		},
		furtherOrganisations: Math.max(0, organisations.length - organisationsShown),
	};
}

type Row = {
	readonly dimension: StatisticsDimension | 'total';
	readonly key: string | null;
	readonly name: LocalizedText | null;
	/** Everyone counted in it is of a sensitive workplace. */
	readonly isSensitive: boolean;
	readonly registered: number;
	readonly confirmed: number;
	readonly inLine: number;
	readonly cancelled: number;
};

const nobody = { registered: 0, confirmed: 0, inLine: 0, cancelled: 0, isSensitive: false };

function shownOf(rows: readonly Row[]): StatisticsRow[] {
	const suppressed = findSuppressed(rows.map(countedOf));
	return rows.map((row, index) => ({
		key: row.key,
		name: row.name,
		...countsOf(suppressed.has(index) ? null : row),
	}));
}

function countedOf({ registered, isSensitive }: Pick<Row, 'registered' | 'isSensitive'>) {
	return { count: registered, isSensitive };
}

function countsOf(
	row: Pick<Row, 'registered' | 'confirmed' | 'inLine' | 'cancelled'> | null,
): Omit<StatisticsRow, 'key' | 'name'> {
	if (row === null) return { registered: null, confirmed: null, inLine: null, cancelled: null };
	const { registered, confirmed, inLine, cancelled } = row;
	return { registered, confirmed, inLine, cancelled };
}

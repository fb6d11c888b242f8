import { named } from '@kutsu/db';
import { m } from '@kutsu/i18n/messages';
import { NotFound, dayInterval, eventDateOf, locales, only } from '@kutsu/kernel';
import type { Locale, LocalizedText } from '@kutsu/kernel';
import { standingIn } from '../attendance/index.ts';
import { readsOf } from '../context.ts';
import type { Context } from '../context.ts';
import { requirePermission } from '../staff/index.ts';
import { unknownKey } from './model.ts';
import type { Reach, ReachDimension, ReachFileInput, ReachInput, ReachRow, Warning } from './model.ts';
import { reachCsv, reachParagraph } from './rules/report.ts';
import type { ReportedProject } from './rules/report.ts';
import { findWarnings } from './rules/warnings.ts';

const reachSql = `
with attended as materialized (
	select distinct on (r.id) r.id, r.participant_id, r.training_id, t.starts_at,
		coalesce(mr.region_code, t.region_code, '${unknownKey}') as region, coalesce(g.key, '${unknownKey}') as target_group, r.locale as language
	from attendance_entries e
	join registrations r on r.project_id = e.project_id and r.id = e.registration_id
	join trainings t on t.project_id = r.project_id and t.id = r.training_id
	left join municipality_regions mr on mr.municipality_code = r.municipality_code and mr.scheme_id = 'region'
		and mr.valid_from <= (t.starts_at at time zone t.time_zone)::date and (mr.valid_to is null or mr.valid_to >= (t.starts_at at time zone t.time_zone)::date)
	left join target_groups g on g.project_id = r.project_id and g.id = r.target_group_id
	where e.project_id = $1 and t.starts_at >= $2 and t.starts_at < $3 and ${standingIn}
), latest as (
	select distinct on (participant_id) * from attended order by participant_id, starts_at desc, id
)
select 'total' as dimension, 'all' as key, (select count(*) from attended)::int as participations, (select count(*) from latest)::int as persons,
	(select count(distinct training_id) from attended)::int as trainings
union all select 'region', region, count(*)::int, (select count(*) from latest l where l.region = a.region)::int, 0 from attended a group by region
union all select 'target_group', target_group, count(*)::int, (select count(*) from latest l where l.target_group = a.target_group)::int, 0 from attended a group by target_group
union all select 'language', language, count(*)::int, (select count(*) from latest l where l.language = a.language)::int, 0 from attended a group by language`;

/**
 * Participations and unique persons of a period, by dimension, against the project's targets.
 * @throws NotFound, Forbidden without `reach.read`.
 */
export async function reach(ctx: Context, input: ReachInput): Promise<Reach> {
	requirePermission(ctx.actor, 'reach.read', { projectId: input.projectId });
	const db = readsOf(ctx);
	const project = await projectOf(ctx, input.projectId);
	const from = input.from ?? project.period_start;
	const to = input.to ?? project.period_end;
	const interval = [dayInterval(from, project.time_zone).startsAt, dayInterval(to, project.time_zone).endsAt];
	const counted = await named<{
		dimension: string;
		key: string;
		participations: number;
		persons: number;
		trainings: number;
	}>(db, 'reach_counts', reachSql, [input.projectId, ...interval]);
	const rows = await named<{
		dimension: ReachDimension | 'total';
		key: string;
		name: LocalizedText | null;
		target: number | null;
	}>(
		db,
		'reach_rows',
		`select k.dimension, k.key, k.name, rt.target_persons as target from (
			select 'total' as dimension, 'all' as key, null::jsonb as name, 0 as position
			union all select 'region', code, name, row_number() over (order by code)::int from regions where scheme_id = 'region' and valid_to is null
			union all select 'target_group', key, name, position from target_groups where project_id = $1
			union all select 'language', unnest(required_locales), null, 0 from projects where id = $1
		) k left join reach_targets rt on rt.project_id = $1 and rt.dimension = k.dimension and rt.key = k.key
		order by k.dimension, k.position, k.key`,
		[input.projectId],
	);
	const countOf = (dimension: string, key: string) =>
		counted.find((row) => row.dimension === dimension && row.key === key);
	const by = (dimension: ReachDimension): ReachRow[] => {
		const known = rows.filter((row) => row.dimension === dimension);
		// What occurs without being among the known rows (no region, a further language) is shown last, never dropped.
		const further = counted.filter(
			(row) => row.dimension === dimension && !known.some((one) => one.key === row.key),
		);
		return [...known, ...further.map((row) => ({ key: row.key, name: null, target: null }))].map((row) => ({
			key: row.key,
			name: row.name,
			participations: countOf(dimension, row.key)?.participations ?? 0,
			persons: countOf(dimension, row.key)?.persons ?? 0,
			targetPersons: row.target,
		}));
	};
	const total = countOf('total', 'all');
	return {
		from,
		to,
		trainings: total?.trainings ?? 0,
		participations: total?.participations ?? 0,
		persons: total?.persons ?? 0,
		targetPersons: rows.find((row) => row.dimension === 'total')?.target ?? null,
		by: { region: by('region'), target_group: by('target_group'), language: by('language') },
	};
}

async function projectOf(ctx: Context, projectId: string) {
	const [project] = await named<{ period_start: string; period_end: string; time_zone: string }>(
		readsOf(ctx),
		'reach_project',
		"select to_char(period_start, 'YYYY-MM-DD') as period_start, to_char(period_end, 'YYYY-MM-DD') as period_end, time_zone from projects where id = $1",
		[projectId],
	);
	if (!project) throw new NotFound('project');
	return project;
}

export type ReachReport = Reach & {
	/** To paste into a report, in each language. */
	readonly paragraphs: Readonly<Record<Locale, string>>;
};

/**
 * The figures of a period with the words for a report.
 * @throws NotFound, Forbidden without `reach.read`.
 */
export async function reachReport(ctx: Context, input: ReachInput): Promise<ReachReport> {
	const [figures, project] = await Promise.all([reach(ctx, input), reportedProject(ctx, input.projectId)]);
	const [fi, sv, en] = locales.map((locale) => reachParagraph(figures, project, locale));
	return { ...figures, paragraphs: { fi: fi ?? '', sv: sv ?? '', en: en ?? '' } };
}

/**
 * The figures of a period as a file for a spreadsheet; its name tells the period.
 * @throws NotFound, Forbidden without `reach.read`.
 */
export async function reachFile(
	ctx: Context,
	input: ReachFileInput,
): Promise<{ readonly fileName: string; readonly text: string }> {
	const [figures, project] = await Promise.all([reach(ctx, input), reportedProject(ctx, input.projectId)]);
	const name = m.reach_file_name({}, { locale: input.locale });
	return {
		fileName: `${project.slug}-${name}-${figures.from}-${figures.to}.csv`,
		text: reachCsv(figures, project, input.locale),
	};
}

async function reportedProject(
	ctx: Context,
	projectId: string,
): Promise<ReportedProject & { readonly slug: string }> {
	return only(
		await named<ReportedProject & { slug: string }>(
			readsOf(ctx),
			'reach_reported_project',
			'select slug, title, required_locales as "requiredLocales" from projects where id = $1',
			[projectId],
		),
	);
}

export type ComingTraining = {
	readonly id: string;
	readonly code: string;
	readonly title: LocalizedText;
	readonly state: 'draft' | 'published' | 'cancelled';
	readonly visibility: 'public' | 'invitation' | 'unlisted';
	readonly mode: 'onsite' | 'online' | 'hybrid';
	readonly timeZone: string;
	readonly startsAt: Date;
	readonly endsAt: Date;
	readonly closesAt: Date;
	readonly municipality: LocalizedText | null;
	readonly capacitySeats: number;
	/** People beyond capacity, by a decision of staff. */
	readonly beyondSeats: number;
	readonly takenSeats: number;
	readonly waiting: number;
	readonly warnings: readonly Warning[];
};

export type Dashboard = {
	/** The day it is in the project's zone. */
	readonly today: string;
	/** The next ones, those of today included, soonest first; at most six. */
	readonly coming: readonly ComingTraining[];
	readonly comingCount: number;
	readonly comingCapacitySeats: number;
	readonly comingTakenSeats: number;
	readonly waiting: number;
	/** Those of the next hundred that need a look, soonest first. */
	readonly needingAttention: readonly ComingTraining[];
};

/**
 * What is ahead: trainings not yet over, with their seats.
 * @throws NotFound, Forbidden without `reach.read`.
 */
export async function dashboard(ctx: Context, input: { readonly projectId: string }): Promise<Dashboard> {
	requirePermission(ctx.actor, 'reach.read', { projectId: input.projectId });
	const { time_zone: timeZone } = await projectOf(ctx, input.projectId);
	const rows = await named<{
		id: string;
		code: string;
		title: LocalizedText;
		state: ComingTraining['state'];
		visibility: ComingTraining['visibility'];
		mode: ComingTraining['mode'];
		time_zone: string;
		starts_at: Date;
		ends_at: Date;
		closes_at: Date;
		municipality: LocalizedText | null;
		capacity: number;
		taken: number;
		beyond: number;
		waiting: number;
		all_count: number;
		all_capacity: number;
		all_taken: number;
		all_waiting: number;
	}>(
		readsOf(ctx),
		'reach_dashboard',
		`with coming as (
			select t.*, m.name as municipality, s.capacity, s.taken, s.beyond, s.waiting
			from trainings t
			left join municipalities m on m.code = t.municipality_code
			left join lateral (
				select coalesce(sum(capacity_seats), 0)::int as capacity, coalesce(sum(taken_seats), 0)::int as taken, coalesce(sum(greatest(0, taken_seats - capacity_seats)), 0)::int as beyond,
					coalesce(sum(waiting_seats), 0)::int as waiting
				from seat_pools p where p.project_id = t.project_id and p.training_id = t.id and p.scope in ('all', 'onsite', 'online')
			) s on true
			where t.project_id = $1 and t.ends_at > $2 and t.state <> 'cancelled'
		)
		select id, code, title, state, visibility, mode, time_zone, starts_at, ends_at, closes_at, municipality, capacity, taken, beyond, waiting,
			(count(*) over ())::int as all_count, (sum(capacity) over ())::int as all_capacity, (sum(taken) over ())::int as all_taken,
			(sum(waiting) over ())::int as all_waiting
		from coming order by starts_at, id limit 100`,
		[input.projectId, ctx.now()],
	);
	const [first] = rows;
	const coming = rows.map((row): ComingTraining => {
		const facts = {
			state: row.state,
			startsAt: row.starts_at,
			closesAt: row.closes_at,
			capacitySeats: row.capacity,
			takenSeats: row.taken,
			waiting: row.waiting,
		};
		return {
			...facts,
			beyondSeats: row.beyond,
			id: row.id,
			code: row.code,
			title: row.title,
			visibility: row.visibility,
			mode: row.mode,
			timeZone: row.time_zone,
			endsAt: row.ends_at,
			municipality: row.municipality,
			warnings: findWarnings(facts, ctx.now()),
		};
	});
	return {
		today: eventDateOf(ctx.now(), timeZone),
		coming: coming.slice(0, 6),
		comingCount: first?.all_count ?? 0,
		comingCapacitySeats: first?.all_capacity ?? 0,
		comingTakenSeats: first?.all_taken ?? 0,
		waiting: first?.all_waiting ?? 0,
		needingAttention: coming.filter((training) => training.warnings.length > 0),
	};
}

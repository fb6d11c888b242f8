import { asked, named } from '@kutsu/db';
import type { Pool } from '@kutsu/db';
import type { Locale, LocalizedText } from '@kutsu/kernel';
import { readsOf } from '../../context.ts';
import type { Context } from '../../context.ts';
import type { ContentLevel } from '../../courses/model.ts';
import { regionsOf } from '../../geography/index.ts';
import type {
	CatalogueFilter,
	CatalogueInput,
	Named,
	RegistrationPhase,
	ShownSeats,
	TrainingFormat,
	TrainingKind,
	TrainingMode,
} from '../model.ts';
import { registrationPhase } from '../rules/registration-phase.ts';
import type { PoolCount } from '../rules/registration-phase.ts';
import { conditionsOf, longestRunDays, shown, stillRuns } from './filter.ts';
import { countSql, sliceOf, turnPage } from './pages.ts';
import type { Slice } from './pages.ts';
import { poolsJson, seatsOf } from './seats.ts';

export type CatalogueRow = {
	readonly id: string;
	readonly code: string;
	readonly title: LocalizedText;
	readonly kind: TrainingKind;
	readonly format: TrainingFormat;
	readonly mode: TrainingMode;
	readonly contentLevel: ContentLevel;
	readonly languages: readonly string[];
	/** Pairs, from–to: `fi-sv`. */
	readonly interpretation: readonly string[];
	readonly targetGroupKeys: readonly string[];
	readonly startsAt: Date;
	readonly endsAt: Date;
	readonly timeZone: string;
	readonly sessionCount: number;
	/** Null online, and when the place is told to the confirmed only. */
	readonly venueName: LocalizedText | null;
	/** Null online, and where it is not known. */
	readonly municipality: LocalizedText | null;
	readonly regionCode: string | null;
	readonly phase: RegistrationPhase;
	readonly opensAt: Date;
	readonly closesAt: Date;
	/** On-site first. */
	readonly seats: readonly ShownSeats[];
	readonly project: {
		readonly slug: string;
		readonly title: LocalizedText;
		readonly requiredLocales: readonly Locale[];
	};
};

export type CataloguePage = {
	readonly rows: readonly CatalogueRow[];
	/** Counted no further than `countedTo`; `isMore` when there are more than that. */
	readonly total: { readonly count: number; readonly isMore: boolean };
	/** Cursors for `page.after` and `page.before`; null at either end. */
	readonly next: string | null;
	readonly previous: string | null;
};

const pageSize = 20;
const countedTo = 100;

/**
 * Public trainings that match, the next to come first; 20 to a page. With `showPast` also those that are over, the
 * latest first. Two statements whatever it finds.
 */
export async function catalogue(ctx: Context, input: CatalogueInput): Promise<CataloguePage> {
	const { filter, page } = input;
	const reads = readsOf(ctx);
	const where = conditionsOf(filter, ctx.now(), filter.showPast ? '' : stillRuns);
	const slice = sliceOf(page, filter.showPast ? 'desc' : 'asc', where.values.length);
	const [rows, counted] = await Promise.all([
		asked<CatalogueSqlRow>(
			reads,
			`catalogue ${slice.shape}`,
			where,
			catalogueSql(where.sql, slice),
			slice.values,
		),
		asked<{ count: number }>(reads, 'catalogue count', where, countSql(where.sql, countedTo)),
	]);
	const { shownRows, next, previous } = turnPage(rows, page, pageSize);
	const count = counted[0]?.count ?? 0;
	return {
		rows: shownRows.map((row) => shownInCatalogue(row, ctx.now())),
		total: { count: Math.min(count, countedTo), isMore: count > countedTo },
		next,
		previous,
	};
}

/** Of a row of the catalogue. For a training named `t` that came from `page`. */
export const catalogueColumns = `t.id, t.code, t.title, t.kind, t.format, t.mode, t.state, t.languages, t.interpretation, t.target_group_keys as "targetGroupKeys",
	t.starts_at as "startsAt", t.ends_at as "endsAt", t.time_zone as "timeZone", t.region_code as "regionCode",
	t.opens_at as "opensAt", t.closes_at as "closesAt", c.content_level as "contentLevel", m.name as municipality,
	case when t.address_disclosure = 'public' then v.name end as "venueName",
	pr.slug as "projectSlug", pr.title as "projectTitle", pr.required_locales as "requiredLocales", ${poolsJson} as pools,
	(select count(*) from sessions s where s.project_id = t.project_id and s.training_id = t.id and s.state = 'scheduled') as "sessionCount"`;
export const catalogueJoins = `join trainings t on t.project_id = page.project_id and t.id = page.id
join projects pr on pr.id = t.project_id
join courses c on c.project_id = t.project_id and c.id = t.course_id
left join venues v on v.project_id = t.project_id and v.id = t.venue_id
left join municipalities m on m.code = t.municipality_code`;

const catalogueSql = (where: string, slice: Slice) => `
with page as materialized (
	select t.project_id, t.id from trainings t where ${where} ${slice.sql} order by t.starts_at ${slice.order}, t.id ${slice.order} limit ${pageSize + 1}
)
select ${catalogueColumns}
from page ${catalogueJoins}
order by t.starts_at ${slice.order}, t.id ${slice.order}`;

export type CatalogueSqlRow = Omit<CatalogueRow, 'phase' | 'seats' | 'project'> & {
	readonly state: 'published' | 'cancelled';
	readonly pools: readonly PoolCount[];
	readonly projectSlug: string;
	readonly projectTitle: LocalizedText;
	readonly requiredLocales: readonly Locale[];
};

export function shownInCatalogue(
	{ state, pools, projectSlug, projectTitle, requiredLocales, ...row }: CatalogueSqlRow,
	now: Date,
): CatalogueRow {
	return {
		...row,
		phase: registrationPhase({ ...row, state, pools }, now),
		seats: seatsOf(pools),
		project: { slug: projectSlug, title: projectTitle, requiredLocales },
	};
}

export type CatalogueChoices = {
	readonly regions: readonly Named[];
	/** Target groups of every project, by key; the first project's name for it. */
	readonly groups: readonly { readonly key: string; readonly name: LocalizedText }[];
	/** Languages that coming trainings are held in or interpreted into. */
	readonly languages: readonly string[];
	readonly formats: readonly TrainingFormat[];
	readonly projects: readonly { readonly slug: string; readonly title: LocalizedText }[];
	readonly series: readonly {
		readonly key: string;
		readonly title: LocalizedText;
		readonly projectSlug: string;
	}[];
};

const choicesOf = new WeakMap<Pool, { readAt: number; choices: Promise<CatalogueChoices> }>();
const choicesKeptMs = 30_000;

/** What the filter form offers; up to half a minute old. */
export function catalogueChoices(ctx: Context): Promise<CatalogueChoices> {
	const known = choicesOf.get(ctx.database.pool);
	// Age in the process, not time in the domain: a pinned clock must not keep it for ever.
	if (known && performance.now() - known.readAt < choicesKeptMs) return known.choices;
	const choices = readChoices(ctx);
	choicesOf.set(ctx.database.pool, { readAt: performance.now(), choices });
	choices.catch(() => choicesOf.delete(ctx.database.pool));
	return choices;
}

async function readChoices(ctx: Context): Promise<CatalogueChoices> {
	const [regions, rows] = await Promise.all([
		regionsOf(ctx),
		named<Omit<CatalogueChoices, 'regions'>>(
			ctx.database.reads,
			'catalogue_choices',
			`with coming as materialized (
				select t.languages, t.interpretation, t.format, t.project_id, t.series_id from trainings t where ${shown} and ${stillRuns}
			)
			select
				(select coalesce(json_agg(json_build_object('key', key, 'name', name) order by position, key), '[]') from (
					select distinct on (g.key) g.key, g.name, g.position from target_groups g join projects p on p.id = g.project_id
					order by g.key, p.created_at, p.slug) one) as groups,
				(select coalesce(json_agg(one order by one), '[]') from (
					select unnest(languages) as one from coming
					union select split_part(unnest(interpretation), '-', 2) from coming) spoken) as languages,
				(select coalesce(json_agg(one order by one), '[]') from (select distinct format as one from coming) held) as formats,
				(select coalesce(json_agg(json_build_object('slug', slug, 'title', title) order by period_start desc, slug), '[]') from projects) as projects,
				(select coalesce(json_agg(json_build_object('key', s.key, 'title', s.title, 'projectSlug', p.slug) order by s.created_at, s.key), '[]')
					from series s join projects p on p.id = s.project_id
					where (s.project_id, s.id) in (select project_id, series_id from coming)) as series`,
			[ctx.now()],
		),
	]);
	const [row] = rows;
	return { regions, groups: [], languages: [], formats: [], projects: [], series: [], ...row };
}

/** Which session, of which training: what a calendar tells of it is read by those who write calendars. */
export type FeedSession = {
	readonly projectId: string;
	readonly trainingId: string;
	readonly sessionId: string;
	readonly code: string;
};

/**
 * The sessions of exactly the trainings the catalogue shows for this filter, in order of time; those that ended
 * within 30 days stay, all past ones with `showPast`.
 */
export function sessionsForFeed(ctx: Context, filter: CatalogueFilter): Promise<FeedSession[]> {
	const where = conditionsOf(filter, ctx.now(), filter.showPast ? '' : endedLately);
	return asked(
		readsOf(ctx),
		'feed sessions',
		where,
		`select t.project_id as "projectId", t.id as "trainingId", s.id as "sessionId", t.code
		 from trainings t join sessions s on s.project_id = t.project_id and s.training_id = t.id
		 where ${where.sql}
		 order by s.starts_at, s.id`,
	);
}

/** The first of them that are not over, at most `count`; cancelled ones among them. */
export function nextSessionsForFeed(
	ctx: Context,
	filter: CatalogueFilter,
	count: number,
): Promise<FeedSession[]> {
	const where = conditionsOf(filter, ctx.now(), stillRuns);
	return asked(
		readsOf(ctx),
		`next feed sessions ${count}`,
		where,
		`select t.project_id as "projectId", t.id as "trainingId", s.id as "sessionId", t.code
		 from trainings t join sessions s on s.project_id = t.project_id and s.training_id = t.id
		 where ${where.sql} and s.ends_at > $1::timestamptz
		 order by s.starts_at, s.id limit ${count}`,
	);
}

/** Those of the feed that begin in one month `2026-11`, by the day of their own zone; at most `count`. */
export function monthSessionsForFeed(
	ctx: Context,
	filter: CatalogueFilter,
	month: string,
	count: number,
): Promise<FeedSession[]> {
	const where = conditionsOf(filter, ctx.now(), filter.showPast ? '' : endedLately);
	const first = `$${where.values.length + 1}::date`;
	// The bounds on instants are for the indexes, wide enough for any zone.
	return asked(
		readsOf(ctx),
		`month feed sessions ${count}`,
		where,
		`select t.project_id as "projectId", t.id as "trainingId", s.id as "sessionId", t.code
		 from trainings t join sessions s on s.project_id = t.project_id and s.training_id = t.id
		 where ${where.sql}
			and t.starts_at > ${first} - interval '${longestRunDays + 1} days' and t.starts_at < ${first} + interval '33 days'
			and date_trunc('month', s.starts_at at time zone t.time_zone)::date = ${first}
		 order by s.starts_at, s.id limit ${count}`,
		[`${month}-01`],
	);
}

const endedLately = `t.ends_at > $1::timestamptz - interval '30 days' and t.starts_at > $1::timestamptz - interval '${longestRunDays + 30} days'`;

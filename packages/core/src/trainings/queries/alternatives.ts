import { named } from '@kutsu/db';
import type { Locale, LocalizedText } from '@kutsu/kernel';
import { readsOf } from '../../context.ts';
import type { Context } from '../../context.ts';
import { shownInCatalogue, catalogueColumns, catalogueJoins } from './catalogue.ts';
import type { CatalogueRow, CatalogueSqlRow } from './catalogue.ts';

/** What is missed: a training that takes nobody now, or a search that found nothing. */
export type Missed = {
	/** Null for a search. */
	readonly trainingId: string | null;
	/** The reader's. */
	readonly locale: Locale;
	/** Held in or interpreted into; of a training its own. */
	readonly language?: string | undefined;
	readonly region?: string | undefined;
	readonly project?: string | undefined;
};

export type Alternatives = {
	/** The next dates with seats left, of the same course first; three at most. */
	readonly rows: readonly CatalogueRow[];
	/** Courses that anyone may take online at any time. */
	readonly openCourses: readonly { readonly title: LocalizedText; readonly url: string }[];
};

const alternativesSql = `
with missed as materialized (
	select t.id, t.project_id, t.course_id, t.target_group_keys, t.region_code, t.regions_served,
		case when t.facets @> array['l:' || $3] or cardinality(t.languages) = 0 then $3 else t.languages[1] end as language
	from trainings t where t.id = $2
), wish as materialized (
	select (select id from missed) as id, (select course_id from missed) as course_id, coalesce((select target_group_keys from missed), '{}') as groups,
		coalesce((select project_id from missed), (select id from projects where slug = $6)) as project_id,
		array_remove(array['l:' || coalesce((select language from missed), $4, $3), 'r:' || coalesce((select region_code from missed), $5)], null) as facets
), fit as materialized (
	(select t.project_id, t.id, 0 as rank, t.starts_at from wish w join trainings t on t.project_id = w.project_id and t.course_id = w.course_id
		where t.id <> w.id and t.facets @> w.facets and {open} order by t.starts_at, t.id limit 3)
	union all
	(select t.project_id, t.id, 1, t.starts_at from wish w cross join trainings t
		where t.id is distinct from w.id and t.course_id is distinct from w.course_id and t.facets @> w.facets
			and (w.project_id is null or t.project_id = w.project_id) and (cardinality(w.groups) = 0 or t.target_group_keys && w.groups) and {open}
		order by t.starts_at, t.id limit 3)
), chosen as materialized (
	select * from fit order by rank, starts_at, id limit 3
)
select open_course.courses as "openCourses", shown.* from (
	select coalesce(json_agg(json_build_object('title', p.open_course_title, 'url', p.open_course_url) order by p.period_start desc, p.id), '[]') as courses
	from projects p cross join wish w where p.open_course_url is not null and (w.project_id is null or p.id = w.project_id)
) open_course
left join (
	select ${catalogueColumns}, page.rank from chosen page ${catalogueJoins}
) shown on true
order by shown.rank, shown."startsAt", shown.id`.replaceAll(
	'{open}',
	`t.visibility = 'public' and t.state = 'published' and t.published_at is not null and t.starts_at > $1 and t.opens_at <= $1 and t.closes_at > $1
			and exists (select from seat_pools s where s.project_id = t.project_id and s.training_id = t.id and s.scope in ('all', 'onsite', 'online')
				and s.waiting_seats = 0 and s.taken_seats < s.capacity_seats + s.override_seats)`,
);

/**
 * What else there is in the language and region of what was missed: one statement, whatever it finds. Never one that is
 * hidden, full or closed.
 */
export async function alternatives(ctx: Context, missed: Missed): Promise<Alternatives> {
	const rows = await named<
		Omit<CatalogueSqlRow, 'id'> & {
			readonly id: string | null;
			readonly openCourses: Alternatives['openCourses'];
		}
	>(readsOf(ctx), 'trainings_alternatives', alternativesSql, [
		ctx.now(),
		missed.trainingId,
		missed.locale,
		missed.language ?? null,
		missed.region ?? null,
		missed.project ?? null,
	]);
	return {
		rows: rows.flatMap(({ id, openCourses: _, ...row }) =>
			id === null ? [] : shownInCatalogue({ ...row, id }, ctx.now()),
		),
		openCourses: rows[0]?.openCourses ?? [],
	};
}

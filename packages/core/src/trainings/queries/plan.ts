import { asked, gather, named } from '@kutsu/db';
import { dayInterval, eventDateOf } from '@kutsu/kernel';
import type { LocalizedText } from '@kutsu/kernel';
import { readsOf } from '../../context.ts';
import type { Context } from '../../context.ts';
import { getProject } from '../../projects/index.ts';
import type { ProjectHead } from '../../projects/index.ts';
import { requirePermission, trainingsAllowed } from '../../staff/index.ts';
import type {
	PlanInput,
	TrainingFormat,
	TrainingKind,
	TrainingMode,
	TrainingState,
	TrainingVisibility,
} from '../model.ts';
import { heldInOrServing, holdsWord, wordsOf } from './filter.ts';
import { countSql, sliceOf, turnPage } from './pages.ts';
import type { Slice } from './pages.ts';
import { poolsJson } from './seats.ts';
import type { PlanSeats } from './seats.ts';
import { namesFor, trainersJson } from './trainers.ts';
import type { PlanTrainer } from './trainers.ts';

export type PlanRow = {
	readonly id: string;
	readonly code: string;
	readonly title: LocalizedText;
	readonly courseTitle: LocalizedText;
	readonly state: TrainingState;
	readonly visibility: TrainingVisibility;
	readonly kind: TrainingKind;
	readonly format: TrainingFormat;
	readonly mode: TrainingMode;
	readonly languages: readonly string[];
	readonly startsAt: Date;
	readonly endsAt: Date;
	readonly timeZone: string;
	readonly opensAt: Date;
	readonly closesAt: Date;
	readonly regionCode: string | null;
	readonly municipality: LocalizedText | null;
	readonly venueName: LocalizedText | null;
	/** In order. A protected trainer's name is null for those who do not plan. */
	readonly trainers: readonly PlanTrainer[];
	/** On-site first. */
	readonly seats: readonly PlanSeats[];
	readonly revision: number;
};

export type PlanPage = {
	readonly rows: readonly PlanRow[];
	/** Counted no further than 1,000; `isMore` when there are more than that. */
	readonly total: { readonly count: number; readonly isMore: boolean };
	readonly next: string | null;
	readonly previous: string | null;
};

const planPageSize = 50;
const planCountedTo = 1000;

/**
 * The trainings of a project that the actor may see, drafts included; 50 to a page. Coming ones: the next first;
 * otherwise the latest first. Two statements whatever it finds, beside the project's own.
 * @throws NotFound, Forbidden without `totals.read`
 */
export async function plan(ctx: Context, input: PlanInput): Promise<PlanPage> {
	const project = await getProject(ctx, input.project);
	const allowed = allowedIn(ctx, project);
	const { filter, page } = input;
	const conditions = gather({ sql: 't.project_id = $1', values: [project.id] });
	if (allowed !== 'all') conditions.on('i', allowed, (at) => `t.id = any (${at}::uuid[])`);
	conditions.on('s', filter.state, (at) => `t.state = ${at}`);
	// The bound on the start is for the index alone: nothing runs for half a year.
	if (filter.when === 'coming') {
		conditions.always(
			'n',
			ctx.now(),
			(at) => `t.ends_at > ${at}::timestamptz and t.starts_at > ${at}::timestamptz - interval '180 days'`,
		);
	}
	if (filter.when === 'past') conditions.always('o', ctx.now(), (at) => `t.ends_at <= ${at}::timestamptz`);
	if (filter.from)
		conditions.on(
			'a',
			dayInterval(filter.from, project.timeZone).startsAt,
			(at) => `t.ends_at > ${at}::timestamptz`,
		);
	if (filter.to)
		conditions.on(
			'z',
			dayInterval(filter.to, project.timeZone).endsAt,
			(at) => `t.starts_at < ${at}::timestamptz`,
		);
	conditions.on('r', filter.region, heldInOrServing);
	conditions.on('c', filter.courseId, (at) => `t.course_id = ${at}`);
	conditions.on('e', filter.seriesId, (at) => `t.series_id = ${at}`);
	conditions.on(
		't',
		filter.trainerId,
		(at) => `exists (select from training_trainers l
		where l.project_id = t.project_id and l.training_id = t.id and l.trainer_id = ${at})`,
	);
	for (const word of wordsOf(filter.q)) conditions.on('w', word, holdsWord);
	const where = conditions.done();
	const slice = sliceOf(page, filter.when === 'coming' ? 'asc' : 'desc', where.values.length);
	const reads = readsOf(ctx);
	const [rows, counted] = await Promise.all([
		asked<PlanRow>(reads, `plan ${slice.shape}`, where, planSql(where.sql, slice), slice.values),
		asked<{ count: number }>(reads, 'plan count', where, countSql(where.sql, planCountedTo)),
	]);
	const { shownRows, next, previous } = turnPage(rows, page, planPageSize);
	const count = counted[0]?.count ?? 0;
	return {
		rows: shownRows.map((row) => ({ ...row, trainers: namesFor(ctx, project, row.trainers) })),
		total: { count: Math.min(count, planCountedTo), isMore: count > planCountedTo },
		next,
		previous,
	};
}

const planSql = (where: string, slice: Slice) => `
with page as materialized (
	select t.project_id, t.id from trainings t where ${where} ${slice.sql} order by t.starts_at ${slice.order}, t.id ${slice.order} limit ${planPageSize + 1}
)
select t.id, t.code, t.title, c.title as "courseTitle", t.state, t.visibility, t.kind, t.format, t.mode, t.languages,
	t.starts_at as "startsAt", t.ends_at as "endsAt", t.time_zone as "timeZone", t.opens_at as "opensAt", t.closes_at as "closesAt",
	t.region_code as "regionCode", m.name as municipality, v.name as "venueName", ${trainersJson} as trainers, ${poolsJson} as seats, t.revision
from page join trainings t on t.project_id = page.project_id and t.id = page.id
join courses c on c.project_id = t.project_id and c.id = t.course_id
left join venues v on v.project_id = t.project_id and v.id = t.venue_id
left join municipalities m on m.code = t.municipality_code
order by t.starts_at ${slice.order}, t.id ${slice.order}`;

/** Which of the project's trainings the actor may see. @throws NotFound, Forbidden */
function allowedIn(ctx: Context, project: ProjectHead): 'all' | readonly string[] {
	const allowed = trainingsAllowed(ctx.actor, 'totals.read', { projectId: project.id });
	if (allowed !== 'all' && allowed.length === 0)
		requirePermission(ctx.actor, 'totals.read', { projectId: project.id });
	return allowed;
}

export type MonthSession = {
	readonly sessionId: string;
	readonly trainingId: string;
	readonly code: string;
	readonly title: LocalizedText;
	/** Null when the training's own title says it. */
	readonly sessionTitle: LocalizedText | null;
	readonly startsAt: Date;
	readonly endsAt: Date;
	readonly timeZone: string;
	/** Of the training; a session cancelled by itself is `cancelled` too. */
	readonly state: TrainingState;
	readonly mode: TrainingMode;
	readonly format: TrainingFormat;
	readonly venueName: LocalizedText | null;
	readonly municipality: LocalizedText | null;
	readonly roomName: LocalizedText | null;
};

export type Month = {
	readonly month: string;
	/** The day it is in the project's zone. */
	readonly today: string;
	/** The month in the project's zone, half-open. */
	readonly startsAt: Date;
	readonly endsAt: Date;
	readonly timeZone: string;
	/** In order of time. */
	readonly sessions: readonly MonthSession[];
};

/** The sessions that touch a month, `2026-11`, of the trainings the actor may see. @throws NotFound, Forbidden without `totals.read` */
export async function month(
	ctx: Context,
	input: { readonly project: string; readonly month?: string | undefined },
): Promise<Month> {
	const project = await getProject(ctx, input.project);
	const allowed = allowedIn(ctx, project);
	const today = eventDateOf(ctx.now(), project.timeZone);
	const wanted = input.month ?? today.slice(0, 7);
	const [year = 0, number = 0] = wanted.split('-').map(Number);
	const following = number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
	const { startsAt } = dayInterval(`${wanted}-01`, project.timeZone);
	const { startsAt: endsAt } = dayInterval(`${following}-01`, project.timeZone);
	const sessions = await named<MonthSession>(
		readsOf(ctx),
		'plan month',
		`select t.project_id as "projectId", s.id as "sessionId", t.id as "trainingId", t.code, t.title, s.title as "sessionTitle", s.starts_at as "startsAt", s.ends_at as "endsAt",
			t.time_zone as "timeZone", case when s.state = 'cancelled' then 'cancelled' else t.state end as state, t.mode, t.format,
			v.name as "venueName", m.name as municipality, r.name as "roomName"
		 from sessions s
		 join trainings t on t.project_id = s.project_id and t.id = s.training_id
		 left join venues v on v.project_id = t.project_id and v.id = t.venue_id
		 left join rooms r on r.project_id = s.project_id and r.id = s.room_id
		 left join municipalities m on m.code = t.municipality_code
		 where s.project_id = $1 and s.starts_at < $3 and s.ends_at > $2 and s.starts_at > $2::timestamptz - interval '7 days'
			and ($4::uuid[] is null or t.id = any ($4))
		 order by s.starts_at, s.id`,
		[project.id, startsAt, endsAt, allowed === 'all' ? null : allowed],
	);
	return { month: wanted, today, startsAt, endsAt, timeZone: project.timeZone, sessions };
}

import { named } from '@kutsu/db';
import { NotFound } from '@kutsu/kernel';
import type { Locale, LocalizedText } from '@kutsu/kernel';
import { record } from '../../audit/index.ts';
import { inTransaction, readsOf, rehearsed } from '../../context.ts';
import type { Context, TxContext } from '../../context.ts';
import { writtenForCause } from '../../mail/index.ts';
import type { MessageKind } from '../../mail/model.ts';
import { getProject } from '../../projects/index.ts';
import type { RegistrationState } from '../../registrations/model.ts';
import { requirePermission } from '../../staff/index.ts';
import { doToOne } from '../commands/do-to-one.ts';
import { bulkLimit } from '../model.ts';
import type { BulkAction, MatchingInput } from '../model.ts';
import { lookOf } from '../rules/look.ts';
import { headsOf } from '../store.ts';
import type { BulkRun } from '../store.ts';
import { recordLook } from './list.ts';
import { namedBy, narrowed } from './narrowing.ts';

export type BulkItem = {
	/** From 1, in the order in which it is done. */
	readonly position: number;
	readonly registrationId: string;
	readonly participantId: string;
	readonly firstName: string;
	readonly lastName: string;
	readonly locale: Locale;
	readonly state: RegistrationState;
	readonly trainingCode: string;
	/** `done`, or why not; what would come of it while it is only looked at. */
	readonly outcome: string | null;
};

/** What would come of a run, were it started now: it was done, looked at, and taken back. */
export type BulkConsequences = {
	readonly mails: readonly { readonly kind: MessageKind; readonly count: number }[];
	readonly freedSeats: readonly { readonly trainingCode: string; readonly seats: number }[];
	/** To whom freed seats would be offered, in order. */
	readonly offered: readonly {
		readonly firstName: string;
		readonly lastName: string;
		readonly trainingCode: string;
	}[];
	/** The mail as it would leave, once in each language of the chosen. */
	readonly letters: readonly { readonly locale: Locale; readonly subject: string; readonly text: string }[];
};

export type BulkOverview = {
	readonly id: string;
	readonly action: BulkAction;
	readonly isOwn: boolean;
	readonly toTraining: {
		readonly code: string;
		readonly title: LocalizedText;
		readonly startsAt: Date;
		readonly timeZone: string;
	} | null;
	readonly progress: { readonly total: number; readonly done: number; readonly refused: number };
	/** Codes of the refusals, the most frequent first; of a prepared run those of the ones that were tried. */
	readonly refusals: readonly { readonly code: string; readonly count: number }[];
} & (
	| {
			readonly stage: 'prepared';
			readonly items: readonly BulkItem[];
			/** For the next page; null on the last. */
			readonly next: number | null;
			/** Five hundred at most are tried. */
			readonly tried: { readonly total: number; readonly done: number };
			readonly consequences: BulkConsequences;
	  }
	| { readonly stage: 'running' }
	| {
			readonly stage: 'finished';
			readonly items: readonly BulkItem[];
			/** For the next page; null on the last. */
			readonly next: number | null;
	  }
);

const pageSize = 50;

/**
 * A run as it stands: before it is started what would come of it, then how far it has come, then what came of it. The
 * names of the chosen are a look at people, and recorded.
 * @throws NotFound, Forbidden without `participants.write`.
 */
export async function bulkOverview(
	ctx: Context,
	input: {
		readonly projectId: string;
		readonly runId: string;
		readonly after?: number;
		readonly isRefusedOnly?: boolean;
	},
): Promise<BulkOverview> {
	const { projectId, runId, after = 0, isRefusedOnly = false } = input;
	requirePermission(ctx.actor, 'participants.write', { projectId });
	const [run] = await named<RunRow>(readsOf(ctx), 'desk_run', runSql, [projectId, runId]);
	if (!run) throw new NotFound('run');
	const { toTraining, outcomes } = run;
	const sumOf = (counted: readonly { count: number }[]) => counted.reduce((sum, one) => sum + one.count, 0);
	const refusals = outcomes.flatMap(({ outcome, count }) =>
		outcome === null || outcome === 'done' ? [] : [{ code: outcome, count }],
	);
	const head = {
		id: run.id,
		action: run.action,
		isOwn: ctx.actor.kind === 'staff' && ctx.actor.userId === run.askedBy,
		toTraining: toTraining && { ...toTraining, startsAt: new Date(toTraining.startsAt) },
		refusals,
		progress: {
			total: sumOf(outcomes),
			done: sumOf(outcomes.filter(({ outcome }) => outcome === 'done')),
			refused: sumOf(refusals),
		},
	};
	if (run.startedAt !== null && run.finishedAt === null) return { ...head, stage: 'running' };
	await inTransaction(ctx, (ctx) =>
		record(ctx, {
			...{ projectId, action: 'registration.look' },
			subject: { kind: 'project', id: projectId },
			changedFields: [`run:${runId}`],
		}),
	);
	if (run.startedAt !== null) {
		const found = await itemsOf(ctx, run, { after, isRefusedOnly, size: pageSize + 1 });
		return { ...head, stage: 'finished', ...pageOf(found) };
	}
	const chosen = await itemsOf(ctx, run, { after: 0, isRefusedOnly: false, size: bulkLimit });
	const { items, consequences } = await rehearsed(ctx, (ctx) => consequencesOf(ctx, run, chosen));
	const shown = items.filter((item) => item.position > after && !(isRefusedOnly && item.outcome === 'done'));
	const done = items.filter((item) => item.outcome === 'done').length;
	return {
		...{ ...head, stage: 'prepared', consequences, tried: { total: items.length, done } },
		refusals: refusalsAmong(items),
		...pageOf(shown),
	};
}

function pageOf(found: readonly BulkItem[]): { items: readonly BulkItem[]; next: number | null } {
	const items = found.slice(0, pageSize);
	return { items, next: found.length > pageSize ? (items.at(-1)?.position ?? null) : null };
}

function refusalsAmong(items: readonly BulkItem[]): { code: string; count: number }[] {
	const byOutcome = Map.groupBy(items, (item) => item.outcome ?? 'done');
	return [...byOutcome]
		.flatMap(([code, ones]) => (code === 'done' ? [] : [{ code, count: ones.length }]))
		.toSorted((one, other) => other.count - one.count || (one.code < other.code ? -1 : 1));
}

async function consequencesOf(
	ctx: TxContext,
	run: RunRow,
	items: readonly BulkItem[],
): Promise<{ items: BulkItem[]; consequences: BulkConsequences }> {
	const tried: BulkItem[] = [];
	for (const item of items) tried.push({ ...item, outcome: await doToOne(ctx, run, item.registrationId) });
	const done = tried.filter((item) => item.outcome === 'done');
	const freeing = run.action === 'cancel' || run.action === 'move';
	const freed = Map.groupBy(
		done.filter((item) => freeing && (item.state === 'confirmed' || item.state === 'offered')),
		(item) => item.trainingCode,
	);
	// What this transaction wrote, and nobody else sees.
	const mails = await named<{ kind: MessageKind; count: number }>(
		ctx.tx,
		'desk_rehearsed_mail',
		`select kind, count(*)::int as count from outbox_messages where project_id = $1 and created_at = $2 and xmin = pg_current_xact_id()::xid
		 group by kind order by count(*) desc, kind`,
		[run.projectId, ctx.now()],
	);
	const offered = await named<{ firstName: string; lastName: string; trainingCode: string }>(
		ctx.tx,
		'desk_rehearsed_offers',
		`select p.first_name as "firstName", p.last_name as "lastName", t.code as "trainingCode" from registrations r
		 join participants p on p.project_id = r.project_id and p.id = r.participant_id
		 join trainings t on t.project_id = r.project_id and t.id = r.training_id
		 where r.project_id = $1 and r.state = 'offered' and r.xmin = pg_current_xact_id()::xid order by t.code, r.priority desc, r.arrival`,
		[run.projectId],
	);
	return {
		items: tried,
		consequences: {
			mails,
			offered,
			freedSeats: [...freed].map(([trainingCode, ones]) => ({ trainingCode, seats: ones.length })),
			letters: await lettersOf(ctx, run, done),
		},
	};
}

async function lettersOf(ctx: TxContext, run: BulkRun, done: readonly BulkItem[]) {
	if (run.action !== 'mail') return [];
	const letters = [];
	for (const [locale, [first]] of Map.groupBy(done, (item) => item.locale)) {
		if (!first) continue;
		const written = await writtenForCause(ctx, `bulk:${run.id}:${first.registrationId}`);
		if (written) letters.push({ locale, ...written });
	}
	return letters;
}

type RunRow = BulkRun & {
	readonly toTraining: { code: string; title: LocalizedText; startsAt: string; timeZone: string } | null;
	readonly outcomes: readonly { readonly outcome: string | null; readonly count: number }[];
};

const runSql = `select b.id, b.project_id as "projectId", b.action, b.to_training_id as "toTrainingId", b.asked_by as "askedBy",
	b.started_at as "startedAt", b.finished_at as "finishedAt",
	(select coalesce(json_agg(json_build_object('outcome', o.outcome, 'count', o.count) order by o.count desc, o.outcome), '[]') from (
		select i.outcome, count(*)::int as count from bulk_items i where i.project_id = b.project_id and i.run_id = b.id group by i.outcome) o) as outcomes,
	(select json_build_object('code', t.code, 'title', t.title, 'startsAt', t.starts_at, 'timeZone', t.time_zone)
		from trainings t where t.project_id = b.project_id and t.id = b.to_training_id) as "toTraining"
from bulk_runs b where b.project_id = $1 and b.id = $2`;

function itemsOf(
	ctx: Context,
	run: RunRow,
	page: { readonly after: number; readonly isRefusedOnly: boolean; readonly size: number },
): Promise<BulkItem[]> {
	return named<BulkItem>(
		readsOf(ctx),
		`desk_items ${page.isRefusedOnly ? 'refused' : 'all'}`,
		`with page as materialized (
			select i.position, i.registration_id, i.outcome from bulk_items i where i.project_id = $1 and i.run_id = $2 and i.position > $3
				${page.isRefusedOnly ? "and i.outcome <> 'done'" : ''} order by i.position limit $4
		)
		select i.position, i.registration_id as "registrationId", r.participant_id as "participantId", p.first_name as "firstName", p.last_name as "lastName",
			r.locale, r.state, t.code as "trainingCode", i.outcome
		 from page i join registrations r on r.project_id = $1 and r.id = i.registration_id
		 join participants p on p.project_id = r.project_id and p.id = r.participant_id
		 join trainings t on t.project_id = r.project_id and t.id = r.training_id
		 order by i.position`,
		[run.projectId, run.id, page.after, page.size],
	);
}

/**
 * How many match a filter, and the languages in which they are written to: what a run for all of them begins with.
 * Recorded as a look at people.
 * @throws NotFound, Forbidden without `participants.write`.
 */
export async function matchingRegistrations(
	ctx: Context,
	input: MatchingInput & { readonly projectId: string },
): Promise<{ readonly count: number; readonly languages: readonly Locale[] }> {
	const { projectId, filter, search } = input;
	requirePermission(ctx.actor, 'participants.write', { projectId });
	const project = await getProject(ctx, projectId);
	const known = await namedBy(ctx, projectId, filter);
	await recordLook(ctx, {
		...{ projectId, action: 'registration.look', filter },
		changedFields: lookOf({ filter, search }),
	});
	return headsOf(ctx, projectId, narrowed(project, filter, known, search).done());
}

/** Where people of a training may be moved: other dates of its course that are not over, the next first. @throws NotFound, Forbidden without `participants.write`. */
export function moveTargets(
	ctx: Context,
	input: { readonly projectId: string; readonly trainingId: string },
): Promise<
	{ id: string; code: string; title: LocalizedText; startsAt: Date; timeZone: string; freeSeats: number }[]
> {
	requirePermission(ctx.actor, 'participants.write', input);
	return named(
		readsOf(ctx),
		'desk_move_targets',
		`select t.id, t.code, t.title, t.starts_at as "startsAt", t.time_zone as "timeZone",
			(select coalesce(sum(greatest(0, s.capacity_seats + s.override_seats - s.taken_seats)), 0)::int from seat_pools s
				where s.project_id = t.project_id and s.training_id = t.id and s.scope in ('all', 'onsite', 'online')) as "freeSeats"
		 from trainings f join trainings t on t.project_id = f.project_id and t.course_id = f.course_id and t.id <> f.id
		 where f.project_id = $1 and f.id = $2 and t.state = 'published' and t.ends_at > $3 order by t.starts_at, t.id limit 50`,
		[input.projectId, input.trainingId, ctx.now()],
	);
}

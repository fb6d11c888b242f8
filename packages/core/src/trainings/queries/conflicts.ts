import { named } from '@kutsu/db';
import { readsOf } from '../../context.ts';
import type { Context, TxContext } from '../../context.ts';
import { getProjectFor } from '../../projects/index.ts';
import type { Conflict, ConflictsInput } from '../model.ts';
import { findConflicts } from '../rules/conflicts.ts';
import type { Placed, Wanted } from '../rules/conflicts.ts';
import { instantAt } from '../rules/sessions.ts';

/** Trainers and rooms that a draft's sessions would book twice. One statement for all sessions. @throws NotFound, Forbidden without `plan.write` */
export async function conflicts(ctx: Context, input: ConflictsInput): Promise<Conflict[]> {
	const project = await getProjectFor(ctx, input.project, 'plan.write');
	const timeZone = input.timeZone ?? project.timeZone;
	const sessions = input.sessions.map((session) => ({
		startsAt: instantAt(session.startsAt, timeZone),
		endsAt: instantAt(session.endsAt, timeZone),
		roomId: session.roomId,
	}));
	return readConflicts(ctx, project.id, {
		trainingId: input.trainingId,
		sessions,
		trainerIds: input.trainerIds,
	});
}

/** Conflicts of sessions that are a draft yet, or those of a training itself. */
export async function readConflicts(
	ctx: Context | TxContext,
	projectId: string,
	draft: {
		readonly trainingId: string | undefined;
		readonly sessions: readonly Wanted[];
		readonly trainerIds: readonly string[];
	},
): Promise<Conflict[]> {
	const { sessions, trainerIds } = draft;
	if (sessions.length === 0) return [];
	const times = sessions.flatMap((session) => [session.startsAt.getTime(), session.endsAt.getTime()]);
	const placed = await named<Placed>(
		readsOf(ctx),
		'sessions_between',
		`select t.id as "trainingId", t.code, t.title, s.starts_at as "startsAt", s.ends_at as "endsAt", s.room_id as "roomId",
			array(select l.trainer_id from training_trainers l where l.project_id = t.project_id and l.training_id = t.id) as "trainerIds",
			(s.state = 'cancelled' or t.state = 'cancelled') as "isCancelled"
		 from sessions s join trainings t on t.project_id = s.project_id and t.id = s.training_id
		 where s.project_id = $1 and s.starts_at < $3 and s.ends_at > $2 and s.starts_at > $2::timestamptz - interval '7 days'
			and (s.room_id = any ($4::uuid[]) or exists (select from training_trainers l
				where l.project_id = t.project_id and l.training_id = t.id and l.trainer_id = any ($5::uuid[])))`,
		[
			projectId,
			new Date(Math.min(...times)),
			new Date(Math.max(...times)),
			sessions.flatMap((session) => session.roomId ?? []),
			trainerIds,
		],
	);
	return findConflicts(draft, placed);
}

import { named } from '@kutsu/db';
import { seatPools, sessions, trainings, trainingTrainers } from '@kutsu/db/tables';
import type { LocalizedText } from '@kutsu/kernel';
import { NotFound, newId, only } from '@kutsu/kernel';
import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { TxContext } from '../context.ts';
import { enqueue } from '../jobs/index.ts';
import { questionTextsJson } from '../forms/index.ts';
import { regionOfMunicipality, regionsOf, requireMunicipality } from '../geography/index.ts';
import { changeToAnnounce } from './jobs.ts';
import type { TrainingMode } from './model.ts';
import type { CalendarRevision } from './rules/calendar-revision.ts';
import { noticeTime } from './rules/gathering.ts';
import type { LockedPool, PoolChanges, WantedPool } from './rules/seat-pools.ts';

export type TrainingRow = typeof trainings.$inferSelect;
export type SessionRow = typeof sessions.$inferSelect;

/** What a training's texts and place rest on, and whether all that it names is the project's own. */
export type References = {
	readonly course: {
		readonly title: LocalizedText;
		readonly summary: LocalizedText;
		readonly targetGroupKeys: readonly string[];
	};
	/** The venue's municipality, else the one named; null when neither is. */
	readonly municipalityCode: string | null;
	readonly seriesKey: string | null;
};

/** @throws NotFound when a course, series, venue, room, trainer or target group is not the project's. */
export async function readReferences(
	ctx: TxContext,
	projectId: string,
	wanted: {
		readonly courseId: string;
		readonly seriesId: string | null;
		readonly venueId: string | null;
		readonly municipalityCode: string | null;
		readonly roomIds: readonly string[];
		readonly trainerIds: readonly string[];
		readonly targetGroupKeys: readonly string[];
	},
): Promise<References> {
	const rows = await named<{
		course: References['course'] | null;
		venueMunicipality: string | null;
		seriesKey: string | null;
		roomCount: number;
		trainerCount: number;
		groupCount: number;
	}>(
		ctx.tx,
		'training_references',
		`select
			(select json_build_object('title', title, 'summary', summary, 'targetGroupKeys', target_group_keys)
			 from courses where project_id = $1 and id = $2) as course,
			(select municipality_code from venues where project_id = $1 and id = $3) as "venueMunicipality",
			(select key from series where project_id = $1 and id = $4) as "seriesKey",
			(select count(*) from rooms where project_id = $1 and venue_id = $3 and id = any ($5::uuid[])) as "roomCount",
			(select count(*) from trainers where project_id = $1 and id = any ($6::uuid[])) as "trainerCount",
			(select count(*) from target_groups where project_id = $1 and key = any ($7::text[])) as "groupCount"`,
		[
			projectId,
			wanted.courseId,
			wanted.venueId,
			wanted.seriesId,
			wanted.roomIds,
			wanted.trainerIds,
			wanted.targetGroupKeys,
		],
	);
	const row = only(rows);
	if (!row.course) throw new NotFound('course');
	if (wanted.venueId !== null && row.venueMunicipality === null) throw new NotFound('venue');
	if (wanted.seriesId !== null && row.seriesKey === null) throw new NotFound('series');
	if (row.roomCount !== new Set(wanted.roomIds).size) throw new NotFound('room');
	if (row.trainerCount !== wanted.trainerIds.length) throw new NotFound('trainer');
	if (row.groupCount !== wanted.targetGroupKeys.length) throw new NotFound('target group');
	return {
		course: row.course,
		municipalityCode: row.venueMunicipality ?? wanted.municipalityCode,
		seriesKey: row.seriesKey,
	};
}

/** Where a training is held, and what it serves: asked for, else that region, else every region when it is online. @throws NotFound */
export async function readPlace(
	ctx: TxContext,
	asked: {
		readonly municipalityCode: string | null;
		readonly mode: TrainingMode;
		readonly regionsServed: readonly string[];
	},
): Promise<{
	municipality: LocalizedText;
	municipalityCode: string | null;
	regionCode: string | null;
	regionsServed: string[];
}> {
	const known = (await regionsOf(ctx)).map((region) => region.code);
	if (asked.regionsServed.some((code) => !known.includes(code))) throw new NotFound('region');
	const { municipalityCode } = asked;
	const municipality =
		municipalityCode === null ? {} : (await requireMunicipality(ctx, municipalityCode)).name;
	const regionCode =
		municipalityCode === null ? null : ((await regionOfMunicipality(ctx, municipalityCode)) ?? null);
	const byDefault = asked.mode === 'online' ? known : [regionCode ?? []].flat();
	return {
		municipality,
		municipalityCode,
		regionCode,
		regionsServed: asked.regionsServed.length > 0 ? [...asked.regionsServed] : byDefault,
	};
}

/** The next running number of a project's year. */
export async function takeNumber(ctx: TxContext, projectId: string, year: number): Promise<number> {
	const rows = await named<{ last: number }>(
		ctx.tx,
		'code_take_number',
		`insert into code_counters (project_id, year, last) values ($1, $2, 1)
		 on conflict (project_id, year) do update set last = code_counters.last + 1 returning last`,
		[projectId, year],
	);
	return only(rows).last;
}

/** Takes the last number of a year back, when nobody has seen it and none came after. */
export async function giveNumberBack(
	ctx: TxContext,
	projectId: string,
	year: number,
	number: number,
): Promise<void> {
	await named(
		ctx.tx,
		'code_give_number_back',
		'update code_counters set last = last - 1 where project_id = $1 and year = $2 and last = $3',
		[projectId, year, number],
	);
}

/** Lets the running numbers go on after one that was given by hand. */
export async function passNumber(
	ctx: TxContext,
	projectId: string,
	year: number,
	number: number,
): Promise<void> {
	await named(
		ctx.tx,
		'code_pass_number',
		`insert into code_counters (project_id, year, last) values ($1, $2, $3)
		 on conflict (project_id, year) do update set last = greatest(code_counters.last, excluded.last)`,
		[projectId, year, number],
	);
}

export async function insertTraining(
	ctx: TxContext,
	row: Omit<typeof trainings.$inferInsert, 'id' | 'createdAt' | 'updatedAt'>,
): Promise<string> {
	const id = newId();
	await ctx.tx.insert(trainings).values({ ...row, id, createdAt: ctx.now(), updatedAt: ctx.now() });
	return id;
}

export type NewSession = {
	readonly startsAt: Date;
	readonly endsAt: Date;
	readonly roomId: string | null;
	readonly title: LocalizedText | null;
};

/** The new sessions' ids, in the order given. */
export async function insertSessions(
	ctx: TxContext,
	training: { projectId: string; id: string },
	wanted: readonly (NewSession & { position: number })[],
): Promise<string[]> {
	if (wanted.length === 0) return [];
	const rows = wanted.map((session) => ({
		...session,
		id: newId(),
		projectId: training.projectId,
		trainingId: training.id,
		calendarRevisedAt: ctx.now(),
		createdAt: ctx.now(),
	}));
	await ctx.tx.insert(sessions).values(rows);
	return rows.map((row) => row.id);
}

export async function insertPools(
	ctx: TxContext,
	training: { projectId: string; id: string },
	wanted: readonly WantedPool[],
): Promise<void> {
	await ctx.tx.insert(seatPools).values(
		wanted.map((pool) => ({
			...pool,
			id: newId(),
			projectId: training.projectId,
			trainingId: training.id,
		})),
	);
}

/** Makes the training's trainers exactly these, in order. */
export async function replaceTrainers(
	ctx: TxContext,
	training: { projectId: string; id: string },
	trainerIds: readonly string[],
): Promise<void> {
	await ctx.tx
		.delete(trainingTrainers)
		.where(
			and(eq(trainingTrainers.projectId, training.projectId), eq(trainingTrainers.trainingId, training.id)),
		);
	if (trainerIds.length === 0) return;
	await ctx.tx.insert(trainingTrainers).values(
		trainerIds.map((trainerId, position) => ({
			projectId: training.projectId,
			trainingId: training.id,
			trainerId,
			position,
		})),
	);
}

/** Held against other edits, not against registrations: those lock the pools, and only then point at the training. @throws NotFound */
export async function lockTraining(
	ctx: TxContext,
	projectId: string,
	trainingId: string,
): Promise<TrainingRow> {
	const condition = and(eq(trainings.projectId, projectId), eq(trainings.id, trainingId));
	const [row] = await ctx.tx.select().from(trainings).where(condition).for('no key update');
	if (!row) throw new NotFound('training');
	return row;
}

/** All that its form says to those who register, in no order. */
export async function readQuestionTexts(
	ctx: TxContext,
	training: { projectId: string; id: string },
): Promise<readonly LocalizedText[]> {
	const rows = await named<{ texts: readonly LocalizedText[] }>(
		ctx.tx,
		'training_question_texts',
		`select ${questionTextsJson} as texts from trainings t where t.project_id = $1 and t.id = $2`,
		[training.projectId, training.id],
	);
	return only(rows).texts;
}

/** The training's sessions in order, the cancelled ones too. */
export function readSessions(
	ctx: TxContext,
	training: { projectId: string; id: string },
): Promise<SessionRow[]> {
	return ctx.tx
		.select()
		.from(sessions)
		.where(and(eq(sessions.projectId, training.projectId), eq(sessions.trainingId, training.id)))
		.orderBy(asc(sessions.position));
}

/** In order: the first leads. */
export async function readTrainerIds(
	ctx: TxContext,
	training: { projectId: string; id: string },
): Promise<string[]> {
	const rows = await named<{ id: string }>(
		ctx.tx,
		'training_trainer_ids',
		'select trainer_id as id from training_trainers where project_id = $1 and training_id = $2 order by position',
		[training.projectId, training.id],
	);
	return rows.map((row) => row.id);
}

/** Saves fields of a training under its lock; the revision rises. */
export async function saveTraining(
	ctx: TxContext,
	training: { projectId: string; id: string; revision: number },
	fields: Partial<
		Omit<typeof trainings.$inferInsert, 'id' | 'projectId' | 'revision' | 'createdAt' | 'updatedAt'>
	>,
): Promise<void> {
	await ctx.tx
		.update(trainings)
		.set({ ...fields, revision: training.revision + 1, updatedAt: ctx.now() })
		.where(and(eq(trainings.projectId, training.projectId), eq(trainings.id, training.id)));
}

/** The training's own seat pools, locked in id order as everyone locks them. */
export function lockPools(
	ctx: TxContext,
	training: { projectId: string; id: string },
): Promise<LockedPool[]> {
	return named<LockedPool>(
		ctx.tx,
		'training_lock_pools',
		`select id, scope, capacity_seats as "capacitySeats", override_seats as "overrideSeats", taken_seats as "takenSeats",
			waiting_seats as "waitingSeats"
		 from seat_pools where project_id = $1 and training_id = $2 and scope in ('all', 'onsite', 'online') order by id for update`,
		[training.projectId, training.id],
	);
}

export async function savePools(
	ctx: TxContext,
	training: { projectId: string; id: string },
	changes: PoolChanges,
): Promise<void> {
	for (const { id, scope, capacitySeats } of changes.update) {
		await ctx.tx
			.update(seatPools)
			.set({
				scope,
				capacitySeats,
				// Seats beyond capacity that the new capacity holds are beyond it no longer.
				overrideSeats: sql`least(${seatPools.overrideSeats}, greatest(0, ${seatPools.takenSeats} - ${capacitySeats}))`,
			})
			.where(and(eq(seatPools.projectId, training.projectId), eq(seatPools.id, id)));
	}
	if (changes.insert.length > 0) await insertPools(ctx, training, changes.insert);
}

/** A session that stays, goes or comes, with what becomes of its calendar entry. */
export type SessionChange =
	| {
			readonly kind: 'keep';
			readonly row: SessionRow;
			readonly wanted: NewSession;
			readonly revision: CalendarRevision;
	  }
	/** Someone's calendar may hold it: it stays, cancelled. */
	| { readonly kind: 'cancel'; readonly row: SessionRow }
	/** Nobody has seen it. */
	| { readonly kind: 'remove'; readonly row: SessionRow }
	| { readonly kind: 'add'; readonly wanted: NewSession };

/** Makes a training's sessions these, in this order; cancelled ones stand after them. */
export async function saveSessions(
	ctx: TxContext,
	training: { projectId: string; id: string },
	changes: readonly SessionChange[],
): Promise<void> {
	const mine = (id: string) => and(eq(sessions.projectId, training.projectId), eq(sessions.id, id));
	const removed = changes.flatMap((change) => (change.kind === 'remove' ? change.row.id : []));
	if (removed.length > 0) {
		await ctx.tx
			.delete(sessions)
			.where(and(eq(sessions.projectId, training.projectId), inArray(sessions.id, removed)));
	}
	// Positions are unique at every moment: out of the way first.
	await named(
		ctx.tx,
		'sessions_make_room',
		'update sessions set position = position + 10000 where project_id = $1 and training_id = $2',
		[training.projectId, training.id],
	);
	const held = changes.flatMap((change) => (change.kind === 'keep' || change.kind === 'add' ? change : []));
	for (const [position, change] of held.entries()) {
		if (change.kind === 'add') {
			await insertSessions(ctx, training, [{ ...change.wanted, position }]);
			continue;
		}
		const { row, wanted, revision } = change;
		await ctx.tx
			.update(sessions)
			.set({ ...wanted, position, ...revised(ctx, row, revision) })
			.where(mine(row.id));
	}
	const cancelled = changes.flatMap((change) => (change.kind === 'cancel' ? change.row : []));
	for (const [index, row] of cancelled.entries()) {
		const isNew = row.state === 'scheduled';
		await ctx.tx
			.update(sessions)
			.set({
				position: held.length + index,
				state: 'cancelled',
				...revised(ctx, row, isNew ? 'raised' : 'unchanged'),
			})
			.where(mine(row.id));
	}
}

function revised(ctx: TxContext, row: SessionRow, revision: CalendarRevision) {
	const calendarRevisedAt = row.calendarRevisedAt > ctx.now() ? row.calendarRevisedAt : ctx.now();
	switch (revision) {
		case 'raised':
			return { sequence: row.sequence + 1, calendarRevisedAt };
		case 'touched':
			return { calendarRevisedAt };
		case 'unchanged':
			return {};
	}
}

/** Raises the calendar entries of the training's scheduled sessions. */
export async function raiseSessions(
	ctx: TxContext,
	training: { projectId: string; id: string },
): Promise<void> {
	await named(
		ctx.tx,
		'sessions_raise',
		`update sessions set sequence = sequence + 1, calendar_revised_at = greatest(calendar_revised_at, $3)
		 where project_id = $1 and training_id = $2 and state = 'scheduled'`,
		[training.projectId, training.id, ctx.now()],
	);
}

/** Notes in the calendar entries of a training's sessions that their texts changed. */
export async function touchSessions(
	ctx: TxContext,
	training: { projectId: string; id: string },
): Promise<void> {
	await named(
		ctx.tx,
		'sessions_touch',
		'update sessions set calendar_revised_at = greatest(calendar_revised_at, $3) where project_id = $1 and training_id = $2',
		[training.projectId, training.id, ctx.now()],
	);
}

/**
 * The place of coming sessions changed under them (a venue or room was renamed or moved): raises their calendar
 * entries. The published trainings it concerns; empty when there are none.
 */
export async function raiseSessionsAt(
	ctx: TxContext,
	place: {
		readonly projectId: string;
		readonly venueId: string;
		readonly roomIds: 'all' | readonly string[];
	},
): Promise<string[]> {
	const rows = await named<{ trainingId: string; state: string }>(
		ctx.tx,
		'sessions_raise_at',
		`update sessions s set sequence = s.sequence + case t.state when 'draft' then 0 else 1 end,
			calendar_revised_at = greatest(s.calendar_revised_at, $4)
		 from trainings t
		 where t.project_id = $1 and t.venue_id = $2 and t.mode <> 'online' and s.project_id = t.project_id and s.training_id = t.id
			and ($3::uuid[] is null or s.room_id = any ($3)) and s.state = 'scheduled' and t.state <> 'cancelled' and s.ends_at > $4
		 returning t.id as "trainingId", t.state`,
		[place.projectId, place.venueId, place.roomIds === 'all' ? null : place.roomIds, ctx.now()],
	);
	return [...new Set(rows.filter((row) => row.state === 'published').map((row) => row.trainingId))];
}

/** Whether anybody ever registered, whatever became of it. */
export async function hasRegistrations(
	ctx: TxContext,
	training: { projectId: string; id: string },
): Promise<boolean> {
	const rows = await named<{ found: boolean }>(
		ctx.tx,
		'training_has_registrations',
		'select exists (select from registrations where project_id = $1 and training_id = $2) as found',
		[training.projectId, training.id],
	);
	return only(rows).found;
}

/** Notes that those with a seat are to be told of a change, and asks for it a little later. Trainings in any order. */
export async function noteChanges(
	ctx: TxContext,
	projectId: string,
	trainingIds: readonly string[],
): Promise<void> {
	const standing = await named<{ trainingId: string; dueAt: Date | null }>(
		ctx.tx,
		'change_notices_lock',
		`select training_id as "trainingId", due_at as "dueAt" from change_notices
		 where project_id = $1 and training_id = any ($2::uuid[]) order by training_id for update`,
		[projectId, trainingIds],
	);
	const notices = trainingIds.toSorted().map((trainingId) => ({
		trainingId,
		dueAt: noticeTime(
			standing.find((one) => one.trainingId === trainingId),
			ctx.now(),
		),
	}));
	await named(
		ctx.tx,
		'change_notices_save',
		`insert into change_notices (project_id, training_id, changed_at, due_at)
		 select $1, n.training_id, $2, n.due_at from unnest($3::uuid[], $4::timestamptz[]) as n(training_id, due_at)
		 on conflict (project_id, training_id) do update set due_at = excluded.due_at`,
		[projectId, ctx.now(), notices.map((notice) => notice.trainingId), notices.map((notice) => notice.dueAt)],
	);
	await enqueue(
		ctx,
		...notices.flatMap(({ trainingId, dueAt }) => (dueAt ? [changeToAnnounce(trainingId, dueAt)] : [])),
	);
}

/** Sets when a change that waits is told; null holds it. `false` when nothing waits. */
export async function saveNoticeTime(
	ctx: TxContext,
	notice: { readonly projectId: string; readonly trainingId: string; readonly dueAt: Date | null },
): Promise<boolean> {
	const rows = await named(
		ctx.tx,
		'change_notices_time',
		'update change_notices set due_at = $3 where project_id = $1 and training_id = $2 returning training_id',
		[notice.projectId, notice.trainingId, notice.dueAt],
	);
	return rows.length === 1;
}

/** A change that was to be told is told no more: something greater is. */
export async function forgetChange(
	ctx: TxContext,
	training: { projectId: string; id: string },
): Promise<void> {
	await named(
		ctx.tx,
		'change_notices_forget',
		'delete from change_notices where project_id = $1 and training_id = $2',
		[training.projectId, training.id],
	);
}

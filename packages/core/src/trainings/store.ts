import { named } from '@kutsu/db';
import { seatPools, sessions, trainings, trainingTrainers } from '@kutsu/db/tables';
import type { LocalizedText } from '@kutsu/kernel';
import { NotFound, newId, only } from '@kutsu/kernel';
import { and, asc, eq } from 'drizzle-orm';
import type { TxContext } from '../context.ts';
import { regionOfMunicipality, regionsOf, requireMunicipality } from '../geography/index.ts';
import type { TrainingMode } from './model.ts';
import type { WantedPool } from './rules/seat-pools.ts';

export type TrainingRow = typeof trainings.$inferSelect;
export type SessionRow = typeof sessions.$inferSelect;
export type PoolRow = typeof seatPools.$inferSelect;

/** What a training's texts and place rest on, and whether all that it names is the project's own. */
export type References = {
	readonly course: { readonly title: LocalizedText; readonly summary: LocalizedText; readonly targetGroupKeys: readonly string[] };
	/** The venue's municipality, else the one named; null when neither is. */
	readonly municipalityCode: string | null;
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
		hasSeries: boolean;
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
			exists (select from series where project_id = $1 and id = $4) as "hasSeries",
			(select count(*) from rooms where project_id = $1 and venue_id = $3 and id = any ($5::uuid[])) as "roomCount",
			(select count(*) from trainers where project_id = $1 and id = any ($6::uuid[])) as "trainerCount",
			(select count(*) from target_groups where project_id = $1 and key = any ($7::text[])) as "groupCount"`,
		[projectId, wanted.courseId, wanted.venueId, wanted.seriesId, wanted.roomIds, wanted.trainerIds, wanted.targetGroupKeys],
	);
	const row = only(rows);
	if (!row.course) throw new NotFound('course');
	if (wanted.venueId !== null && row.venueMunicipality === null) throw new NotFound('venue');
	if (wanted.seriesId !== null && !row.hasSeries) throw new NotFound('series');
	if (row.roomCount !== new Set(wanted.roomIds).size) throw new NotFound('room');
	if (row.trainerCount !== wanted.trainerIds.length) throw new NotFound('trainer');
	if (row.groupCount !== wanted.targetGroupKeys.length) throw new NotFound('target group');
	return { course: row.course, municipalityCode: row.venueMunicipality ?? wanted.municipalityCode };
}

/** Where a training is held, and what it serves: asked for, else that region, else every region when it is online. @throws NotFound */
export async function readPlace(
	ctx: TxContext,
	asked: { readonly municipalityCode: string | null; readonly mode: TrainingMode; readonly regionsServed: readonly string[] },
): Promise<{ municipality: LocalizedText; municipalityCode: string | null; regionCode: string | null; regionsServed: string[] }> {
	const known = (await regionsOf(ctx)).map((region) => region.code);
	if (asked.regionsServed.some((code) => !known.includes(code))) throw new NotFound('region');
	const { municipalityCode } = asked;
	const municipality = municipalityCode === null ? {} : (await requireMunicipality(ctx, municipalityCode)).name;
	const regionCode = municipalityCode === null ? null : ((await regionOfMunicipality(ctx, municipalityCode)) ?? null);
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

/** Lets the running numbers go on after one that was given by hand. */
export async function passNumber(ctx: TxContext, projectId: string, year: number, number: number): Promise<void> {
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

export async function insertPools(ctx: TxContext, training: { projectId: string; id: string }, wanted: readonly WantedPool[]): Promise<void> {
	await ctx.tx
		.insert(seatPools)
		.values(wanted.map((pool) => ({ ...pool, id: newId(), projectId: training.projectId, trainingId: training.id })));
}

/** Makes the training's trainers exactly these, in order. */
export async function replaceTrainers(ctx: TxContext, training: { projectId: string; id: string }, trainerIds: readonly string[]): Promise<void> {
	await ctx.tx
		.delete(trainingTrainers)
		.where(and(eq(trainingTrainers.projectId, training.projectId), eq(trainingTrainers.trainingId, training.id)));
	if (trainerIds.length === 0) return;
	await ctx.tx.insert(trainingTrainers).values(
		trainerIds.map((trainerId, position) => ({ projectId: training.projectId, trainingId: training.id, trainerId, position })),
	);
}

/** @throws NotFound */
export async function lockTraining(ctx: TxContext, projectId: string, trainingId: string): Promise<TrainingRow> {
	const condition = and(eq(trainings.projectId, projectId), eq(trainings.id, trainingId));
	const [row] = await ctx.tx.select().from(trainings).where(condition).for('update');
	if (!row) throw new NotFound('training');
	return row;
}

/** The training's sessions in order, the cancelled ones too. */
export function readSessions(ctx: TxContext, training: { projectId: string; id: string }): Promise<SessionRow[]> {
	return ctx.tx
		.select()
		.from(sessions)
		.where(and(eq(sessions.projectId, training.projectId), eq(sessions.trainingId, training.id)))
		.orderBy(asc(sessions.position));
}

/** Saves fields of a training under its lock; the revision rises. */
export async function saveTraining(
	ctx: TxContext,
	training: { projectId: string; id: string; revision: number },
	fields: Partial<Omit<typeof trainings.$inferInsert, 'id' | 'projectId' | 'revision' | 'createdAt' | 'updatedAt'>>,
): Promise<void> {
	await ctx.tx
		.update(trainings)
		.set({ ...fields, revision: training.revision + 1, updatedAt: ctx.now() })
		.where(and(eq(trainings.projectId, training.projectId), eq(trainings.id, training.id)));
}

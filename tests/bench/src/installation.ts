import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCourse, createSeries } from '@kutsu/core/courses';
import { CreateCourseInput, CreateSeriesInput } from '@kutsu/core/courses/model';
import type { Context } from '@kutsu/core/context';
import { createProject, createTargetGroups } from '@kutsu/core/projects';
import { CreateProjectInput, CreateTargetGroupsInput } from '@kutsu/core/projects/model';
import { setQuotas } from '@kutsu/core/registrations';
import { createTraining, publishTraining } from '@kutsu/core/trainings';
import { CreateTrainingInput } from '@kutsu/core/trainings/model';
import { createVenue } from '@kutsu/core/venues';
import { CreateVenueInput } from '@kutsu/core/venues/model';
import { openDatabase } from '@kutsu/db';
import type { Database } from '@kutsu/db';
import { migrate } from '@kutsu/db/migrate';
import { startPostgres } from '@kutsu/infra/postgres';
import { newId, only } from '@kutsu/kernel';
import { newKeys, parseKeys } from '@kutsu/kernel/keys';

const secret = 'bench'.padEnd(40, '-');
/** The first is that of everyone who registers. */
const groupKeys = ['police', 'health_care', 'education'] as const;
const inAll = (text: string) => ({ fi: text, sv: text, en: text });

/** A real server that keeps what it is told (fsync on), migrated, with one project. */
export async function startBench() {
	const folder = await mkdtemp(join(tmpdir(), 'kutsu-bench-'));
	// Passable for the user that the server runs as when we are root.
	await chmod(folder, 0o711);
	const postgres = await startPostgres({ dataDir: join(folder, 'postgres'), database: 'kutsu' });
	await migrate(postgres.url);
	const appUrl = new URL(postgres.url);
	appUrl.searchParams.set('options', '-c role=kutsu_app');
	const database: Database = openDatabase(appUrl.toString(), { maxConnections: 10 });
	const owner: Database = openDatabase(postgres.url, { maxConnections: 10 });
	const keys = newKeys();
	const silent = () => undefined;
	const ctx: Context = {
		database,
		actor: { kind: 'system', name: 'bench' },
		now: () => new Date(),
		keys: parseKeys(keys),
		requestId: newId(),
		log: { info: silent, warn: silent, error: silent },
		settings: { publicUrl: 'http://localhost:3000', adminUrl: 'http://localhost:3001', hasSmtp: false },
	};
	const project = 'bench';
	await createProject(
		ctx,
		CreateProjectInput.parse({
			code: 'BENCH',
			slug: project,
			codePrefix: 'BEN',
			title: inAll('Bench'),
			requiredLocales: ['fi', 'sv'],
			periodStart: '2020-01-01',
			periodEnd: '2040-12-31',
			fund: 'ISF',
			contactEmail: 'bench@example.org',
			fundingStatement: inAll('Bench'),
		}),
	);
	await createTargetGroups(
		ctx,
		CreateTargetGroupsInput.parse({ project, groups: groupKeys.map((key) => ({ key, name: inAll(key) })) }),
	);
	const course = await createCourse(
		ctx,
		CreateCourseInput.parse({
			project,
			key: 'course',
			title: inAll('Kurssi'),
			durationMinutes: 180,
			targetGroupKeys: ['police'],
		}),
	);
	if (!course.ok) throw new Error('The course was refused');
	const { venueId } = await createVenue(
		ctx,
		CreateVenueInput.parse({
			project,
			name: inAll('Talo'),
			municipalityCode: '091',
			capacitySeats: 100,
			rooms: [],
		}),
	);
	await owner.pool.query(
		'create table bare_pools (id int primary key, capacity int not null, taken int not null default 0)',
	);
	await owner.pool.query(
		'create table bare_claims (id uuid primary key, pool int not null references bare_pools)',
	);
	await owner.pool.query('insert into bare_pools select i, 1000000, 0 from generate_series(0, 199) i');

	const training = async (facts: { onsiteSeats: number; seriesId?: string }, daysAhead = 30) => {
		const day = new Date(Date.now() + daysAhead * 86_400_000).toISOString().slice(0, 10);
		const created = await createTraining(
			ctx,
			CreateTrainingInput.parse({
				project,
				courseId: course.courseId,
				format: 'regional_onsite',
				mode: 'onsite',
				venueId,
				languages: ['fi'],
				sessions: [{ startsAt: `${day}T09:00`, endsAt: `${day}T12:00` }],
				...facts,
			}),
		);
		const published = await publishTraining(ctx, { project, trainingId: created.trainingId, revision: 1 });
		if (!published.ok) throw new Error('The training was not published');
		return { code: created.code, id: created.trainingId };
	};
	const projectIdOf = async () =>
		only((await owner.pool.query<{ id: string }>('select id from projects')).rows).id;
	const { rows } = await owner.pool.query<{ id: string }>(
		'select id from projects union all select id from target_groups',
	);
	return {
		/** Gone when the bench stops. */
		folder,
		ctx,
		database,
		owner,
		project,
		training,
		/**
		 * Shares out a training's seats among so many quotas: 1 is the group of all who come, 4 are three groups and each
		 * organisation alike.
		 */
		shareOut: async (trainingId: string, quotas: 1 | 4) => {
			const limit = { seats: 10_000, releaseDaysBefore: null };
			const set = await setQuotas(ctx, {
				projectId: await projectIdOf(),
				trainingId,
				before: { groups: [], eachOrganisation: null },
				wanted: {
					groups: groupKeys.slice(0, quotas === 1 ? 1 : 3).map((targetGroup) => ({ targetGroup, ...limit })),
					eachOrganisation: quotas === 1 ? null : limit,
				},
			});
			if (!set.ok) throw new Error('The quotas were refused');
		},
		/** A series of so many trainings, one a day; its key. */
		series: async (count: number) => {
			const key = `series-${newId().slice(-12)}`;
			const series = await createSeries(
				ctx,
				CreateSeriesInput.parse({ project, key, title: inAll('Kierros') }),
			);
			if (!series.ok) throw new Error('The series was refused');
			for (let index = 0; index < count; index++)
				await training({ onsiteSeats: 20, seriesId: series.seriesId }, 30 + index);
			return key;
		},
		/** Copies of a new training until there are so many, spread over the coming ten years. */
		fillTo: async (count: number) => {
			const pattern = await training({ onsiteSeats: 20 });
			const { rows: columns } = await owner.pool.query<{ name: string }>(
				"select column_name as name from information_schema.columns where table_name = 'trainings' and column_name not in ('id', 'code', 'starts_at', 'ends_at')",
			);
			const list = columns.map((column) => column.name).join(', ');
			await owner.pool.query(
				`with missing as (select greatest($1::int - count(*)::int, 0) as number from trainings), pattern as (select * from trainings where id = $2)
				 insert into trainings (id, code, starts_at, ends_at, ${list})
				 select gen_random_uuid(), 'COPY-' || gen_random_uuid(), pattern.starts_at + i * interval '50 minutes', pattern.ends_at + i * interval '50 minutes', ${list}
				 from pattern, missing, generate_series(1, missing.number) i`,
				[count, pattern.id],
			);
			await owner.pool.query(
				`insert into seat_pools (project_id, id, training_id, scope, capacity_seats)
				 select t.project_id, gen_random_uuid(), t.id, 'all', 20 from trainings t where not exists (select from seat_pools p where p.training_id = t.id and p.project_id = t.project_id)`,
			);
			await owner.pool.query(
				`insert into sessions (project_id, id, training_id, position, starts_at, ends_at, calendar_revised_at, created_at)
				 select t.project_id, gen_random_uuid(), t.id, 0, t.starts_at, t.ends_at, t.created_at, t.created_at from trainings t
				 where not exists (select from sessions s where s.training_id = t.id and s.project_id = t.project_id)`,
			);
			await owner.pool.query('vacuum analyze trainings, seat_pools, sessions');
		},
		apiEnvironment: {
			DATABASE_APP_URL: appUrl.toString(),
			KUTSU_KEYS: keys,
			INTERNAL_SECRET: secret,
			PUBLIC_URL: 'http://localhost:3000',
			ADMIN_URL: 'http://localhost:3001',
			API_URL: 'http://localhost:3002',
			KUTSU_DATA_DIR: folder,
		},
		siteEnvironment: { PUBLIC_URL: 'http://localhost:3000', INTERNAL_SECRET: secret },
		/** Values of every registration that are the same for all. */
		keptIds: new Set([ctx.requestId, ...rows.map((row) => row.id)]),
		/** `UPDATE … WHERE taken < capacity` and an INSERT in one statement: no project can be fair with less. */
		bareClaim: (pool: number) =>
			owner.pool.query({
				name: 'bare_claim',
				text: 'with p as (update bare_pools set taken = taken + 1 where id = $1 and taken < capacity returning id) insert into bare_claims select $2, id from p',
				values: [pool, newId()],
			}),
		stop: async () => {
			await database.pool.end();
			await owner.pool.end();
			await postgres.stop();
			await rm(folder, { recursive: true, force: true });
		},
	};
}

export type Bench = Awaited<ReturnType<typeof startBench>>;

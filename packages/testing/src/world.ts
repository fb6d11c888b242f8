import { randomBytes } from 'node:crypto';
import type { Actor, Context } from '@kutsu/core/context';
import { createCourse } from '@kutsu/core/courses';
import { CreateCourseInput } from '@kutsu/core/courses/model';
import { createProject, createTargetGroups } from '@kutsu/core/projects';
import { CreateProjectInput, CreateTargetGroupsInput } from '@kutsu/core/projects/model';
import type { StaffRole } from '@kutsu/core/staff';
import { createTrainer } from '@kutsu/core/trainers';
import { CreateTrainerInput } from '@kutsu/core/trainers/model';
import { createTraining, publishTraining } from '@kutsu/core/trainings';
import { CreateTrainingInput } from '@kutsu/core/trainings/model';
import type { TrainingMode } from '@kutsu/core/trainings/model';
import { createVenue } from '@kutsu/core/venues';
import { CreateVenueInput } from '@kutsu/core/venues/model';
import { newId, wallTimeOf } from '@kutsu/kernel';
import type { Locale } from '@kutsu/kernel';
import { parseKeys } from '@kutsu/kernel/keys';
import { freshDatabase } from './database.ts';
import type { TestDatabase } from './database.ts';

const timeZone = 'Europe/Helsinki';
const dayMs = 86_400_000;

/** A clock that stands still until it is set. */
export type Clock = {
	now(): Date;
	set(instant: Date | string): void;
	advance(by: { days?: number; hours?: number; minutes?: number }): void;
};

export type TrainingOptions = {
	/** Seats on site (or online, for an online training). Default 20. */
	readonly capacity?: number;
	/** Seats online of a hybrid training. Default 20. */
	readonly onlineCapacity?: number;
	readonly mode?: TrainingMode;
	/** Default: 14 days from the clock's now. One in the past is published as it was before it began. */
	readonly startsAt?: Date | string;
	/** Default 180. */
	readonly durationMinutes?: number;
	/** Instead of `startsAt`: several sessions. */
	readonly sessions?: readonly { startsAt: Date | string; endsAt: Date | string; roomId?: string }[];
	/** Default: 30 days before it starts. */
	readonly opensAt?: Date | string;
	/** Default: an hour before it starts. */
	readonly closesAt?: Date | string;
	/** Default: an hour before it starts. */
	readonly selfCancelUntil?: Date | string;
	/** Default `published`. */
	readonly state?: 'draft' | 'published';
	/** Its code; default the next running one. */
	readonly code?: string;
} & Partial<
	Pick<
		CreateTrainingInput,
		| 'addressDisclosure'
		| 'catering'
		| 'conferenceUrl'
		| 'courseId'
		| 'description'
		| 'format'
		| 'interpretation'
		| 'kind'
		| 'languages'
		| 'municipalityCode'
		| 'regionsServed'
		| 'seriesId'
		| 'targetGroupKeys'
		| 'title'
		| 'trainerIds'
		| 'venueId'
		| 'visibility'
	>
>;

export type WorldTraining = {
	readonly id: string;
	readonly projectId: string;
	readonly code: string;
	readonly sessionIds: readonly string[];
	readonly startsAt: Date;
	readonly endsAt: Date;
	/** As it stands now; pass it to the next edit. */
	readonly revision: number;
};

/** One project in a private database, acted on through the product's own commands. */
export type World = TestDatabase & {
	readonly project: { readonly id: string; readonly slug: string; readonly codePrefix: string };
	readonly clock: Clock;
	/** As the system: may do everything. */
	readonly ctx: Context;
	/** As somebody else: a role in this project, `public`, or any actor. */
	as(
		who: StaffRole | 'public' | Actor,
		options?: { trainingIds?: readonly string[]; onDate?: string },
	): Context;
	/** A published training at a venue of its own course, with what the test is about. */
	training(options?: TrainingOptions): Promise<WorldTraining>;
	/** A venue with one room, in Helsinki unless told. */
	venue(options?: Partial<CreateVenueInput>): Promise<{ id: string; roomIds: readonly string[] }>;
	trainer(options?: Partial<CreateTrainerInput>): Promise<{ id: string }>;
	course(options?: Partial<CreateCourseInput>): Promise<{ id: string }>;
	/** Another project, with worlds of its own, in the same database under the same clock. */
	another(options?: WorldOptions): Promise<World>;
};

export type WorldOptions = {
	/** Default 2026-03-02T09:00Z, a Monday. */
	readonly now?: Date | string;
	readonly requiredLocales?: Locale[];
	/** Target groups of the project. Default police and social_services. */
	readonly targetGroups?: readonly string[];
};

/**
 * A project in a database of this test file's own. Call it once at the top of the file (it cleans up after the file);
 * a test that needs an untouched project calls `world.another()`.
 */
export async function freshWorld(options: WorldOptions = {}): Promise<World> {
	const testDatabase = await freshDatabase();
	return makeWorld(testDatabase, stoppedClock(options.now ?? '2026-03-02T09:00:00Z'), options);
}

/** Keys of tests: the same each run. */
export const testKeys = parseKeys(`1:${Buffer.alloc(32, 7).toString('base64')}`);

/** A context over any database, as the system unless told; for tests that need no project. */
export function contextOver(
	database: TestDatabase['database'],
	clock: Clock,
	actor: Actor = { kind: 'system', name: 'test' },
): Context {
	return {
		database,
		actor,
		now: () => clock.now(),
		keys: testKeys,
		requestId: newId(),
		log: { info: () => undefined, warn: () => undefined, error: () => undefined },
		settings: {
			publicUrl: 'https://public.example.org',
			adminUrl: 'https://admin.example.org',
			hasSmtp: false,
		},
	};
}

export function stoppedClock(start: Date | string): Clock {
	let now = new Date(start).getTime();
	return {
		now: () => new Date(now),
		set: (instant) => {
			now = new Date(instant).getTime();
		},
		advance: ({ days = 0, hours = 0, minutes = 0 }) => {
			now += days * dayMs + (hours * 60 + minutes) * 60_000;
		},
	};
}

async function makeWorld(testDatabase: TestDatabase, clock: Clock, options: WorldOptions): Promise<World> {
	const ctx = contextOver(testDatabase.database, clock);
	const name = randomBytes(4).toString('hex');
	const project = await makeProject(ctx, name, options);
	let made = 0;
	const next = (what: string) => `${what}-${++made}`;
	let ownCourse: Promise<{ id: string }> | undefined;
	let ownVenue: Promise<{ id: string }> | undefined;

	const world: World = {
		...testDatabase,
		project,
		clock,
		ctx,
		as: (who, scope = {}) => contextOver(testDatabase.database, clock, actorOf(project.id, who, scope)),
		course: async (course = {}) => {
			const input = CreateCourseInput.parse({
				project: project.slug,
				key: next('course'),
				durationMinutes: 180,
				title: inAll('Kurssi', 'Kurs', 'Course'),
				...course,
			});
			return { id: (await grantedOf(createCourse(ctx, input))).courseId };
		},
		venue: async (venue = {}) => {
			const input = CreateVenueInput.parse({
				project: project.slug,
				name: inAll('Talo', 'Hus', 'House'),
				municipalityCode: '091',
				streetAddress: 'Esimerkkikatu 1',
				postalCode: '00100',
				capacitySeats: 100,
				rooms: [{ name: inAll('Sali', 'Sal', 'Room'), capacitySeats: 100 }],
				...venue,
			});
			const { venueId, roomIds } = await createVenue(ctx, input);
			return { id: venueId, roomIds };
		},
		trainer: async (trainer = {}) => {
			const input = CreateTrainerInput.parse({
				project: project.slug,
				key: next('trainer'),
				role: inAll('Kouluttaja', 'Utbildare', 'Trainer'),
				languages: ['fi'],
				...trainer,
			});
			return { id: (await grantedOf(createTrainer(ctx, input))).trainerId };
		},
		training: async (training = {}) => {
			const mode = training.mode ?? 'onsite';
			const courseId = training.courseId ?? (await (ownCourse ??= world.course())).id;
			const ownPlace =
				mode === 'online' || training.venueId !== undefined ? null : (await (ownVenue ??= world.venue())).id;
			return makeTraining(ctx, project, training, { mode, courseId, venueId: training.venueId ?? ownPlace });
		},
		another: (other = {}) => makeWorld(testDatabase, clock, other),
	};
	return world;
}

async function makeProject(ctx: Context, name: string, options: WorldOptions) {
	const slug = `project-${name}`;
	const codePrefix = `P${name.toUpperCase()}`;
	const input = CreateProjectInput.parse({
		code: slug,
		slug,
		codePrefix,
		timeZone,
		title: inAll('Hanke', 'Projekt', 'Project'),
		organiser: inAll('Virasto', 'Myndighet', 'Agency'),
		requiredLocales: options.requiredLocales ?? ['fi', 'sv'],
		periodStart: '2020-01-01',
		periodEnd: '2035-12-31',
		fund: 'ISF',
		contactEmail: 'project@example.org',
		fundingStatement: inAll(
			'Euroopan unionin osarahoittama',
			'Medfinansieras av Europeiska unionen',
			'Co-funded by the European Union',
		),
	});
	const { projectId } = await grantedOf(createProject(ctx, input));
	const groups = (options.targetGroups ?? ['police', 'social_services']).map((key) => ({
		key,
		name: inAll(key, key, key),
	}));
	await grantedOf(createTargetGroups(ctx, CreateTargetGroupsInput.parse({ project: slug, groups })));
	return { id: projectId, slug, codePrefix };
}

async function makeTraining(
	ctx: Context,
	project: World['project'],
	options: TrainingOptions,
	settled: { mode: TrainingMode; courseId: string; venueId: string | null },
): Promise<WorldTraining> {
	const {
		capacity = 20,
		onlineCapacity = 20,
		startsAt: asked,
		durationMinutes = 180,
		sessions: several,
		opensAt,
		closesAt,
		selfCancelUntil,
		state = 'published',
		code,
		...rest
	} = options;
	const first = new Date(asked ?? several?.[0]?.startsAt ?? ctx.now().getTime() + 14 * dayMs);
	const sessions = several ?? [
		{ startsAt: first, endsAt: new Date(first.getTime() + durationMinutes * 60_000) },
	];
	const anHourBefore = new Date(first.getTime() - 3_600_000);
	const opens = new Date(opensAt ?? first.getTime() - 30 * dayMs);
	const input = CreateTrainingInput.parse({
		project: project.slug,
		format: settled.mode === 'online' ? 'webinar' : settled.mode === 'hybrid' ? 'hybrid' : 'regional_onsite',
		conferenceUrl: settled.mode === 'onsite' ? null : 'https://meet.example.org/room',
		...rest,
		...settled,
		onsiteSeats: settled.mode === 'online' ? 0 : capacity,
		onlineSeats: settled.mode === 'online' ? capacity : settled.mode === 'hybrid' ? onlineCapacity : 0,
		sessions: sessions.map(({ startsAt, endsAt, roomId }) => ({
			startsAt: wall(startsAt),
			endsAt: wall(endsAt),
			...(roomId === undefined ? {} : { roomId }),
		})),
		opensAt: wall(opens),
		closesAt: wall(closesAt ?? (anHourBefore > opens ? anHourBefore : opens)),
		selfCancelUntil: wall(selfCancelUntil ?? anHourBefore),
	});
	// A training that is over was published while it lay ahead.
	const then: Context =
		first > ctx.now() ? ctx : { ...ctx, now: () => new Date(first.getTime() - 60 * dayMs) };
	const created = await createTraining(then, input, code === undefined ? {} : { code });
	const id = created.trainingId;
	let revision = 1;
	if (state === 'published')
		revision = (await grantedOf(publishTraining(then, { project: project.slug, trainingId: id, revision })))
			.revision;
	const ends = sessions.map((session) => new Date(session.endsAt).getTime());
	return {
		id,
		projectId: project.id,
		code: created.code,
		sessionIds: created.sessionIds,
		startsAt: first,
		endsAt: new Date(Math.max(...ends)),
		revision,
	};
}

function actorOf(
	projectId: string,
	who: StaffRole | 'public' | Actor,
	scope: { trainingIds?: readonly string[]; onDate?: string },
): Actor {
	if (typeof who === 'object') return who;
	if (who === 'public') return { kind: 'public' };
	const isPartial = who === 'host' || who === 'trainer' || who === 'check_in_helper';
	const trainingIds: 'all' | readonly string[] = scope.trainingIds ?? (isPartial ? [] : 'all');
	const grant = { projectId, role: who, trainingIds, onDate: scope.onDate ?? null };
	return { kind: 'staff', userId: `user-${who}`, grants: [grant], hasSecondFactor: true };
}

const inAll = (fi: string, sv: string, en: string) => ({ fi, sv, en });

function wall(instant: Date | string): string {
	const { eventDate, wallTime } = wallTimeOf(new Date(instant), timeZone);
	return `${eventDate}T${wallTime}`;
}

/** What a command granted; a refusal is a fault of the test. */
export async function grantedOf<Result extends { readonly ok: boolean }>(
	running: Promise<Result>,
): Promise<Extract<Result, { ok: true }>> {
	const result = await running;
	if (!result.ok) throw new Error(`Refused: ${JSON.stringify(result)}`);
	// Narrowed by the line above; the type parameter hides it.
	return result as Extract<Result, { ok: true }>;
}

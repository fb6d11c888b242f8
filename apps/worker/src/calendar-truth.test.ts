import { findCalendarFaults } from '@kutsu/calendar/conformance';
import type { Context } from '@kutsu/core/context';
import { correctPerson } from '@kutsu/core/desk';
import {
	acceptSeat,
	cancelMyRegistration,
	cancelRegistration,
	moveMyRegistration,
	moveRegistration,
	register,
	registrationToken,
	switchMyMode,
	transferMySeat,
} from '@kutsu/core/registrations';
import { RegisterInput, TransferMySeatInput } from '@kutsu/core/registrations/model';
import {
	cancelTraining,
	editTraining,
	reinstateTraining,
	timeChangeNotice,
	trainingForStaff,
} from '@kutsu/core/trainings';
import type { EditTrainingInput } from '@kutsu/core/trainings/model';
import { editVenue, venue as venueOf } from '@kutsu/core/venues';
import { openDatabase } from '@kutsu/db';
import { newId } from '@kutsu/kernel';
import { calendarClient, freshWorld, partOfType, readMime } from '@kutsu/testing';
import type { CalendarClient, WorldTraining } from '@kutsu/testing';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { tasksOf } from './tasks.ts';

// Whatever staff and participants do, what a stranger's calendar shows is what the database says.
const root = await freshWorld();
const workerDatabase = openDatabase(root.urlAs('kutsu_worker'));
afterAll(() => workerDatabase.pool.end());

/** More of them find rarer things: MODEL_RUNS=200. */
const runs = Number(process.env['MODEL_RUNS'] ?? 8);

const shared = 'yhteinen@example.org';
const people = [
	{ firstName: 'Yksi', email: shared },
	{ firstName: 'Kaksi', email: shared },
	{ firstName: 'Kolme', email: shared },
	{ firstName: 'Neljä', email: 'nelja@example.org' },
	{ firstName: 'Viisi', email: 'viisi@example.org' },
] as const;

const person = fc.nat({ max: people.length - 1 });
const training = fc.nat({ max: 2 });
const mode = fc.constantFrom('onsite' as const, 'online' as const);
const two = fc.tuple(training, fc.nat({ max: 9 }));
const happening = fc.oneof(
	{ weight: 9, arbitrary: fc.record({ do: fc.constant('register' as const), person, training, mode }) },
	{ weight: 4, arbitrary: fc.record({ do: fc.constant('leave' as const), person, training }) },
	{ weight: 2, arbitrary: fc.record({ do: fc.constant('remove' as const), person, training }) },
	{ weight: 2, arbitrary: fc.record({ do: fc.constant('move' as const), person, training, to: training }) },
	{
		weight: 1,
		arbitrary: fc.record({ do: fc.constant('be-moved' as const), person, training, to: training }),
	},
	{ weight: 2, arbitrary: fc.record({ do: fc.constant('give' as const), person, training, to: person }) },
	{ weight: 3, arbitrary: fc.record({ do: fc.constant('accept' as const), person, training }) },
	{ weight: 2, arbitrary: fc.record({ do: fc.constant('switch' as const), person, training, mode }) },
	{ weight: 1, arbitrary: fc.record({ do: fc.constant('readdress' as const), person, training }) },
	{ weight: 4, arbitrary: fc.record({ do: fc.constant('time' as const), at: two }) },
	{ weight: 2, arbitrary: fc.record({ do: fc.constant('sessions' as const), at: two }) },
	{ weight: 2, arbitrary: fc.record({ do: fc.constant('venue' as const), at: two }) },
	{ weight: 1, arbitrary: fc.record({ do: fc.constant('street' as const), at: two }) },
	{ weight: 1, arbitrary: fc.record({ do: fc.constant('title' as const), at: two }) },
	{ weight: 2, arbitrary: fc.record({ do: fc.constant('link' as const), at: two }) },
	{ weight: 2, arbitrary: fc.record({ do: fc.constant('discreet' as const), at: two }) },
	{
		weight: 2,
		arbitrary: fc.record({ do: fc.constant('call-off' as const), training, postpone: fc.boolean() }),
	},
	{ weight: 3, arbitrary: fc.record({ do: fc.constant('reinstate' as const), training }) },
	{
		weight: 1,
		arbitrary: fc.record({
			do: fc.constant('notice' as const),
			training,
			when: fc.constantFrom('now' as const, 'held' as const),
		}),
	},
	{
		weight: 2,
		arbitrary: fc.record({ do: fc.constant('defer' as const), times: fc.integer({ min: 1, max: 3 }) }),
	},
	{
		weight: 8,
		arbitrary: fc.record({ do: fc.constant('wait' as const), minutes: fc.integer({ min: 0, max: 6 }) }),
	},
);
type Happening = typeof happening extends fc.Arbitrary<infer Value> ? Value : never;

/** Before anything else two of the shared mailbox have seats beside each other, one of them in two ways. */
const opening: readonly Happening[] = [
	{ do: 'register', person: 0, training: 0, mode: 'onsite' },
	{ do: 'register', person: 1, training: 0, mode: 'onsite' },
	{ do: 'register', person: 1, training: 1, mode: 'onsite' },
	{ do: 'register', person: 2, training: 1, mode: 'online' },
	{ do: 'wait', minutes: 1 },
];

type Letter = { readonly to: string; readonly raw: Buffer };

/** A project with three dates of one course, and all mail it sends. */
async function aStage() {
	const world = await root.another();
	const venues = [await world.venue(), await world.venue({ streetAddress: 'Toinenkatu 2' })];
	const venueId = venues[0]?.id ?? '';
	const common = {
		venueId,
		capacity: 2,
		onlineCapacity: 2,
		opensAt: '2026-02-01T09:00:00Z',
		closesAt: '2026-05-01T09:00:00Z',
	};
	const { id: courseId } = await world.course();
	const trainings: WorldTraining[] = [
		await world.training({ ...common, courseId, startsAt: '2026-06-01T06:00:00Z' }),
		await world.training({
			...{ ...common, courseId, mode: 'hybrid' },
			sessions: [
				{ startsAt: '2026-06-08T06:00:00Z', endsAt: '2026-06-08T12:00:00Z' },
				{ startsAt: '2026-06-09T06:00:00Z', endsAt: '2026-06-09T12:00:00Z' },
			],
		}),
		await world.training({
			...common,
			courseId,
			mode: 'hybrid',
			startsAt: '2026-06-15T06:00:00Z',
			addressDisclosure: 'confirmed',
		}),
	];
	const letters: Letter[] = [];
	let deferrals = 0;
	const transport = {
		send: async ({ envelope, raw }: { envelope: { to: string }; raw: Buffer }) => {
			if (deferrals > 0) {
				deferrals -= 1;
				return { ok: false as const, failure: { code: 'EENVELOPE', responseCode: 451, response: 'later' } };
			}
			letters.push({ to: envelope.to, raw });
			return { ok: true as const };
		},
	};
	const tasks = tasksOf(
		(name): Context => ({
			...world.ctx,
			database: workerDatabase,
			actor: { kind: 'system', name },
			settings: { ...world.ctx.settings, hasSmtp: true, mailFrom: 'kutsu@example.org' },
		}),
		transport,
	);
	const runJobs = async () => {
		for (;;) {
			const { rows } = await world.owner.query<{ task: string; payload: unknown }>(
				'delete from job_requests where run_at <= $1 returning task, payload',
				[world.clock.now()],
			);
			if (rows.length === 0) return;
			for (const { task, payload } of rows)
				await Reflect.apply(tasks[task] ?? (() => undefined), undefined, [payload, { job: { id: '1' } }]);
		}
	};
	return { world, trainings, venues, letters, runJobs, defer: (times: number) => void (deferrals = times) };
}
type Stage = Awaited<ReturnType<typeof aStage>>;

async function registrationOf({ world, trainings }: Stage, of: { person: number; training: number }) {
	const who = people[of.person];
	const { rows } = await world.owner.query<{
		id: string;
		link: number;
		participantId: string;
		revision: number;
	}>(
		`select r.id, r.link_generation as link, p.id as "participantId", p.revision from registrations r join participants p on p.id = r.participant_id
		 where r.training_id = $1 and p.first_name = $2 and r.state <> 'cancelled'`,
		[trainings[of.training]?.id, who?.firstName],
	);
	const [row] = rows;
	return row && { ...row, token: registrationToken(world.ctx, { id: row.id, linkGeneration: row.link }) };
}

async function editStage(
	{ world, trainings }: Stage,
	index: number,
	change: (form: EditTrainingInput) => Partial<EditTrainingInput>,
): Promise<void> {
	const one = trainings[index];
	if (!one) return;
	const ctx = world.as('coordinator');
	const project = world.project.slug;
	const shown = await trainingForStaff(ctx, { project, code: one.code });
	const form = { ...shown.form, project, trainingId: one.id, revision: shown.revision };
	await editTraining(ctx, { ...form, ...change(form) });
}

async function happen(stage: Stage, one: Happening): Promise<void> {
	const { world, trainings, venues } = stage;
	const project = world.project.slug;
	const coordinator = world.as('coordinator');
	const mine = 'person' in one ? await registrationOf(stage, one) : undefined;
	switch (one.do) {
		case 'register': {
			const who = people[one.person];
			const requestId = newId();
			await register(
				world.as('public'),
				RegisterInput.parse({
					...{ ...who, requestId, lastName: 'Kallio', targetGroup: 'police' },
					...{
						training: trainings[one.training]?.code,
						mode: one.training === 0 ? 'onsite' : one.mode,
						locale: one.person % 2 === 0 ? 'fi' : 'sv',
					},
				}),
			);
			return;
		}
		case 'leave':
			if (mine) await cancelMyRegistration(world.as('public'), mine);
			return;
		case 'remove':
			if (mine)
				await cancelRegistration(coordinator, { projectId: world.project.id, registrationId: mine.id });
			return;
		case 'move':
			if (mine)
				await moveMyRegistration(world.as('public'), {
					...{ token: mine.token, trainingId: trainings[one.to]?.id ?? '' },
					...{ carriesNeeds: false, locale: 'fi' },
				});
			return;
		case 'be-moved':
			if (mine)
				await moveRegistration(coordinator, {
					...{ projectId: world.project.id, registrationId: mine.id },
					toTrainingId: trainings[one.to]?.id ?? '',
				});
			return;
		case 'give':
			if (mine)
				await transferMySeat(
					world.as('public'),
					TransferMySeatInput.parse({
						...{
							token: mine.token,
							...people[one.to],
							lastName: 'Kallio',
							targetGroup: 'police',
							locale: 'fi',
						},
					}),
				);
			return;
		case 'accept':
			if (mine) await acceptSeat(world.as('public'), mine);
			return;
		case 'switch':
			if (mine) await switchMyMode(world.as('public'), { token: mine.token, mode: one.mode });
			return;
		case 'readdress': {
			if (!mine) return;
			const { participantId, revision } = mine;
			await correctPerson(coordinator, {
				...{ projectId: world.project.id, participantId, revision },
				...{
					firstName: people[one.person]?.firstName ?? '',
					lastName: 'Kallio',
					locale: 'fi',
					email: `uusi-${one.person}@example.org`,
				},
				...{ phone: undefined, organisation: undefined },
			});
			return;
		}
		case 'time': {
			const [index, day] = one.at;
			const moved = (text: string) => `${text.slice(0, 8)}${String(10 + day)}${text.slice(10)}`;
			return editStage(stage, index, (form) => ({
				sessions: form.sessions.map((session, position) =>
					position === 0
						? { ...session, startsAt: moved(session.startsAt), endsAt: moved(session.endsAt) }
						: session,
				),
			}));
		}
		case 'sessions': {
			const [index, day] = one.at;
			return editStage(stage, index, ({ sessions }) => ({
				sessions:
					sessions.length > 1
						? sessions.slice(day % 2, (day % 2) + 1)
						: [
								...sessions,
								{
									startsAt: `2026-06-2${day}T09:00`,
									endsAt: `2026-06-2${day}T12:00`,
									roomId: null,
									title: null,
								},
							],
			}));
		}
		case 'venue': {
			const venueId = venues[one.at[1] % 2]?.id ?? null;
			return editStage(stage, one.at[0], () => ({ venueId }));
		}
		case 'street': {
			const venueId = venues[one.at[1] % 2]?.id ?? '';
			const {
				id: _,
				municipality: __,
				comingCount: ___,
				rooms,
				...fields
			} = await venueOf(coordinator, { project, venueId });
			await editVenue(coordinator, {
				...{ ...fields, project, venueId, streetAddress: `Katu ${one.at[1]}` },
				rooms: rooms.map((room) => ({ ...room, equipment: [...room.equipment] })),
			});
			return;
		}
		case 'title':
			return editStage(stage, one.at[0], () => ({
				title: { fi: `Nimi ${one.at[1]}`, sv: `Namn ${one.at[1]}` },
			}));
		case 'link':
			return editStage(stage, one.at[0], (form) =>
				form.mode === 'onsite' ? {} : { conferenceUrl: `https://meet.example.org/${one.at[1]}` },
			);
		case 'discreet':
			return editStage(stage, one.at[0], () => ({ isDiscreet: one.at[1] % 2 === 0 }));
		case 'call-off':
		case 'reinstate':
		case 'notice': {
			const of = trainings[one.training];
			const { revision } = await trainingForStaff(coordinator, { project, code: of?.code ?? '' });
			const named = { project, trainingId: of?.id ?? '', revision };
			if (one.do === 'reinstate') await reinstateTraining(coordinator, named);
			else if (one.do === 'notice') await timeChangeNotice(coordinator, { ...named, when: one.when });
			else
				await cancelTraining(coordinator, {
					...named,
					reason: { fi: 'Syy', sv: 'Orsak' },
					isPostponed: one.postpone,
				});
			return;
		}
		case 'defer':
			return stage.defer(one.times);
		case 'wait':
			world.clock.advance({ minutes: one.minutes });
			return stage.runJobs();
	}
}

/** Lets everything that waits leave: updates that are held, mail that a server put off. */
async function settle(stage: Stage): Promise<void> {
	const { world, trainings } = stage;
	stage.defer(0);
	for (const { id: trainingId } of trainings)
		await timeChangeNotice(world.as('coordinator'), { project: world.project.slug, trainingId, when: 'now' });
	for (let round = 0; round < 3; round++) {
		world.clock.advance({ minutes: 25 });
		await stage.runJobs();
	}
}

type Expected = {
	readonly times: readonly [Date, Date];
	readonly street: string | null;
	readonly link: string | null;
};

/** What each mailbox's calendar should show, asked of the database in other words than the product's. */
async function expectedOf({ world }: Stage): Promise<Map<string, Map<string, Expected>>> {
	const { rows } = await world.owner.query<{
		email: string;
		sessionId: string;
		startsAt: Date;
		endsAt: Date;
		isOnsite: boolean;
		isOnline: boolean;
		isDiscreet: boolean;
		street: string;
		link: string | null;
	}>(
		`select b.email, s.id as "sessionId", s.starts_at as "startsAt", s.ends_at as "endsAt", bool_or(r.mode = 'onsite') as "isOnsite",
			bool_or(r.mode = 'online') as "isOnline", t.is_discreet as "isDiscreet", v.street_address as street, t.conference_url as link
		 from registrations r join participants p on p.id = r.participant_id join mailboxes b on b.id = p.mailbox_id
		 join trainings t on t.id = r.training_id and t.state = 'published' join sessions s on s.training_id = t.id and s.state = 'scheduled'
		 left join venues v on v.id = t.venue_id
		 where r.project_id = $1 and r.state = 'confirmed' group by b.email, s.id, s.starts_at, s.ends_at, t.is_discreet, t.conference_url, v.street_address`,
		[world.project.id],
	);
	const byMailbox = new Map<string, Map<string, Expected>>();
	for (const row of rows) {
		const entries = byMailbox.get(row.email) ?? new Map<string, Expected>();
		entries.set(`${row.sessionId}@session.kutsu`, {
			times: [row.startsAt, row.endsAt],
			street: row.isOnsite && !row.isDiscreet ? row.street : null,
			link: row.isOnline && !row.isDiscreet ? row.link : null,
		});
		byMailbox.set(row.email, entries);
	}
	return byMailbox;
}

function shownBy(client: CalendarClient, streets: readonly string[]): Map<string, Expected> {
	return new Map(
		[...client.shown].map(([uid, entry]) => [
			uid,
			{
				times: [entry.startsAt, entry.endsAt],
				street: streets.find((street) => entry.location.includes(street)) ?? null,
				link: entry.conferenceUrl === '' ? null : entry.conferenceUrl,
			},
		]),
	);
}

/** Each letter with the one after it the other way round, as servers hand them on. */
function swapped(letters: readonly Letter[]): Letter[] {
	return letters.flatMap((letter, index) => {
		if (index % 2 === 1) return [];
		const next = letters[index + 1];
		return next ? [next, letter] : [letter];
	});
}

async function compare(stage: Stage): Promise<void> {
	const expected = await expectedOf(stage);
	const { rows } = await stage.world.owner.query<{ street: string }>(
		'select street_address as street from venues where project_id = $1',
		[stage.world.project.id],
	);
	const streets = rows.map((row) => row.street);
	const byAddress = Map.groupBy(stage.letters, (letter) => letter.to);
	for (const address of new Set([...byAddress.keys(), ...expected.keys()])) {
		const letters = byAddress.get(address) ?? [];
		for (const order of [letters, swapped(letters), letters.toReversed()]) {
			const client = calendarClient(address);
			for (const letter of order) client.receive(letter.raw);
			expect(client.faults, address).toEqual([]);
			expect(shownBy(client, streets), address).toEqual(expected.get(address) ?? new Map());
		}
	}
}

test(
	'whatever happens, and in whatever order mail arrives, each mailbox shows what the database says',
	{ timeout: 20_000 * runs },
	() =>
		fc.assert(
			fc.asyncProperty(
				fc.array(happening, { minLength: 12, maxLength: 45, size: 'max' }),
				async (happenings) => {
					const stage = await aStage();
					for (const one of opening) await happen(stage, one);
					for (const one of happenings) await happen(stage, one);
					await settle(stage);
					await compare(stage);
					// Those who share a mailbox leave one after the other: the entry stays until the last has gone.
					for (const leaving of [0, 1]) {
						for (const of of [0, 1, 2]) await happen(stage, { do: 'leave', person: leaving, training: of });
						await settle(stage);
						await compare(stage);
					}
					for (const { raw } of stage.letters) {
						const calendar = partOfType(readMime(raw), 'text/calendar');
						if (calendar) expect(findCalendarFaults(calendar.body)).toEqual([]);
					}
				},
			),
			{
				numRuns: runs,
				endOnFailure: process.env['MODEL_SHRINK'] === undefined,
			},
		),
);

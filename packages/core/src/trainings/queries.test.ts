import { freshWorld } from '@kutsu/testing';
import type { TrainingOptions, World } from '@kutsu/testing';
import { Forbidden, NotFound } from '@kutsu/kernel';
import { describe, expect, test, vi } from 'vitest';
import { CatalogueInput, ConflictsInput, PlanInput } from './model.ts';
import type { CatalogueFilter, PlanFilter } from './model.ts';
import {
	catalogue,
	catalogueChoices,
	conflicts,
	month,
	monthSessionsForFeed,
	plan,
	publicTraining,
	sessionsForFeed,
	trainingForStaff,
	trainingToken,
} from './index.ts';

const world = await freshWorld();

const codes = async (of: World, filter: CatalogueFilter) => {
	const page = await catalogue(
		of.as('public'),
		CatalogueInput.parse({ filter: { project: of.project.slug, ...filter } }),
	);
	return page.rows.map((row) => row.code);
};

/** Trainings by name, to be asked for by it. */
async function plant(of: World, trainings: Record<string, TrainingOptions>) {
	const names = new Map<string, string>();
	for (const [name, options] of Object.entries(trainings)) names.set((await of.training(options)).code, name);
	return (found: readonly string[]) => found.map((code) => names.get(code));
}

/** How many statements something sends outside transactions. */
async function countQueries(of: World, work: () => Promise<unknown>): Promise<number> {
	const { pool } = of.database;
	const query = vi.spyOn(pool, 'query');
	await work();
	const { length } = query.mock.calls;
	query.mockRestore();
	return length;
}

describe('the catalogue', () => {
	test('shows a region what is held there, what serves it, and online trainings open to it', async () => {
		const own = await world.another();
		const rovaniemi = await own.venue({ municipalityCode: '698' });
		const namesOf = await plant(own, {
			'held there': { venueId: rovaniemi.id, startsAt: '2026-04-01T06:00Z' },
			'held elsewhere, serving it': { regionsServed: ['01', '19'], startsAt: '2026-04-02T06:00Z' },
			'hybrid elsewhere, serving it': {
				mode: 'hybrid',
				regionsServed: ['19'],
				startsAt: '2026-04-03T06:00Z',
			},
			'online for everyone': { mode: 'online', startsAt: '2026-04-04T06:00Z' },
			'online for another region': { mode: 'online', regionsServed: ['02'], startsAt: '2026-04-05T06:00Z' },
			'held elsewhere': { startsAt: '2026-04-06T06:00Z' },
			'hybrid elsewhere': { mode: 'hybrid', startsAt: '2026-04-07T06:00Z' },
		});
		const there = ['held there', 'held elsewhere, serving it', 'hybrid elsewhere, serving it'];
		expect(namesOf(await codes(own, { region: '19' }))).toEqual([...there, 'online for everyone']);
		expect(namesOf(await codes(own, { region: '19', hideOnline: true }))).toEqual(there);
	});

	test('a language is one it is held in, or interpreted into', async () => {
		const own = await world.another();
		const namesOf = await plant(own, {
			swedish: { languages: ['sv'], startsAt: '2026-04-01T06:00Z' },
			interpreted: { languages: ['fi'], interpretation: ['fi-sv'], startsAt: '2026-04-02T06:00Z' },
			'interpreted from it': { languages: ['fi'], interpretation: ['sv-fi'], startsAt: '2026-04-03T06:00Z' },
			finnish: { languages: ['fi'], startsAt: '2026-04-04T06:00Z' },
		});
		expect(namesOf(await codes(own, { language: 'sv' }))).toEqual(['swedish', 'interpreted']);
	});

	test('days are those of the training’s own zone, both included', async () => {
		const own = await world.another();
		const namesOf = await plant(own, {
			'late the evening before': { startsAt: '2026-04-01T19:00Z', durationMinutes: 60 },
			'just after midnight in Helsinki': { startsAt: '2026-04-01T21:30Z', durationMinutes: 60 },
			'late in the evening': { startsAt: '2026-04-02T20:00Z', durationMinutes: 30 },
			'just after the next midnight': { startsAt: '2026-04-02T21:00Z', durationMinutes: 60 },
			'from the day before': {
				sessions: [
					{ startsAt: '2026-04-01T06:00Z', endsAt: '2026-04-01T12:00Z' },
					{ startsAt: '2026-04-02T06:00Z', endsAt: '2026-04-02T12:00Z' },
				],
			},
		});
		expect(namesOf(await codes(own, { from: '2026-04-02', to: '2026-04-02' }))).toEqual([
			'from the day before',
			'just after midnight in Helsinki',
			'late in the evening',
		]);
	});

	test.each<{ when: string; filter: CatalogueFilter; expected: string[] }>([
		{ when: 'a target group', filter: { group: 'police' }, expected: ['police in May'] },
		{ when: 'a format', filter: { format: 'network_workshop' }, expected: ['workshop'] },
		{ when: 'a series', filter: { series: 'no-such' }, expected: [] },
		{
			when: 'words in a title, in any case and order',
			filter: { q: 'MAY  police' },
			expected: ['police in May'],
		},
		{ when: 'a municipality', filter: { q: 'helsingf' }, expected: ['workshop', 'police in May'] },
		{ when: 'signs that mean something to a database', filter: { q: '%' }, expected: [] },
		{ when: 'nothing asked', filter: {}, expected: ['workshop', 'police in May'] },
	])('finds by $when', async ({ filter, expected }) => {
		const own = await world.another();
		const namesOf = await plant(own, {
			workshop: {
				format: 'network_workshop',
				startsAt: '2026-04-01T06:00Z',
				targetGroupKeys: ['social_services'],
			},
			'police in May': {
				title: { fi: 'Poliisi toukokuussa', sv: 'Polisen i maj', en: 'Police in May' },
				targetGroupKeys: ['police'],
				startsAt: '2026-05-01T06:00Z',
			},
		});
		expect(namesOf(await codes(own, filter))).toEqual(expected);
	});

	test('shows no draft, nothing unlisted or by invitation, nothing that is over unless asked', async () => {
		const own = await world.another();
		const namesOf = await plant(own, {
			open: {},
			draft: { state: 'draft' },
			unlisted: { visibility: 'unlisted' },
			invitation: { visibility: 'invitation' },
			over: { startsAt: '2026-02-20T06:00Z' },
			running: { startsAt: '2026-03-02T08:00Z' },
		});
		expect(namesOf(await codes(own, {}))).toEqual(['running', 'open']);
		expect(namesOf(await codes(own, { showPast: true }))).toEqual(['open', 'running', 'over']);
	});

	test('turns 45 trainings over in three pages and back, with the same statements on each', async () => {
		const own = await world.another();
		for (let hour = 0; hour < 45; hour++) {
			// Three at a time start together: the id decides.
			await own.training({ startsAt: new Date(Date.UTC(2026, 3, 1, 6 + Math.floor(hour / 3))), capacity: 5 });
		}
		const turn = (page: object) =>
			catalogue(own.as('public'), CatalogueInput.parse({ filter: { project: own.project.slug }, page }));
		const first = await turn({});
		const second = await turn({ after: first.next });
		const third = await turn({ after: second.next });
		expect([first, second, third].map((page) => page.rows.length)).toEqual([20, 20, 5]);
		expect([first.previous, third.next]).toEqual([null, null]);
		expect(new Set([first, second, third].flatMap((page) => page.rows.map((row) => row.id))).size).toBe(45);
		expect(first.total).toEqual({ count: 45, isMore: false });
		const back = await turn({ before: third.previous });
		expect(back.rows).toEqual(second.rows);
		expect((await turn({ before: back.previous })).rows).toEqual(first.rows);
	});

	test('asks the database as often for three rows as for one', async () => {
		const own = await world.another();
		const input = CatalogueInput.parse({ filter: { project: own.project.slug } });
		const count = () => countQueries(own, () => catalogue(own.as('public'), input));
		await own.training();
		const one = await count();
		await own.training();
		await own.training({ mode: 'hybrid' });
		expect([one, await count()]).toEqual([2, 2]);
	});

	test('shows seats per mode, and none to newcomers while somebody waits', async () => {
		const own = await world.another();
		const { id } = await own.training({ mode: 'hybrid', capacity: 3, onlineCapacity: 9 });
		await own.owner.query(
			`update seat_pools set taken_seats = 2, waiting_seats = 4 where training_id = $1 and scope = 'onsite'`,
			[id],
		);
		const page = await catalogue(
			own.as('public'),
			CatalogueInput.parse({ filter: { project: own.project.slug } }),
		);
		expect(page.rows[0]?.seats).toEqual([
			{ scope: 'onsite', capacitySeats: 3, seatsLeft: 0, waitlisted: 4 },
			{ scope: 'online', capacitySeats: 9, seatsLeft: 9, waitlisted: 0 },
		]);
		expect(page.rows[0]?.phase).toBe('open');
	});
});

test('a feed holds the sessions of exactly what the catalogue shows', async () => {
	const own = await world.another();
	const rovaniemi = await own.venue({ municipalityCode: '698' });
	await own.training({ mode: 'online', languages: ['sv'] });
	await own.training({ venueId: rovaniemi.id, interpretation: ['fi-sv'] });
	await own.training({ mode: 'hybrid', regionsServed: ['19'], format: 'network_workshop' });
	await own.training({ visibility: 'unlisted' });
	await own.training({ state: 'draft' });
	const filters: CatalogueFilter[] = [
		{},
		{ region: '19' },
		{ region: '19', hideOnline: true },
		{ language: 'sv' },
		{ format: 'network_workshop' },
		{ group: 'police' },
		{ q: 'rovaniemi' },
		{ from: '2026-03-16', to: '2026-03-16' },
		{ to: '2026-03-01' },
		{ region: '19', language: 'sv' },
	];
	for (const filter of filters) {
		const narrowed = { project: own.project.slug, ...filter };
		const feed = await sessionsForFeed(own.as('public'), narrowed);
		expect(feed.map((session) => session.code).toSorted(), JSON.stringify(filter)).toEqual(
			(await codes(own, narrowed)).toSorted(),
		);
	}
});

test('a month of a feed holds what the feed holds of it, by the day of the place', async () => {
	const own = await world.another();
	const at = (startsAt: string, more: TrainingOptions = {}) =>
		own.training({ startsAt, durationMinutes: 45, ...more });
	// In Helsinki the first is already April, the second still.
	const first = await at('2026-03-31T21:30Z');
	const last = await at('2026-04-30T20:00Z', { mode: 'online' });
	await at('2026-03-31T06:00Z');
	await at('2026-04-30T21:30Z');
	await at('2026-04-15T06:00Z', { visibility: 'unlisted' });
	await at('2026-04-15T06:00Z', { visibility: 'invitation' });
	await at('2026-04-15T06:00Z', { state: 'draft' });
	const april = async (filter: CatalogueFilter, count = 10) => {
		const narrowed = { project: own.project.slug, ...filter };
		const found = await monthSessionsForFeed(own.as('public'), narrowed, '2026-04', count);
		return found.map((session) => session.code);
	};
	expect(await april({})).toEqual([first.code, last.code]);
	expect(await april({}, 1)).toEqual([first.code]);
	expect(await april({ hideOnline: true })).toEqual([first.code]);
	expect(await april({ from: '2026-04-02' })).toEqual([last.code]);
});

describe('one training', () => {
	test('tells the place, the trainers and the groups, and keeps the conference address', async () => {
		const own = await world.another();
		const open = await own.trainer({ name: 'Trainer A' });
		const guarded = await own.trainer({ name: 'Hidden Name', isProtected: true });
		const { code } = await own.training({
			mode: 'hybrid',
			trainerIds: [guarded.id, open.id],
			targetGroupKeys: ['social_services', 'police'],
		});
		const shown = await publicTraining(own.as('public'), { training: code });
		expect(shown.trainers.map((trainer) => trainer.name)).toEqual([null, 'Trainer A']);
		expect(shown.targetGroups.map((group) => group.key)).toEqual(['social_services', 'police']);
		expect(shown.venue?.streetAddress).toBe('Esimerkkikatu 1');
		expect(shown.region?.name).toMatchObject({ fi: 'Uusimaa' });
		expect(JSON.stringify(shown)).not.toMatch(/meet\.example\.org|Hidden Name/);
	});

	test('keeps a place that only the confirmed are told out of page and catalogue', async () => {
		const own = await world.another();
		const shelter = await own.venue({
			name: { fi: 'Salainen', sv: 'Hemlig' },
			streetAddress: 'Piilokatu 1',
			rooms: [{ name: { fi: 'Piilo' }, capacitySeats: 5, equipment: [] }],
		});
		const { code } = await own.training({
			venueId: shelter.id,
			addressDisclosure: 'confirmed',
			sessions: [
				{ startsAt: '2026-04-01T06:00Z', endsAt: '2026-04-01T08:00Z', roomId: shelter.roomIds[0] ?? '' },
			],
		});
		const page = await publicTraining(own.as('public'), { training: code });
		expect(page.isAddressHidden).toBe(true);
		const filter = { project: own.project.slug };
		const all = [page, await catalogue(own.as('public'), CatalogueInput.parse({ filter }))];
		expect(JSON.stringify(all)).not.toMatch(/Salainen|Hemlig|Piilo/);
	});

	test('that is not public is found by its link only; its code, a draft’s and an unknown one answer alike', async () => {
		const own = await world.another();
		const unlisted = await own.training({ visibility: 'unlisted' });
		const invitation = await own.training({ visibility: 'invitation' });
		const draft = await own.training({ state: 'draft' });
		const ctx = own.as('public');
		const answer = (training: string) => publicTraining(ctx, { training }).catch((error: unknown) => error);
		const missing = await answer('NO-SUCH-001');
		expect(missing).toBeInstanceOf(NotFound);
		const draftLink = trainingToken(ctx, { id: draft.id, linkGeneration: 1 });
		for (const hidden of [unlisted.code, invitation.code, draft.code, draftLink])
			expect(await answer(hidden)).toEqual(missing);

		for (const { id } of [unlisted, invitation]) {
			const token = trainingToken(ctx, { id, linkGeneration: 1 });
			expect(await publicTraining(ctx, { training: token })).toMatchObject({
				id,
				code: null,
				isPublic: false,
			});
			expect(await answer(trainingToken(ctx, { id, linkGeneration: 2 }))).toEqual(missing);
			expect(await answer(`${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`)).toEqual(missing);
		}
	});
});

test('the choices name regions, groups, languages and series', async () => {
	const own = await world.another({ targetGroups: ['only_here'] });
	await own.training({ languages: ['smn'] });
	const choices = await catalogueChoices(own.as('public'));
	expect(choices.regions).toHaveLength(19);
	expect(choices.groups.map((group) => group.key)).toContain('only_here');
	expect(choices.languages).toContain('smn');
});

describe('the plan', () => {
	const found = async (of: World, filter: PlanFilter, who: Parameters<World['as']>[0] = 'coordinator') =>
		(await plan(of.as(who), PlanInput.parse({ project: of.project.slug, filter }))).rows.map(
			(row) => row.code,
		);

	test('holds drafts and cancelled ones too, the latest first, the coming with the next first', async () => {
		const own = await world.another();
		const namesOf = await plant(own, {
			over: { startsAt: '2026-02-20T06:00Z' },
			soon: { startsAt: '2026-03-20T06:00Z' },
			draft: { startsAt: '2026-04-20T06:00Z', state: 'draft', visibility: 'unlisted' },
		});
		expect(namesOf(await found(own, {}))).toEqual(['draft', 'soon', 'over']);
		expect(namesOf(await found(own, { when: 'coming' }))).toEqual(['soon', 'draft']);
		expect(namesOf(await found(own, { when: 'past' }))).toEqual(['over']);
		expect(namesOf(await found(own, { state: 'draft' }))).toEqual(['draft']);
		expect(namesOf(await found(own, { from: '2026-03-20', to: '2026-03-20' }))).toEqual(['soon']);
	});

	test('is searched by words, and narrowed by who leads and what is taught', async () => {
		const own = await world.another();
		const [lead, course] = [await own.trainer(), await own.course()];
		const namesOf = await plant(own, {
			led: { trainerIds: [lead.id] },
			taught: { courseId: course.id, title: { fi: 'Erikoinen', sv: 'Speciell' } },
			other: {},
		});
		expect(namesOf(await found(own, { trainerId: lead.id }))).toEqual(['led']);
		expect(namesOf(await found(own, { courseId: course.id }))).toEqual(['taught']);
		expect(namesOf(await found(own, { q: 'erikoi' }))).toEqual(['taught']);
	});

	test('asks the database as often for three rows as for one', async () => {
		const own = await world.another();
		const count = () => countQueries(own, () => found(own, {}));
		await own.training();
		const one = await count();
		await own.training();
		await own.training({ mode: 'hybrid', trainerIds: [(await own.trainer()).id] });
		expect([one, await count()]).toEqual([3, 3]);
	});

	test('shows a trainer and a host their own trainings only, and a protected name to those who plan', async () => {
		const own = await world.another();
		const guarded = await own.trainer({ name: 'Hidden Name', isProtected: true });
		const [mine] = [await own.training({ trainerIds: [guarded.id] }), await own.training()];
		const project = own.project.slug;
		for (const role of ['trainer', 'host'] as const) {
			const ctx = own.as(role, { trainingIds: [mine.id] });
			const page = await plan(ctx, PlanInput.parse({ project }));
			expect([page.rows.map((row) => row.code), page.total.count]).toEqual([[mine.code], 1]);
			expect(
				(await month(ctx, { project, month: '2026-03' })).sessions.map((session) => session.trainingId),
			).toEqual([mine.id]);
			expect(JSON.stringify([page, await trainingForStaff(ctx, { project, code: mine.code })])).not.toContain(
				'Hidden Name',
			);
		}
		expect(JSON.stringify(await plan(own.as('coordinator'), PlanInput.parse({ project })))).toContain(
			'Hidden Name',
		);
	});

	test.each([
		{ role: 'public', fault: NotFound },
		{ role: 'check_in_helper', fault: NotFound },
		{ role: 'trainer', fault: NotFound },
	] as const)('is not there for $role without a training', async ({ role, fault }) => {
		await expect(
			plan(world.as(role), PlanInput.parse({ project: world.project.slug })),
		).rejects.toBeInstanceOf(fault);
	});
});

describe('one training, for staff', () => {
	test('is for those who have a part in it; hidden and missing are alike', async () => {
		const own = await world.another();
		const [mine, other] = [await own.training(), await own.training()];
		const project = own.project.slug;
		const answer = (ctx: ReturnType<World['as']>, code: string) =>
			trainingForStaff(ctx, { project, code }).catch((error: unknown) => error);
		const trainer = own.as('trainer', { trainingIds: [mine.id] });
		expect(await answer(trainer, mine.code)).toMatchObject({
			id: mine.id,
			can: { edit: false, editTexts: false },
		});
		expect(await answer(trainer, other.code)).toEqual(await answer(trainer, 'NO-SUCH-1'));
		expect(await answer(own.as('public'), mine.code)).toBeInstanceOf(NotFound);
		expect(await answer(own.as('check_in_helper', { trainingIds: [mine.id] }), mine.code)).toBeInstanceOf(
			Forbidden,
		);
	});

	test('tells what is missing, where it is shown, and what the form holds', async () => {
		const own = await world.another();
		const draft = await own.training({
			state: 'draft',
			title: { fi: 'Koulutus' },
			mode: 'hybrid',
			capacity: 8,
			onlineCapacity: 30,
			startsAt: '2026-07-01T06:00Z',
		});
		const shown = await trainingForStaff(own.as('coordinator'), {
			project: own.project.slug,
			code: draft.code,
		});
		expect(shown).toMatchObject({
			missing: [{ field: 'title', locale: 'sv' }],
			publicPath: null,
			phase: 'draft',
		});
		expect(shown.form).toMatchObject({
			onsiteSeats: 8,
			onlineSeats: 30,
			sessions: [{ startsAt: '2026-07-01T09:00', endsAt: '2026-07-01T12:00' }],
		});
		const unlisted = await own.training({ visibility: 'unlisted' });
		const path = async (who: 'coordinator' | 'auditor') =>
			(await trainingForStaff(own.as(who), { project: own.project.slug, code: unlisted.code })).publicPath;
		expect([await path('coordinator'), await path('auditor')]).toEqual([
			`/t/${trainingToken(own.ctx, { id: unlisted.id, linkGeneration: 1 })}`,
			null,
		]);
	});
});

test('the month holds what touches it in the project’s zone', async () => {
	const own = await world.another();
	const namesOf = await plant(own, {
		'last evening of March': { startsAt: '2026-03-31T20:00Z', durationMinutes: 30 },
		'first night of April': { startsAt: '2026-03-31T21:00Z', durationMinutes: 30 },
		'over midnight into May': { startsAt: '2026-04-30T20:30Z', durationMinutes: 60 },
		'first morning of May': { startsAt: '2026-04-30T21:00Z', durationMinutes: 60 },
	});
	const april = await month(own.as('auditor'), { project: own.project.slug, month: '2026-04' });
	expect(namesOf(april.sessions.map((session) => session.code))).toEqual([
		'first night of April',
		'over midnight into May',
	]);
});

test('a draft is warned of a room and a trainer booked twice, in one statement for all its sessions', async () => {
	const own = await world.another();
	const [house, lead] = [await own.venue(), await own.trainer()];
	const roomId = house.roomIds[0] ?? '';
	const taken = await own.training({
		venueId: house.id,
		trainerIds: [lead.id],
		sessions: [{ startsAt: '2026-04-01T06:00Z', endsAt: '2026-04-01T09:00Z', roomId }],
	});
	const session = (from: string, to: string) => ({
		startsAt: `2026-04-01T${from}`,
		endsAt: `2026-04-01T${to}`,
		roomId,
	});
	const ask = (change: object) =>
		conflicts(
			own.as('coordinator'),
			ConflictsInput.parse({
				project: own.project.slug,
				trainerIds: [lead.id],
				sessions: [session('11:00', '13:00')],
				...change,
			}),
		);
	expect((await ask({})).map(({ kind, id, other }) => [kind, id, other.code])).toEqual([
		['room', roomId, taken.code],
		['trainer', lead.id, taken.code],
	]);
	expect(await ask({ sessions: [session('12:00', '13:00')] })).toEqual([]);
	expect(await ask({ trainingId: taken.id })).toEqual([]);
	const many = {
		sessions: [session('08:00', '09:00'), session('10:00', '11:00'), session('13:00', '14:00')],
	};
	expect([await countQueries(own, () => ask({})), await countQueries(own, () => ask(many))]).toEqual([2, 2]);
	await expect(
		conflicts(
			own.as('auditor'),
			ConflictsInput.parse({ project: own.project.slug, trainerIds: [], sessions: [] }),
		),
	).rejects.toBeInstanceOf(Forbidden);
});

import { NotFound, newId } from '@kutsu/kernel';
import { signedLink } from '@kutsu/kernel/keys';
import { freshWorld, grantedOf } from '@kutsu/testing';
import type { World, WorldTraining } from '@kutsu/testing';
import { describe, expect, test } from 'vitest';
import {
	myRegistration,
	register,
	registrationToken,
	seatCountsThatDiffer,
} from '../../registrations/index.ts';
import { RegisterInput } from '../../registrations/model.ts';
import type { EditTrainingInput } from '../model.ts';
import { publicTraining } from '../queries/public-training.ts';
import { trainingForStaff } from '../queries/staff-training.ts';
import { cancelTraining } from './cancel-training.ts';
import { editTrainingTexts } from './edit-training-texts.ts';
import { editTraining } from './edit-training.ts';
import { publishTraining } from './publish-training.ts';
import { unpublishTraining } from './unpublish-training.ts';

const world = await freshWorld();

/** The form as staff would find it, with a change. */
async function form(
	training: WorldTraining,
	change: Partial<EditTrainingInput> = {},
): Promise<EditTrainingInput> {
	const project = world.project.slug;
	const shown = await trainingForStaff(world.as('coordinator'), { project, code: training.code });
	return { ...shown.form, project, trainingId: training.id, revision: shown.revision, ...change };
}

async function edit(training: WorldTraining, change: Partial<EditTrainingInput>) {
	return editTraining(world.as('coordinator'), await form(training, change));
}

async function sessionsOf({ id }: { id: string }) {
	const sql =
		'select id, position, sequence, calendar_revised_at as revised, state from sessions where training_id = $1 order by position';
	return (
		await world.owner.query<{ id: string; position: number; sequence: number; revised: Date; state: string }>(
			sql,
			[id],
		)
	).rows;
}

async function jobsOf({ id }: { id: string }) {
	const { rows } = await world.owner.query<{ task: string }>(
		`select task from job_requests where payload->>'trainingId' = $1 order by created_at, task`,
		[id],
	);
	return rows.map((row) => row.task);
}

const lastAudit = async (of: World, id: string) => {
	const sql =
		'select action, actor_id, changed_fields from audit_entries where subject_id = $1 order by at desc, id desc limit 1';
	return (await of.owner.query(sql, [id])).rows[0];
};

describe('a published training', () => {
	test('that moves raises the SEQUENCE of the sessions that moved, and tells those registered', async () => {
		const training = await world.training({
			sessions: [
				{ startsAt: '2026-04-01T06:00Z', endsAt: '2026-04-01T09:00Z' },
				{ startsAt: '2026-04-02T06:00Z', endsAt: '2026-04-02T09:00Z' },
			],
		});
		const { sessions } = await form(training);
		world.clock.advance({ hours: 1 });
		await grantedOf(
			edit(training, {
				sessions: sessions.map((one, index) => (index === 1 ? { ...one, endsAt: '2026-04-02T13:00' } : one)),
			}),
		);
		const [first, second] = await sessionsOf(training);
		expect([first?.sequence, second?.sequence]).toEqual([0, 1]);
		expect(second?.revised).toEqual(world.clock.now());
		expect(first?.revised).not.toEqual(world.clock.now());
		expect(await jobsOf(training)).toEqual(['announce-change']);
		expect(await lastAudit(world, training.id)).toEqual({
			action: 'training.edit',
			actor_id: 'user-coordinator',
			changed_fields: ['endsAt', 'sessions'],
		});
	});

	test('whose title changes is only noted in calendars, and mailed to nobody', async () => {
		const training = await world.training();
		world.clock.advance({ hours: 1 });
		await grantedOf(edit(training, { title: { fi: 'Uusi nimi', sv: 'Nytt namn' } }));
		expect(await sessionsOf(training)).toEqual([
			expect.objectContaining({ sequence: 0, revised: world.clock.now() }),
		]);
		expect(await jobsOf(training)).toEqual([]);
	});

	test('keeps a session taken away as cancelled, and gives a new one an identity of its own', async () => {
		const training = await world.training({
			sessions: [
				{ startsAt: '2026-04-01T06:00Z', endsAt: '2026-04-01T09:00Z' },
				{ startsAt: '2026-04-02T06:00Z', endsAt: '2026-04-02T09:00Z' },
			],
		});
		const [gone, kept] = training.sessionIds;
		const { sessions } = await form(training);
		const added = {
			startsAt: '2026-03-31T09:00',
			endsAt: '2026-03-31T12:00',
			roomId: null,
			title: { fi: 'Aloitus' },
		};
		await grantedOf(edit(training, { sessions: [...sessions.filter((one) => one.id === kept), added] }));
		const now = await sessionsOf(training);
		expect(
			now.map(({ id, state, sequence }) => [
				id === kept ? 'kept' : id === gone ? 'gone' : 'added',
				state,
				sequence,
			]),
		).toEqual([
			['added', 'scheduled', 0],
			['kept', 'scheduled', 0],
			['gone', 'cancelled', 1],
		]);
		expect(
			await trainingForStaff(world.as('coordinator'), { project: world.project.slug, code: training.code }),
		).toMatchObject({
			startsAt: new Date('2026-03-31T06:00Z'),
			endsAt: new Date('2026-04-02T09:00Z'),
		});
		// A later edit leaves the cancelled one as it is.
		await grantedOf(edit(training, { catering: 'coffee' }));
		expect((await sessionsOf(training)).map((one) => one.sequence)).toEqual([0, 0, 1]);
	});

	test('must stay complete: taking Swedish away needs a reason', async () => {
		const training = await world.training();
		expect(await edit(training, { title: { fi: 'Vain suomeksi' } })).toEqual({
			ok: false,
			refusal: { code: 'incomplete', missing: [{ field: 'title', locale: 'sv' }] },
		});
		await grantedOf(
			edit(training, { title: { fi: 'Vain suomeksi' }, missingLocaleReason: 'Kohderyhmä on suomenkielinen' }),
		);
		const shown = await trainingForStaff(world.as('coordinator'), {
			project: world.project.slug,
			code: training.code,
		});
		expect(shown.missingLocaleReason).toBe('Kohderyhmä on suomenkielinen');
	});

	test('gives more seats to those who wait, and takes none from those who have one', async () => {
		const training = await world.training({ capacity: 5 });
		for (const number of [1, 2, 3, 4])
			await grantedOf(register(world.as('public'), person(number, training)));
		expect(await edit(training, { onsiteSeats: 3 })).toEqual({
			ok: false,
			refusal: { code: 'capacity-below-taken', mode: 'onsite', takenSeats: 4 },
		});
		await grantedOf(edit(training, { onsiteSeats: 4 }));
		expect(await jobsOf(training)).toEqual([]);
		await grantedOf(edit(training, { onsiteSeats: 9 }));
		expect(await jobsOf(training)).toEqual(['offer-seats']);
	});

	test('can become hybrid, and back while nobody is online', async () => {
		const training = await world.training({ capacity: 5 });
		await grantedOf(
			edit(training, { mode: 'hybrid', onlineSeats: 40, conferenceUrl: 'https://meet.example.org/x' }),
		);
		await grantedOf(edit(training, { mode: 'onsite', onlineSeats: 0 }));
		const sql = 'select scope, capacity_seats from seat_pools where training_id = $1 order by scope';
		expect((await world.owner.query(sql, [training.id])).rows).toEqual([
			{ scope: 'online', capacity_seats: 0 },
			{ scope: 'onsite', capacity_seats: 5 },
		]);
	});
});

test('a draft may be anything, and tells nobody', async () => {
	const training = await world.training({ state: 'draft' });
	const { sessions } = await form(training);
	await grantedOf(
		edit(training, {
			title: { fi: 'Luonnos' },
			venueId: null,
			sessions: sessions.map((one) => ({ ...one, startsAt: '2026-05-01T09:00', endsAt: '2026-05-01T10:00' })),
		}),
	);
	expect((await sessionsOf(training)).map((one) => one.sequence)).toEqual([0]);
	expect(await jobsOf(training)).toEqual([]);
});

test('a stale edit is refused with what stands now, and nothing is lost of it', async () => {
	const training = await world.training();
	const mine = await form(training, { title: { fi: 'Minun', sv: 'Min' } });
	await grantedOf(edit(training, { title: { fi: 'Toisen', sv: 'Annans' } }));
	const answer = await editTraining(world.as('coordinator'), mine);
	expect(answer).toMatchObject({
		ok: false,
		refusal: { code: 'stale', theirs: { revision: mine.revision + 1, form: { title: { fi: 'Toisen' } } } },
	});
});

test.each([
	{ what: 'a venue', change: async () => ({ venueId: (await (await world.another()).venue()).id }) },
	{ what: 'a trainer', change: async () => ({ trainerIds: [(await (await world.another()).trainer()).id] }) },
	{ what: 'a course', change: async () => ({ courseId: (await (await world.another()).course()).id }) },
])('$what of another project is like one that does not exist', async ({ change }) => {
	const training = await world.training();
	await expect(edit(training, await change())).rejects.toBeInstanceOf(NotFound);
});

test('a session of another training is like one that does not exist', async () => {
	const [training, other] = [await world.training(), await world.training()];
	const { sessions } = await form(training);
	await expect(
		edit(training, { sessions: sessions.map((one) => ({ ...one, id: other.sessionIds[0] })) }),
	).rejects.toBeInstanceOf(NotFound);
});

describe('publishing', () => {
	test('is refused with all that is missing, then recorded', async () => {
		const training = await world.training({
			state: 'draft',
			title: { fi: 'Koulutus' },
			description: { fi: 'Kuvaus' },
		});
		const publish = async () => publishTraining(world.as('coordinator'), { ...(await form(training)) });
		expect(await publish()).toEqual({
			ok: false,
			refusal: {
				code: 'incomplete',
				missing: [
					{ field: 'title', locale: 'sv' },
					{ field: 'description', locale: 'sv' },
				],
			},
		});
		await grantedOf(
			edit(training, {
				title: { fi: 'Koulutus', sv: 'Utbildning' },
				description: { fi: 'Kuvaus', sv: 'Beskrivning' },
			}),
		);
		await grantedOf(publish());
		expect(await lastAudit(world, training.id)).toMatchObject({ action: 'training.publish' });
		expect(await publish()).toEqual({ ok: false, refusal: { code: 'already-published' } });
	});

	test('can be taken back until somebody has registered', async () => {
		const training = await world.training();
		await grantedOf(unpublishTraining(world.as('coordinator'), await form(training)));
		const shown = await trainingForStaff(world.as('coordinator'), {
			project: world.project.slug,
			code: training.code,
		});
		expect([shown.state, shown.phase, shown.publicPath]).toEqual(['draft', 'draft', null]);
	});
});

describe('cancelling', () => {
	test('raises every session, keeps the reason, and asks for the mails', async () => {
		const training = await world.training();
		await grantedOf(
			cancelTraining(world.as('coordinator'), {
				...(await form(training)),
				reason: { fi: 'Kouluttaja on estynyt' },
			}),
		);
		expect((await sessionsOf(training)).map((one) => one.sequence)).toEqual([1]);
		expect(await jobsOf(training)).toEqual(['announce-cancellation']);
		const shown = await trainingForStaff(world.as('coordinator'), {
			project: world.project.slug,
			code: training.code,
		});
		expect(shown).toMatchObject({
			state: 'cancelled',
			cancelReason: { fi: 'Kouluttaja on estynyt' },
			can: { edit: false, editTexts: false },
		});
		expect(await edit(training, {})).toEqual({ ok: false, refusal: { code: 'cancelled' } });
	});

	test('of a draft tells nobody', async () => {
		const training = await world.training({ state: 'draft' });
		await grantedOf(cancelTraining(world.as('coordinator'), { ...(await form(training)), reason: {} }));
		expect(await jobsOf(training)).toEqual([]);
	});
});

const person = (number: number, training: WorldTraining) =>
	RegisterInput.parse({
		training: training.code,
		requestId: newId(),
		firstName: 'Testi',
		lastName: `Henkilö ${number}`,
		email: `henkilo${number}@example.org`,
		targetGroup: 'police',
		mode: 'onsite',
		locale: 'fi',
	});

test('seats added while people register leave nobody stuck, and every seat counted', async () => {
	const training = await world.training({ capacity: 3 });
	const registering = Array.from({ length: 12 }, (_, number) =>
		register(world.as('public'), person(number, training)),
	);
	const [edited] = await Promise.all([edit(training, { onsiteSeats: 6 }), ...registering]);
	expect(edited).toMatchObject({ ok: true });
	const sql =
		'select capacity_seats, taken_seats + waiting_seats as people from seat_pools where training_id = $1';
	expect((await world.owner.query(sql, [training.id])).rows).toEqual([{ capacity_seats: 6, people: 12 }]);
	expect(await seatCountsThatDiffer(world.ctx)).toEqual([]);
});

test('a training somebody has registered for stays published', async () => {
	const training = await world.training();
	await grantedOf(register(world.as('public'), person(1, training)));
	expect(await unpublishTraining(world.as('coordinator'), await form(training))).toEqual({
		ok: false,
		refusal: { code: 'has-registrations' },
	});
});

test('those who write texts may change them, and nothing else', async () => {
	const training = await world.training();
	const ctx = world.as('communications');
	const project = world.project.slug;
	const texts = {
		project,
		trainingId: training.id,
		revision: training.revision,
		title: { fi: 'A', sv: 'B' },
		description: {},
	};
	await grantedOf(editTrainingTexts(ctx, texts));
	await expect(editTraining(ctx, await form(training))).rejects.toThrow('plan.write');
});

describe('its visibility', () => {
	const codeOf = async ({ id }: { id: string }) => {
		const { rows } = await world.owner.query<{ code: string; search_text: string }>(
			'select code, search_text from trainings where id = $1',
			[id],
		);
		return rows[0]?.code ?? '';
	};
	const visitor = world.as('public');
	const opened = (training: string) => publicTraining(visitor, { training });
	const isMissing = (training: string) => expect(opened(training)).rejects.toThrow(NotFound);
	const random = /^P[0-9A-F]+-[2-9A-HJ-NP-Z]{10}$/;

	test.each(['unlisted', 'invitation'] as const)(
		'made %s gives another, random code: the old address answers like a missing one, and links go on',
		async (visibility) => {
			const training = await world.training();
			const person = RegisterInput.parse({
				...{ training: training.code, requestId: newId(), firstName: 'Testi', lastName: 'Kallio' },
				...{ email: 'someone@example.org', targetGroup: 'police', mode: 'onsite', locale: 'fi' },
			});
			await grantedOf(register(visitor, person));
			const { rows } = await world.owner.query<{ id: string }>(
				'select id from registrations where request_id = $1',
				[person.requestId],
			);
			const mine = { token: registrationToken(world.ctx, { id: rows[0]?.id ?? '', linkGeneration: 1 }) };
			const link = signedLink(world.ctx.keys, { linkId: training.id, generation: 1, purpose: 'training' });
			const { code } = await grantedOf(edit(training, { visibility }));
			expect(code).toMatch(random);
			expect(await codeOf(training)).toBe(code);
			for (const address of [training.code, code]) await isMissing(address);
			await expect(
				register(visitor, { ...person, requestId: newId(), email: 'other@example.org' }),
			).rejects.toThrow(NotFound);
			expect(await opened(link)).toMatchObject({ id: training.id });
			expect(await myRegistration(visitor, mine)).toMatchObject({
				state: 'confirmed',
				training: { code: null },
			});
			expect((await lastAudit(world, training.id)).changed_fields).toEqual(['visibility', 'code']);
		},
	);

	test('made public again gives the next ordinary number, never one that others knew', async () => {
		const own = await world.another();
		const [first, second] = [await own.training(), await own.training()];
		const project = own.project.slug;
		const change = async (code: string, visibility: 'public' | 'unlisted' | 'invitation') => {
			const shown = await trainingForStaff(own.as('coordinator'), { project, code });
			const wanted = { ...shown.form, project, visibility, trainingId: second.id, revision: shown.revision };
			return (await grantedOf(editTraining(own.as('coordinator'), wanted))).code;
		};
		const hidden = await change(second.code, 'unlisted');
		expect(await change(hidden, 'invitation')).toBe(hidden);
		const shown = await change(hidden, 'public');
		expect([first.code, second.code, shown].map((code) => code.slice(-3))).toEqual(['001', '002', '003']);
		expect(await opened(shown)).toMatchObject({ id: second.id });
		for (const former of [second.code, hidden]) await isMissing(former);
	});

	test('of a draft that nobody has seen gives its number back, so that no gap betrays it', async () => {
		const own = await world.another();
		const draft = await own.training({ state: 'draft' });
		const project = own.project.slug;
		const shown = await trainingForStaff(own.as('coordinator'), { project, code: draft.code });
		const wanted = { ...shown.form, project, trainingId: draft.id, revision: shown.revision };
		const stale = { ...wanted, visibility: 'unlisted', revision: 99 } as const;
		expect(await editTraining(own.as('coordinator'), stale)).toMatchObject({ refusal: { code: 'stale' } });
		await grantedOf(editTraining(own.as('coordinator'), { ...wanted, visibility: 'unlisted' }));
		expect((await own.training()).code).toBe(draft.code);
	});
});

import { NotFound, newId } from '@kutsu/kernel';
import { signedLink } from '@kutsu/kernel/keys';
import { freshWorld, grantedOf } from '@kutsu/testing';
import type { WorldTraining } from '@kutsu/testing';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Context } from '../../context.ts';
import { recordAttendance } from '../../attendance/index.ts';
import { lookAtNeeds } from '../../forms/index.ts';
import { RegisterInput } from '../model.ts';
import type { RegistrationState } from '../model.ts';
import { registrationToken, seatCountsThatDiffer } from '../queries.ts';
import { myData, myDataDocument } from '../queries/my-data.ts';
import { myAnswers } from '../queries/my-answers.ts';
import { myChoices, registrationsOfMailbox } from '../queries/mine.ts';
import { acceptSeat } from './accept-seat.ts';
import { askForMyLinks } from './ask-for-links.ts';
import { cancelMyRegistration } from './cancel-registration.ts';
import { changeMyAnswers } from './change-answers.ts';
import { changeMyDetails } from './change-details.ts';
import { disownRegistration } from './disown-registration.ts';
import { eraseMe } from './erase-me.ts';
import { endTransfer } from './end-transfer.ts';
import { moveMyRegistration } from './move-registration.ts';
import { register } from './register.ts';
import { renewMyLink } from './renew-link.ts';
import { seatRegistration } from './seat-registration.ts';
import { setQuotas } from './set-quotas.ts';
import { switchMyMode } from './switch-mode.ts';
import { takeBackMySeat } from './take-back-seat.ts';
import { transferMySeat } from './transfer-seat.ts';

const world = await freshWorld();
const visitor = world.as('public');
let people = 0;

type Someone = { readonly id: string; readonly token: string; readonly email: string };

async function someone(training: WorldTraining, more: Partial<RegisterInput> = {}): Promise<Someone> {
	const requestId = newId();
	people++;
	const email = more.email ?? `testi-${people}@example.org`;
	const input = RegisterInput.parse({
		...{ training: training.code, requestId, firstName: 'Testi', lastName: `Kallio ${people}`, email },
		...{ targetGroup: 'police', mode: 'onsite', locale: 'fi', ...more },
	});
	await grantedOf(register(visitor, input));
	const { rows } = await world.owner.query<{ id: string }>(
		'select id from registrations where request_id = $1',
		[requestId],
	);
	const id = rows[0]?.id ?? '';
	return { id, token: registrationToken(world.ctx, { id, linkGeneration: 1 }), email };
}

async function stateOf({ id }: { readonly id: string }): Promise<RegistrationState> {
	const { rows } = await world.owner.query<{ state: RegistrationState }>(
		'select state from registrations where id = $1',
		[id],
	);
	return rows[0]?.state ?? 'cancelled';
}

async function modeOf({ id }: Someone): Promise<string | undefined> {
	const { rows } = await world.owner.query<{ mode: string }>('select mode from registrations where id = $1', [
		id,
	]);
	return rows[0]?.mode;
}

async function mailOf({ id }: { readonly id: string }): Promise<string[]> {
	const { rows } = await world.owner.query<{ kind: string }>(
		'select kind from outbox_messages where registration_id = $1 order by created_at, kind',
		[id],
	);
	return rows.map((row) => row.kind);
}

/** The registration that continues another. */
async function successorOf({ id }: Someone): Promise<Someone> {
	const { rows } = await world.owner.query<{ id: string }>(
		'select id from registrations where predecessor_id = $1',
		[id],
	);
	const next = rows[0]?.id ?? '';
	return { id: next, token: registrationToken(world.ctx, { id: next, linkGeneration: 1 }), email: '' };
}

const hybrid = (capacity: number, onlineCapacity: number) =>
	world.training({ mode: 'hybrid', capacity, onlineCapacity });

const colleague = (more: object = {}) => ({
	firstName: 'Työ',
	lastName: `Toveri ${++people}`,
	email: `toveri-${people}@example.org`,
	targetGroup: 'police',
	locale: 'sv' as const,
	...more,
});

const move = (mover: Pick<Someone, 'token'>, trainingId: string, carriesNeeds = false) =>
	moveMyRegistration(visitor, { token: mover.token, trainingId, carriesNeeds, locale: 'sv' });

const countersAgree = async () => expect(await seatCountsThatDiffer(world.ctx)).toEqual([]);

beforeAll(async () => {
	// A cold pool lets races pass one after the other.
	await Promise.all(Array.from({ length: 8 }, () => world.database.pool.query('select pg_sleep(0.02)')));
});

describe('switching between on site and online', () => {
	test('takes the new seat, frees the old one for the first in line, and updates the invitation', async () => {
		const training = await hybrid(1, 1);
		const [seated, waiting] = [await someone(training), await someone(training)];
		await grantedOf(switchMyMode(visitor, { token: seated.token, mode: 'online' }));
		expect(await modeOf(seated)).toBe('online');
		expect(await stateOf(seated)).toBe('confirmed');
		expect(await stateOf(waiting)).toBe('offered');
		expect(await mailOf(seated)).toContain('registration-changed');
		await countersAgree();
	});

	test('keeps the old seat when there is none of the other kind', async () => {
		const training = await hybrid(1, 1);
		const seated = await someone(training);
		await someone(training, { mode: 'online' });
		expect(await switchMyMode(visitor, { token: seated.token, mode: 'online' })).toEqual({
			ok: false,
			refusal: { code: 'no-seat' },
		});
		expect(await modeOf(seated)).toBe('onsite');
		await countersAgree();
	});

	test('passes nobody who waits for the other kind', async () => {
		const training = await hybrid(1, 1);
		const seated = await someone(training);
		await someone(training, { mode: 'online' });
		await someone(training, { mode: 'online' });
		await world.owner.query(
			"update seat_pools set capacity_seats = 2 where training_id = $1 and scope = 'online'",
			[training.id],
		);
		expect(await switchMyMode(visitor, { token: seated.token, mode: 'online' })).toMatchObject({ ok: false });
	});

	test('gives one who waits a free seat of the other kind, and their place in line is over', async () => {
		const training = await hybrid(1, 1);
		await someone(training);
		const waiting = await someone(training);
		await grantedOf(switchMyMode(visitor, { token: waiting.token, mode: 'online' }));
		expect(await stateOf(waiting)).toBe('confirmed');
		expect(await mailOf(waiting)).toContain('registration-confirmed');
		await countersAgree();
	});

	// Red without `for update of s` in `lockTraining`.
	test('ten who want the one last seat: one has it, nine keep theirs', async () => {
		const training = await hybrid(10, 1);
		const all: Someone[] = [];
		for (let one = 0; one < 10; one++) all.push(await someone(training));
		const results = await Promise.all(
			all.map(({ token }) => switchMyMode(visitor, { token, mode: 'online' })),
		);
		expect(results.filter(({ ok }) => ok)).toHaveLength(1);
		const modes = await Promise.all(all.map(modeOf));
		expect(modes.filter((mode) => mode === 'online')).toHaveLength(1);
		await countersAgree();
	});

	// Red without `for update of s` in `lockTraining`.
	test('a newcomer and a switch at the last seat: one of them has it', async () => {
		const training = await hybrid(1, 1);
		const seated = await someone(training);
		const [switched, newcomer] = await Promise.all([
			switchMyMode(visitor, { token: seated.token, mode: 'online' }),
			someone(training, { mode: 'online' }),
		]);
		expect(await stateOf(newcomer)).toBe(switched.ok ? 'waitlisted' : 'confirmed');
		await countersAgree();
	});
});

describe('offering a seat to a colleague', () => {
	/** The registration that a seat is, or was, offered to. */
	async function colleagueOf({ id }: Someone): Promise<Someone> {
		const { rows } = await world.owner.query<{ id: string }>(
			'select to_registration_id as id from seat_transfers where from_registration_id = $1 order by created_at desc, id desc limit 1',
			[id],
		);
		const theirs = rows[0]?.id ?? '';
		return { id: theirs, token: registrationToken(world.ctx, { id: theirs, linkGeneration: 1 }), email: '' };
	}

	/** As the job does it, at the moment it was asked for. */
	async function endAtDeadline({ id }: Someone): Promise<void> {
		const { rows } = await world.owner.query<{ id: string; at: Date }>(
			'select id, expires_at as at from seat_transfers where from_registration_id = $1 order by created_at desc, id desc limit 1',
			[id],
		);
		const [transfer] = rows;
		const early: Context = { ...world.ctx, now: () => new Date((transfer?.at.getTime() ?? 0) - 1) };
		expect(await endTransfer(early, { transferId: transfer?.id ?? newId() })).toEqual({ ended: false });
		const due: Context = { ...world.ctx, now: () => transfer?.at ?? new Date(0) };
		await endTransfer(due, { transferId: transfer?.id ?? newId() });
		expect(await endTransfer(due, { transferId: transfer?.id ?? newId() })).toEqual({ ended: false });
	}

	async function isErased({ id }: Someone): Promise<boolean> {
		const { rowCount } = await world.owner.query(
			"select from erasures where cause in ('never_accepted', 'not_me') and registration_id = $1",
			[id],
		);
		return rowCount === 1;
	}

	async function offered(capacity = 1) {
		const training = await world.training({ capacity });
		const [giver, waiting] = [await someone(training), await someone(training)];
		await grantedOf(transferMySeat(visitor, { token: giver.token, ...colleague() }));
		return { training, giver, waiting, taker: await colleagueOf(giver) };
	}

	const states = (...all: Someone[]) => Promise.all(all.map(stateOf));

	test('leaves it with the giver until the colleague accepts by their own link; nobody in line gets it meanwhile', async () => {
		const { giver, taker, waiting } = await offered();
		expect(await states(giver, taker, waiting)).toEqual(['confirmed', 'offered', 'waitlisted']);
		expect(await mailOf(taker)).toEqual(['seat-received']);
		expect(await mailOf(giver)).toContain('seat-promised');
		await countersAgree();
		await grantedOf(acceptSeat(visitor, { token: taker.token }));
		expect(await states(giver, taker, waiting)).toEqual(['cancelled', 'confirmed', 'waitlisted']);
		expect(await mailOf(giver)).toContain('seat-given');
		expect((await myChoices(visitor, { token: giver.token })).wentTo).toEqual({ kind: 'colleague' });
		await countersAgree();
	});

	test('stays the giver’s when it was not accepted in time, and the colleague is erased', async () => {
		const { giver, taker, waiting } = await offered();
		await endAtDeadline(giver);
		expect(await states(giver, taker, waiting)).toEqual(['confirmed', 'cancelled', 'waitlisted']);
		expect(await mailOf(giver)).toContain('seat-kept');
		expect(await isErased(taker)).toBe(true);
		await countersAgree();
	});

	test.each(['cancel', 'disown', 'erase'] as const)(
		'stays the giver’s when the colleague says no: %s',
		async (no) => {
			const { giver, taker, waiting } = await offered();
			const say = { cancel: cancelMyRegistration, disown: disownRegistration, erase: eraseMe }[no];
			expect((await say(visitor, { token: taker.token })).ok).toBe(true);
			expect(await states(giver, taker, waiting)).toEqual(['confirmed', 'cancelled', 'waitlisted']);
			expect(await mailOf(giver)).toContain('seat-kept');
			await grantedOf(transferMySeat(visitor, { token: giver.token, ...colleague() }));
			await countersAgree();
		},
	);

	test('is taken back until they accept: they are told, and erased when the offer would have ended', async () => {
		const { giver, taker, waiting } = await offered();
		await grantedOf(takeBackMySeat(visitor, { token: giver.token }));
		expect(await states(giver, taker, waiting)).toEqual(['confirmed', 'cancelled', 'waitlisted']);
		expect(await mailOf(taker)).toContain('seat-taken-back');
		expect((await myChoices(visitor, { token: taker.token })).isWithdrawn).toBe(true);
		expect(await acceptSeat(visitor, { token: taker.token })).toMatchObject({
			refusal: { code: 'no-longer-registered' },
		});
		expect(await takeBackMySeat(visitor, { token: giver.token })).toEqual({
			ok: false,
			refusal: { code: 'nothing-to-take-back' },
		});
		const { rows } = await world.owner.query<{ id: string; at: Date }>(
			'select id, expires_at as at from seat_transfers where to_registration_id = $1',
			[taker.id],
		);
		for (let time = 0; time < 2; time++)
			await endTransfer(
				{ ...world.ctx, now: () => rows[0]?.at ?? new Date(0) },
				{ transferId: rows[0]?.id ?? '' },
			);
		expect(await isErased(taker)).toBe(true);
		await countersAgree();
	});

	test('is not taken back from one who has accepted', async () => {
		const { giver, taker } = await offered();
		await grantedOf(acceptSeat(visitor, { token: taker.token }));
		expect(await takeBackMySeat(visitor, { token: giver.token })).toMatchObject({
			refusal: { code: 'nothing-to-take-back' },
		});
		expect(await states(giver, taker)).toEqual(['cancelled', 'confirmed']);
	});

	test('ends when the giver cancels: the colleague is told, and the first in line is offered the seat', async () => {
		const { giver, taker, waiting } = await offered();
		await grantedOf(cancelMyRegistration(visitor, { token: giver.token }));
		expect(await states(giver, taker, waiting)).toEqual(['cancelled', 'cancelled', 'offered']);
		expect(await mailOf(taker)).toContain('seat-taken-back');
		await countersAgree();
	});

	test('keeps both where they are meanwhile: no other mode, date or colleague, and nothing for one who has not accepted', async () => {
		const training = await hybrid(1, 1);
		const giver = await someone(training);
		await grantedOf(transferMySeat(visitor, { token: giver.token, ...colleague() }));
		const taker = await colleagueOf(giver);
		const refused = { ok: false, refusal: { code: 'offered-to-colleague' } };
		expect(await switchMyMode(visitor, { token: giver.token, mode: 'online' })).toEqual(refused);
		expect(await transferMySeat(visitor, { token: giver.token, ...colleague() })).toEqual(refused);
		expect(await switchMyMode(visitor, { token: taker.token, mode: 'online' })).toMatchObject({
			refusal: { code: 'not-confirmed-yet' },
		});
		const choices = await myChoices(visitor, { token: giver.token });
		expect(choices).toMatchObject({ otherMode: null, canTransfer: false, canChange: true, dates: [] });
		expect(choices.offeredUntil).not.toBeNull();
		await countersAgree();
	});

	test('holds the limits of professions for the colleague', async () => {
		const training = await world.training({ capacity: 3 });
		await grantedOf(
			setQuotas(world.as('coordinator'), {
				projectId: world.project.id,
				trainingId: training.id,
				before: { groups: [], eachOrganisation: null },
				wanted: {
					groups: [{ targetGroup: 'police', seats: 1, releaseDaysBefore: null }],
					eachOrganisation: null,
				},
			}),
		);
		const social = await someone(training, { targetGroup: 'social_services' });
		await grantedOf(transferMySeat(visitor, { token: social.token, ...colleague() }));
		const taker = await colleagueOf(social);
		// The quota fills up before the colleague answers: the giver keeps the seat.
		await someone(training);
		expect(await acceptSeat(visitor, { token: taker.token })).toEqual({
			ok: false,
			refusal: { code: 'seat-taken' },
		});
		expect(await states(social, taker)).toEqual(['confirmed', 'offered']);
		await grantedOf(takeBackMySeat(visitor, { token: social.token }));
		expect(await transferMySeat(visitor, { token: social.token, ...colleague() })).toEqual({
			ok: false,
			refusal: { code: 'no-seat' },
		});
		await grantedOf(
			transferMySeat(visitor, { token: social.token, ...colleague({ targetGroup: 'social_services' }) }),
		);
		await grantedOf(acceptSeat(visitor, { token: (await colleagueOf(social)).token }));
		await countersAgree();
	});

	test('answers alike when the colleague has a place already, and both keep theirs', async () => {
		const training = await world.training({ capacity: 2 });
		const giver = await someone(training);
		const there = await someone(training, { firstName: 'Jo', lastName: 'Siellä', email: 'jo@example.org' });
		const asked = colleague({ firstName: 'Jo', lastName: 'Siellä', email: 'jo@example.org' });
		expect(await transferMySeat(visitor, { token: giver.token, ...asked })).toEqual({ ok: true });
		expect((await myChoices(visitor, { token: giver.token })).offeredUntil).not.toBeNull();
		expect(await mailOf(there)).toContain('registration-repeated');
		await endAtDeadline(giver);
		expect(await states(giver, there)).toEqual(['confirmed', 'confirmed']);
		expect(await mailOf(giver)).toEqual(expect.arrayContaining(['seat-promised', 'seat-kept']));
		await countersAgree();
	});

	test('is given by staff for the colleague like by themselves', async () => {
		const { giver, taker } = await offered();
		await grantedOf(
			seatRegistration(world.as('coordinator'), { projectId: world.project.id, registrationId: taker.id }),
		);
		expect(await states(giver, taker)).toEqual(['cancelled', 'confirmed']);
		await countersAgree();
	});

	test('accepted and taken back at once: one of them wins, and somebody has the seat', async () => {
		for (let round = 0; round < 8; round++) {
			const { training, giver, taker } = await offered();
			const [accepted, back] = await Promise.all([
				acceptSeat(visitor, { token: taker.token }),
				takeBackMySeat(visitor, { token: giver.token }),
			]);
			expect([accepted.ok, back.ok].filter(Boolean)).toHaveLength(1);
			expect(await states(giver, taker)).toEqual(
				accepted.ok ? ['cancelled', 'confirmed'] : ['confirmed', 'cancelled'],
			);
			const { rows } = await world.owner.query<{ taken: number }>(
				'select taken_seats as taken from seat_pools where training_id = $1',
				[training.id],
			);
			expect(rows).toEqual([{ taken: 1 }]);
		}
		await countersAgree();
	});

	test('against a cancellation of the giver’s: whoever comes first, no seat is lost or doubled', async () => {
		for (let round = 0; round < 5; round++) {
			const training = await world.training({ capacity: 1 });
			const giver = await someone(training);
			const [given, cancelled] = await Promise.all([
				transferMySeat(visitor, { token: giver.token, ...colleague() }),
				cancelMyRegistration(visitor, { token: giver.token }),
			]);
			expect(cancelled.ok).toBe(true);
			const taker = await colleagueOf(giver);
			if (given.ok) expect(await stateOf(taker)).toBe('cancelled');
			const { rows } = await world.owner.query<{ taken: number }>(
				'select taken_seats as taken from seat_pools where training_id = $1',
				[training.id],
			);
			expect(rows).toEqual([{ taken: 0 }]);
		}
		await countersAgree();
	});
});

describe('moving to another date', () => {
	async function twoDates(capacity: number) {
		const { id: courseId } = await world.course();
		return [
			await world.training({ capacity, courseId }),
			await world.training({ capacity, courseId, startsAt: '2026-03-24T07:00:00Z' }),
		] as const;
	}

	test('takes the seat there, then lets this one go to the first in line', async () => {
		const [from, to] = await twoDates(1);
		const [mover, waiting] = [await someone(from), await someone(from)];
		expect((await myChoices(visitor, { token: mover.token })).dates).toMatchObject([{ trainingId: to.id }]);
		await grantedOf(move(mover, to.id));
		const moved = await successorOf(mover);
		expect([await stateOf(mover), await stateOf(moved), await stateOf(waiting)]).toEqual([
			'cancelled',
			'confirmed',
			'offered',
		]);
		expect(await mailOf(mover)).toContain('registration-moved');
		expect(await mailOf(moved)).toContain('registration-confirmed');
		await countersAgree();
	});

	test('keeps the seat in hand when the other date is full', async () => {
		const [from, to] = await twoDates(1);
		const mover = await someone(from);
		await someone(to);
		expect(await move(mover, to.id)).toEqual({
			ok: false,
			refusal: { code: 'no-seat' },
		});
		expect(await stateOf(mover)).toBe('confirmed');
	});

	test('goes to no other course, and to no date that only a link leads to', async () => {
		const [from, hidden] = await twoDates(1);
		await world.owner.query("update trainings set visibility = 'unlisted' where id = $1", [hidden.id]);
		const [mover, other] = [
			await someone(from),
			await world.training({ courseId: (await world.course()).id }),
		];
		for (const trainingId of [other.id, hidden.id, from.id, newId()]) {
			expect(await move(mover, trainingId)).toEqual({
				ok: false,
				refusal: { code: 'no-such-date' },
			});
		}
		expect(await stateOf(mover)).toBe('confirmed');
	});

	// Red without `for update of s` in `lockTraining`.
	test('against one who takes the last seat there: one of them has it, and the mover has a seat whatever comes', async () => {
		for (let round = 0; round < 5; round++) {
			const [from, to] = await twoDates(1);
			const mover = await someone(from);
			const [moved, newcomer] = await Promise.all([move(mover, to.id), someone(to)]);
			expect(await stateOf(newcomer)).toBe(moved.ok ? 'waitlisted' : 'confirmed');
			expect(await stateOf(mover)).toBe(moved.ok ? 'cancelled' : 'confirmed');
		}
		await countersAgree();
	});

	describe('with needs told for this date', () => {
		const need = { diet: ['vegan'], access: ['step_free'] };

		async function withNeeds(to: object) {
			const { id: courseId } = await world.course();
			const from = await world.training({ courseId, catering: 'coffee_lunch' });
			const there = await world.training({ courseId, startsAt: '2026-03-26T07:00:00Z', ...to });
			const mover = await someone(from);
			const asked = { diet: newId(), access: newId(), text: newId() };
			for (const [type, question] of Object.entries(asked)) {
				await world.owner.query(
					'insert into questions (project_id, id, course_id, type, position, created_at) values ($1, $2, $3, $4, 1, $5)',
					[from.projectId, question, courseId, type, world.clock.now()],
				);
				await world.owner.query(
					`insert into question_versions (project_id, question_id, version, label, options, is_required, is_staff_only, created_at)
					 values ($1, $2, 1, '{"fi": "Kysymys"}', '[]', false, false, $3)`,
					[from.projectId, question, world.clock.now()],
				);
			}
			const values = { [asked.diet]: need.diet, [asked.access]: need.access, [asked.text]: ['Sana'] };
			await grantedOf(
				changeMyAnswers(visitor, { token: mover.token, locale: 'fi', answers: { values, consent: true } }),
			);
			return { there, mover, asked };
		}

		async function toldAfter(mover: Someone) {
			const next = await successorOf(mover);
			const { values, needsGiven } = await myAnswers(visitor, { token: next.token });
			const { rows } = await world.owner.query<{ locale: string; sealed: string; question: string }>(
				'select consent_locale as locale, sealed, question_id as question from needs where registration_id = $1',
				[next.id],
			);
			return { next, values, needsGiven: needsGiven.toSorted(), rows };
		}

		test('takes them along, sealed for the new one, when asked there and consented to', async () => {
			const { asked, mover, there } = await withNeeds({ catering: 'coffee' });
			const { dates, hasNeeds } = await myChoices(visitor, { token: mover.token });
			expect([hasNeeds, dates.map((date) => date.keepsNeeds)]).toEqual([true, [true]]);
			await grantedOf(move(mover, there.id, true));
			const told = await toldAfter(mover);
			expect(told.values).toEqual({ [asked.text]: ['Sana'] });
			expect(told.needsGiven).toEqual([asked.diet, asked.access].toSorted());
			expect(told.rows.map((row) => row.locale)).toEqual(['sv', 'sv']);
			const needs = await lookAtNeeds(world.as('coordinator'), {
				project: world.project.slug,
				trainingId: there.id,
			});
			expect(JSON.stringify(needs)).toContain('vegan');
		});

		test('leaves them behind without consent', async () => {
			const { asked, mover, there } = await withNeeds({ catering: 'coffee' });
			await grantedOf(move(mover, there.id));
			const told = await toldAfter(mover);
			expect(told.values).toEqual({ [asked.text]: ['Sana'] });
			expect(told.rows).toEqual([]);
		});

		test('takes only what is asked there: no diet where nothing is served', async () => {
			const { asked, mover, there } = await withNeeds({ catering: 'none' });
			await grantedOf(move(mover, there.id, true));
			expect((await toldAfter(mover)).rows.map((row) => row.question)).toEqual([asked.access]);
		});
	});

	// Red without `for update of s` in `lockTraining`.
	test('two who change places the opposite ways wait for each other never for long', async () => {
		for (let round = 0; round < 5; round++) {
			const [one, two] = await twoDates(2);
			const [there, back] = [await someone(one), await someone(two)];
			const results = await Promise.all([move(there, two.id), move(back, one.id)]);
			expect(results.map(({ ok }) => ok)).toEqual([true, true]);
		}
		await countersAgree();
	});
});

describe('changing details', () => {
	const details = (token: string, more: object = {}) => ({
		...{ token, revision: 1, firstName: 'Uusi', lastName: 'Nimi', phone: '040 1234567' },
		...{
			organisation: 'Virasto',
			targetGroup: 'police',
			municipality: '091',
			locale: 'sv' as const,
			...more,
		},
	});

	test('writes them, tells by mail, and refuses what was written over meanwhile', async () => {
		const training = await world.training();
		const { token, id } = await someone(training);
		await grantedOf(changeMyDetails(visitor, details(token)));
		expect((await myChoices(visitor, { token })).details).toMatchObject({
			...{ firstName: 'Uusi', lastName: 'Nimi', phone: '040 1234567', organisation: 'Virasto' },
			...{ municipality: '091', locale: 'sv', revision: 2 },
		});
		expect(await mailOf({ id })).toContain('registration-changed');
		expect(await changeMyDetails(visitor, details(token, { firstName: 'Vanha' }))).toEqual({
			ok: false,
			refusal: { code: 'stale' },
		});
	});

	test('moves the seat with the profession, while the quota has one', async () => {
		const training = await world.training({ capacity: 3 });
		await grantedOf(
			setQuotas(world.as('coordinator'), {
				projectId: world.project.id,
				trainingId: training.id,
				before: { groups: [], eachOrganisation: null },
				wanted: {
					groups: [{ targetGroup: 'police', seats: 1, releaseDaysBefore: null }],
					eachOrganisation: { seats: 1, releaseDaysBefore: null },
				},
			}),
		);
		const organisation = 'Poliisilaitos';
		const police = await someone(training, { organisation });
		const social = await someone(training, { targetGroup: 'social_services', organisation: 'Kunta' });
		expect(await changeMyDetails(visitor, details(social.token))).toMatchObject({
			refusal: { code: 'no-seat' },
		});
		expect(
			await changeMyDetails(visitor, details(social.token, { targetGroup: 'social_services', organisation })),
		).toMatchObject({ refusal: { code: 'no-seat' } });
		await grantedOf(changeMyDetails(visitor, details(police.token, { targetGroup: 'social_services' })));
		await grantedOf(changeMyDetails(visitor, details(social.token, { organisation })));
		await countersAgree();
	});

	test('leaves the name of one who came to something as it is', async () => {
		const training = await world.training({ startsAt: '2026-03-02T12:00:00Z' });
		const { token, id, email } = await someone(training);
		const later: Context = { ...world.ctx, now: () => new Date('2026-03-02T12:05:00Z') };
		await recordAttendance(later, {
			projectId: world.project.id,
			trainingId: training.id,
			sessionId: training.sessionIds[0] ?? '',
			method: 'list',
			marks: [{ requestId: newId(), registrationId: id, mark: 'present' }],
		});
		const next = await world.training();
		const again = await someone(next, { lastName: `Kallio ${people}`, email });
		expect(await changeMyDetails(visitor, details(again.token, { revision: 2 }))).toMatchObject({
			refusal: { code: 'name-is-evidence' },
		});
		expect((await myChoices(visitor, { token })).erasure.keepsEvidence).toBe(true);
	});
});

describe('links', () => {
	test('a renewed link is the only one, and comes by mail', async () => {
		const { token, id } = await someone(await world.training());
		await grantedOf(renewMyLink(visitor, { token }));
		await expect(myChoices(visitor, { token })).rejects.toThrow(NotFound);
		const renewed = registrationToken(world.ctx, { id, linkGeneration: 2 });
		expect((await myChoices(visitor, { token: renewed })).canChange).toBe(true);
		expect(await mailOf({ id })).toContain('registration-link');
	});

	async function linkTo(email: string): Promise<string | undefined> {
		const { rows } = await world.owner.query<{ id: string }>(
			"select facts ->> 'linkId' as id from outbox_messages where kind = 'my-registrations' and to_address = $1 order by created_at desc limit 1",
			[email],
		);
		return rows[0] && signedLink(world.ctx.keys, { linkId: rows[0].id, generation: 1, purpose: 'mailbox' });
	}

	test('asked for by a known and an unknown address: the same answer, mail to the known one only', async () => {
		const email = 'yhteinen@example.org';
		const training = await world.training();
		await someone(training, { email });
		await someone(training, { email });
		const ask = (address: string) =>
			askForMyLinks(visitor, { email: address, locale: 'fi', from: '192.0.2.1' });
		expect(await ask(email)).toEqual(await ask('tuntematon@example.org'));
		const token = (await linkTo(email)) ?? '';
		expect(await linkTo('tuntematon@example.org')).toBeUndefined();
		const all = await registrationsOfMailbox(visitor, { token });
		expect(all.registrations).toHaveLength(2);
		const [first] = all.registrations;
		expect((await myChoices(visitor, { token: first?.token ?? '' })).canChange).toBe(true);
		const tomorrow: Context = {
			...visitor,
			now: () => new Date(world.clock.now().getTime() + 25 * 3_600_000),
		};
		await expect(registrationsOfMailbox(tomorrow, { token })).rejects.toThrow(NotFound);
		await expect(registrationsOfMailbox(visitor, { token: first?.token ?? '' })).rejects.toThrow(NotFound);
	});

	test('asked for too often: nothing more is sent, and the address hears no difference', async () => {
		const { email } = await someone(await world.training());
		for (let time = 0; time < 5; time++)
			expect(await askForMyLinks(visitor, { email, locale: 'fi', from: `192.0.2.${10 + time}` })).toEqual({
				ok: true,
			});
		const sent = await world.owner.query(
			"select from outbox_messages where kind = 'my-registrations' and to_address = $1",
			[email],
		);
		expect(sent.rowCount).toBe(3);
	});

	test('asked for too often from one network: refused, whoever is asked about', async () => {
		for (let time = 0; time < 30; time++)
			await askForMyLinks(visitor, { email: `${time}@example.org`, locale: 'fi', from: '198.51.100.1' });
		expect(
			await askForMyLinks(visitor, { email: 'uusi@example.org', locale: 'fi', from: '198.51.100.1' }),
		).toEqual({ ok: false, refusal: { code: 'too-many' } });
	});
});

describe('changing answers', () => {
	test('replaces them until the deadline, and keeps a need unseen, replaces or removes it', async () => {
		const training = await world.training({ catering: 'coffee' });
		const { token, id } = await someone(training);
		const [plain, diet] = [newId(), newId()];
		for (const [question, type, position] of [
			[plain, 'text', 1],
			[diet, 'diet', 2],
		] as const) {
			await world.owner.query(
				'insert into questions (project_id, id, training_id, type, position, created_at) values ($1, $2, $3, $4, $5, $6)',
				[training.projectId, question, training.id, type, position, world.clock.now()],
			);
			await world.owner.query(
				`insert into question_versions (project_id, question_id, version, label, options, is_required, is_staff_only, created_at)
				 values ($1, $2, 1, '{"fi": "Kysymys"}', '[]', false, false, $3)`,
				[training.projectId, question, world.clock.now()],
			);
		}
		const answer = (values: Record<string, string[]>) =>
			changeMyAnswers(visitor, { token, locale: 'fi', answers: { values, consent: true } });
		await grantedOf(answer({ [plain]: ['Yksi'], [diet]: ['vegan'] }));
		expect(await myAnswers(visitor, { token })).toMatchObject({
			values: { [plain]: ['Yksi'] },
			needsGiven: [diet],
		});
		const sealed = async () =>
			(await world.owner.query('select sealed from needs where registration_id = $1', [id])).rows;
		const before = await sealed();
		await grantedOf(answer({ [plain]: ['Kaksi'], [`${diet}_stay`]: ['keep'] }));
		expect(await sealed()).toEqual(before);
		expect((await myData(visitor, { token, locale: 'fi' })).registrations[0]?.answers).toEqual([
			{ question: 'Kysymys', answer: 'Kaksi' },
			{ question: 'Kysymys', answer: null },
		]);
		await grantedOf(answer({ [plain]: ['Kaksi'] }));
		expect(await sealed()).toEqual([]);
		await world.owner.query('update trainings set self_cancel_until = $2 where id = $1', [
			training.id,
			new Date(world.clock.now().getTime() - 1),
		]);
		expect(await answer({ [plain]: ['Kolme'] })).toMatchObject({ refusal: { code: 'too-late' } });
	});
});

describe('a copy of my data', () => {
	test('holds all that is known and names needs without showing them, as JSON and as PDF', async () => {
		const training = await world.training();
		const person = await someone(training, { phone: '040 7654321', organisation: 'Virasto X' });
		const { token, id } = person;
		await grantedOf(cancelMyRegistration(visitor, { token, reason: 'Sairastuin äkisti' }));
		const data = await myData(visitor, { token, locale: 'fi' });
		expect(data).toMatchObject({
			person: { email: person.email, phone: '040 7654321', organisation: 'Virasto X' },
			registrations: [{ id, state: 'cancelled', cancelReason: 'Sairastuin äkisti' }],
		});
		expect(data.messages.map(({ kind }) => kind)).toContain('registration-confirmed');
		for (const locale of ['fi', 'sv', 'en'] as const) {
			const pdf = await myDataDocument(visitor, { token, locale });
			expect(Buffer.from(pdf).subarray(0, 5).toString()).toBe('%PDF-');
		}
		await expect(myData(visitor, { token: `${token}x`, locale: 'fi' })).rejects.toThrow(NotFound);
	});
});

describe('every deed in every state', () => {
	const deeds = {
		mode: (token: string) => switchMyMode(visitor, { token, mode: 'online' }),
		details: async (token: string) => {
			const { details } = await myChoices(visitor, { token });
			return changeMyDetails(visitor, {
				...{ token, revision: details.revision, firstName: 'Muu', lastName: newId() },
				...{ targetGroup: 'police', locale: 'fi' },
			});
		},
		transfer: (token: string) => transferMySeat(visitor, { token, ...colleague() }),
		move: async (token: string) => {
			const { rows } = await world.owner.query<{ id: string }>(
				'select id from trainings order by code desc limit 1',
			);
			return move({ token }, rows[0]?.id ?? newId());
		},
		takeBack: (token: string) => takeBackMySeat(visitor, { token }),
		cancel: (token: string) => cancelMyRegistration(visitor, { token, reason: 'Sairastuin' }),
		disown: (token: string) => disownRegistration(visitor, { token }),
		erase: (token: string) => eraseMe(visitor, { token }),
		renew: (token: string) => renewMyLink(visitor, { token }),
	};
	type Deed = keyof typeof deeds;

	/** What each deed answers to one who has a seat, is offered one, waits, has left, and after the deadline. */
	const table: Readonly<Record<Deed, readonly [string, string, string, string, string]>> = {
		mode: ['ok', 'ok', 'ok', 'no-longer-registered', 'too-late'],
		details: ['ok', 'ok', 'ok', 'no-longer-registered', 'too-late'],
		transfer: ['ok', 'no-seat-to-give', 'no-seat-to-give', 'no-longer-registered', 'too-late'],
		move: ['ok', 'ok', 'ok', 'no-longer-registered', 'too-late'],
		takeBack: [
			'nothing-to-take-back',
			'nothing-to-take-back',
			'nothing-to-take-back',
			'nothing-to-take-back',
			'nothing-to-take-back',
		],
		cancel: ['ok', 'ok', 'ok', 'already-cancelled', 'too-late'],
		disown: ['ok', 'ok', 'ok', 'ok', 'ok'],
		erase: ['ok', 'ok', 'ok', 'ok', 'ok'],
		renew: ['ok', 'ok', 'ok', 'ok', 'ok'],
	};

	async function inState(state: RegistrationState | 'late'): Promise<Someone> {
		const { id: courseId } = await world.course();
		const training = await world.training({ mode: 'hybrid', capacity: 1, onlineCapacity: 2, courseId });
		await world.training({ mode: 'hybrid', courseId, startsAt: '2026-03-25T07:00:00Z' });
		const first = await someone(training);
		if (state === 'late')
			await world.owner.query('update trainings set self_cancel_until = $2 where id = $1', [
				training.id,
				new Date(world.clock.now().getTime() - 1),
			]);
		if (state === 'confirmed' || state === 'late') return first;
		if (state === 'cancelled') {
			await cancelMyRegistration(visitor, { token: first.token });
			return first;
		}
		const second = await someone(training);
		if (state === 'offered') await cancelMyRegistration(visitor, { token: first.token });
		return second;
	}

	const states = ['confirmed', 'offered', 'waitlisted', 'cancelled', 'late'] as const;
	const rows = (Object.keys(deeds) as Deed[]).flatMap((deed) =>
		states.map((state, index) => ({ deed, state, expected: table[deed][index] })),
	);

	test.each(rows)('$deed by one who is $state: $expected', async ({ deed, state, expected }) => {
		const { token } = await inState(state);
		const answer = await deeds[deed](token);
		expect(answer.ok ? 'ok' : answer.refusal.code).toBe(expected);
		await countersAgree();
	});

	test.each(Object.keys(deeds) as Deed[])('%s is for the holder of a link that stands', async (deed) => {
		const { id, token } = await inState('confirmed');
		const forged = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`;
		const ofTraining = signedLink(world.ctx.keys, { linkId: id, generation: 1, purpose: 'training' });
		const ofNobody = registrationToken(world.ctx, { id: newId(), linkGeneration: 1 });
		const ofTomorrow = registrationToken(world.ctx, { id, linkGeneration: 2 });
		for (const bad of [forged, ofTraining, ofNobody, ofTomorrow, 'x', ''])
			await expect((async () => deeds[deed](bad))()).rejects.toThrow(NotFound);
		expect(await stateOf({ id })).toBe('confirmed');
		await renewMyLink(visitor, { token });
		await expect((async () => deeds[deed](token))()).rejects.toThrow(NotFound);
		expect(await stateOf({ id })).toBe('confirmed');
	});
});

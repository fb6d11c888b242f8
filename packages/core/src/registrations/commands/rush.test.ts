import { randomUUID } from 'node:crypto';
import { newId } from '@kutsu/kernel';
import { signedLink } from '@kutsu/kernel/keys';
import { freshWorld } from '@kutsu/testing';
import { solveChallenge } from 'altcha-lib';
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import type { Challenge } from 'altcha-lib/types';
import { expect, test } from 'vitest';
import type { Context } from '../../context.ts';
import { RegisterInput } from '../model.ts';
import {
	challengeOf,
	guardedTrainings,
	myRegistration,
	registrationToken,
	seatCountsThatDiffer,
} from '../index.ts';
import { addressPeople } from '../rules/guard.ts';
import { acceptSeat } from './accept-seat.ts';
import { expireOffer } from './expire-offer.ts';
import { forgetRates } from './forget-rates.ts';
import { register, registerByStaff } from './register.ts';

const world = await freshWorld();
const visitor = world.as('public');
const confirmed = { ok: true, registered: { state: 'confirmed' } };
const later = (ms: number): Context => ({ ...visitor, now: () => new Date(world.ctx.now().getTime() + ms) });
const hour = 3_600_000;

const aPerson = (training: string, facts: Partial<RegisterInput> = {}): RegisterInput => {
	const name = `Testi${randomUUID().slice(0, 8)}`;
	return RegisterInput.parse({
		training,
		requestId: newId(),
		firstName: name,
		lastName: 'Kallio',
		email: `${name}@example.org`,
		targetGroup: 'police',
		mode: 'onsite',
		locale: 'fi',
		...facts,
	});
};

/** A training under attack for ten minutes more. */
async function guardedTraining(capacity = 2) {
	const training = await world.training({ capacity });
	await world.owner.query(
		'insert into registration_guards select project_id, id, $2, $3 from trainings where id = $1',
		[training.id, world.ctx.now(), later(10 * 60_000).now()],
	);
	return training;
}

async function proofOf(challenge: string): Promise<string> {
	// Ours, as it was made.
	const read = JSON.parse(challenge) as Challenge;
	const solution = await solveChallenge({ challenge: read, deriveKey });
	return JSON.stringify({ challenge: read, solution });
}

async function rowOf(input: RegisterInput) {
	const { rows } = await world.owner.query<{ id: string; state: string; heldUntil: Date | null }>(
		'select id, state, offer_expires_at as "heldUntil" from registrations where request_id = $1',
		[input.requestId],
	);
	const [row] = rows;
	const mails = await world.owner.query<{ kind: string }>(
		'select kind from outbox_messages where registration_id = $1 order by created_at, kind',
		[row?.id ?? null],
	);
	return {
		id: row?.id ?? '',
		state: row?.state,
		heldUntil: row?.heldUntil,
		mails: mails.rows.map(({ kind }) => kind),
		token: registrationToken(world.ctx, { id: row?.id ?? '', linkGeneration: 1 }),
	};
}

test('under attack one who can prove is asked to, and the work opens the door for that form alone', async () => {
	const training = await guardedTraining();
	const form = aPerson(training.code, { canProve: true });
	const asked = await register(visitor, form);
	if (asked.ok || asked.refusal.code !== 'proof-needed') throw new Error('no proof was asked for');
	expect((await rowOf(form)).state).toBeUndefined();
	const proof = await proofOf(asked.refusal.challenge);
	const other = aPerson(training.code, { canProve: true, proof });
	expect(await register(visitor, other)).toMatchObject({ refusal: { code: 'proof-needed' } });
	expect(await register(later(2 * hour), { ...form, proof })).toEqual(confirmed);
	expect(await register(visitor, { ...form, proof })).toEqual(confirmed);
	expect(await seatCountsThatDiffer(world.ctx)).toEqual([]);
});

test('a proof that is too old, changed or no proof at all opens nothing', async () => {
	const training = await guardedTraining();
	const form = aPerson(training.code, { canProve: true });
	const { challenge } = await challengeOf(visitor, { training: training.code, requestId: form.requestId });
	const proof = await proofOf(challenge ?? '');
	const needed = { refusal: { code: 'proof-needed' } };
	await world.owner.query('update registration_guards set guarded_until = $1 where training_id = $2', [
		later(5 * hour).now(),
		training.id,
	]);
	expect(await register(later(2 * hour), { ...form, proof })).toMatchObject(needed);
	for (const wrong of [
		'',
		'{}',
		'null',
		'[]',
		proof.replace(/"counter":\d+/, '"counter":1'),
		proof.replace('5000', '1'),
	])
		expect(await register(visitor, { ...form, proof: wrong })).toMatchObject(needed);
	expect(await register(visitor, { ...form, proof })).toEqual(confirmed);
});

test('a calm training asks nothing, and a hidden one tells nothing', async () => {
	const training = await world.training();
	const ask = (name: string) => challengeOf(visitor, { training: name, requestId: newId() });
	expect(await ask(training.code)).toEqual({ challenge: null });
	expect(await ask('NRM-1999-001')).toEqual({ challenge: null });
	const hidden = await guardedTraining();
	expect((await ask(hidden.code)).challenge).not.toBeNull();
	await world.owner.query("update trainings set visibility = 'unlisted' where id = $1", [hidden.id]);
	expect(await ask(hidden.code)).toEqual({ challenge: null });
	const link = (generation: number) =>
		signedLink(world.ctx.keys, { linkId: hidden.id, generation, purpose: 'training' });
	expect((await ask(link(1))).challenge).not.toBeNull();
	expect(await ask(link(2))).toEqual({ challenge: null });
});

test('without scripts the place is held, and the link in the mail makes it a seat', async () => {
	const training = await guardedTraining(1);
	const form = aPerson(training.code);
	const until = later(hour).now();
	expect(await register(visitor, form)).toEqual({ ok: true, registered: { state: 'held', until } });
	expect(await register(visitor, form)).toEqual({ ok: true, registered: { state: 'held', until } });
	const held = await rowOf(form);
	expect(held).toMatchObject({ state: 'offered', heldUntil: until, mails: ['registration-held'] });
	expect(await myRegistration(visitor, held)).toMatchObject({ awaitsAddress: true, canAccept: true });
	expect(await register(visitor, aPerson(training.code, { canProve: true }))).toMatchObject({
		refusal: { code: 'proof-needed' },
	});
	expect(await acceptSeat(visitor, held)).toEqual({ ok: true });
	expect(await acceptSeat(visitor, held)).toEqual({ ok: true });
	expect(await rowOf(form)).toMatchObject({
		state: 'confirmed',
		heldUntil: null,
		mails: ['registration-confirmed', 'registration-held'],
	});
	expect(await seatCountsThatDiffer(world.ctx)).toEqual([]);
});

test('a held place in the queue is kept by the link, and lapses without it, in silence', async () => {
	const training = await guardedTraining(1);
	const [first, second, third] = [aPerson(training.code), aPerson(training.code), aPerson(training.code)];
	for (const form of [first, second, third]) await register(visitor, form);
	const [seat, place, left] = [await rowOf(first), await rowOf(second), await rowOf(third)];
	expect([seat.state, place.state, left.state]).toEqual(['offered', 'waitlisted', 'waitlisted']);
	expect(await acceptSeat(visitor, place)).toEqual({ ok: true });
	expect(await rowOf(second)).toMatchObject({
		state: 'waitlisted',
		heldUntil: null,
		mails: ['registration-held', 'registration-waitlisted'],
	});
	const asWorker: Context = { ...world.ctx, now: later(hour).now };
	for (const { id } of [left, place, seat]) await expireOffer(asWorker, { registrationId: id });
	expect(await rowOf(third)).toMatchObject({ state: 'cancelled', mails: ['registration-held'] });
	expect(await rowOf(first)).toMatchObject({ state: 'cancelled', mails: ['registration-held'] });
	expect((await rowOf(second)).state).toBe('offered');
	expect(await acceptSeat(later(hour), left)).toMatchObject({ refusal: { code: 'no-longer-registered' } });
	expect(await seatCountsThatDiffer(world.ctx)).toEqual([]);
});

test('each one who comes is counted once, in all, by network and by address; the desk is not', async () => {
	const training = await world.training();
	const from = (clientAddress: string) => ({ clientAddress });
	const email = 'asema@example.org';
	const form = aPerson(training.code, { email });
	await register(visitor, form, from('192.0.2.7'));
	await register(visitor, form, from('192.0.2.7'));
	await register(visitor, aPerson(training.code, { email }), from('192.0.2.99'));
	await register(visitor, aPerson(training.code), from('2001:db8::1'));
	await registerByStaff(world.as('coordinator'), {
		...aPerson(training.code),
		projectId: training.projectId,
		trainingId: training.id,
	});
	const { rows } = await world.owner.query<{ scope: string; attempts: number; key: string }>(
		'select scope, attempts, key from registration_rates where training_id = $1 order by scope, attempts',
		[training.id],
	);
	expect(rows.map(({ scope, attempts }) => [scope, attempts])).toEqual([
		['address', 1],
		['address', 2],
		['network', 1],
		['network', 2],
		['training', 3],
	]);
	expect(JSON.stringify(rows)).not.toMatch(/192|2001|example/);
});

test('a flood from one network asks that network for proofs, and no other', async () => {
	const training = await world.training();
	const opened: Context = later(24 * hour);
	await register(opened, aPerson(training.code), { clientAddress: '192.0.2.7' });
	await world.owner.query(
		"update registration_rates set attempts = 1000 where training_id = $1 and scope = 'network'",
		[training.id],
	);
	const scripted = () => aPerson(training.code, { canProve: true });
	expect(await register(opened, scripted(), { clientAddress: '192.0.2.200' })).toMatchObject({
		refusal: { code: 'proof-needed' },
	});
	expect(await register(opened, scripted(), { clientAddress: '198.51.100.1' })).toEqual(confirmed);
});

test('a flood guards the training, also what was refused counts, and it calms down by itself', async () => {
	const training = await world.training();
	const opened = later(24 * hour);
	await register(opened, aPerson(training.code));
	await world.owner.query(
		"update registration_rates set attempts = 100000 where training_id = $1 and scope = 'training'",
		[training.id],
	);
	const form = aPerson(training.code, { canProve: true });
	expect(await register(opened, form)).toMatchObject({ refusal: { code: 'proof-needed' } });
	const counted = await world.owner.query<{ attempts: number }>(
		"select attempts from registration_rates where training_id = $1 and scope = 'training'",
		[training.id],
	);
	expect(counted.rows).toEqual([{ attempts: 100_001 }]);
	expect(await guardedTrainings(opened)).toBe(1);
	const minutes = (count: number) => later(24 * hour + count * 60_000);
	expect(await register(minutes(9), form)).toMatchObject({ refusal: { code: 'proof-needed' } });
	expect(await register(minutes(10), form)).toEqual(confirmed);
});

test('a shared mailbox registers its people, and no flood of names', async () => {
	const training = await world.training({ capacity: 100 });
	const email = 'kaikki@example.org';
	const comes = () => register(visitor, aPerson(training.code, { email }));
	const answers = [];
	for (let person = 0; person <= addressPeople; person++) answers.push(await comes());
	expect(answers.slice(0, -1).every((answer) => answer.ok)).toBe(true);
	expect(answers.at(-1)).toEqual({ ok: false, refusal: { code: 'address-limit' } });
	const tomorrow = later(24 * hour);
	expect((await register(tomorrow, aPerson(training.code, { email }))).ok).toBe(true);
});

test('what was counted is forgotten after a day', async () => {
	const training = await world.training();
	await register(visitor, aPerson(training.code));
	const left = async () => {
		const { rows } = await world.owner.query('select from registration_rates where training_id = $1', [
			training.id,
		]);
		return rows.length;
	};
	const worker = (ms: number): Context => ({ ...world.ctx, now: later(ms).now });
	await forgetRates(worker(hour));
	expect(await left()).toBeGreaterThan(0);
	await forgetRates(worker(25 * hour));
	expect(await left()).toBe(0);
});

test.each([
	{
		when: 'the morning the clocks go forward',
		opensAt: '2026-03-29T06:00:00Z',
		startsAt: '2026-04-20T06:00:00Z',
	},
	{
		when: 'the morning the clocks go back',
		opensAt: '2026-10-25T07:00:00Z',
		startsAt: '2026-11-20T07:00:00Z',
	},
])(
	'registration that opens at 9.00 on $when opens then, to the millisecond',
	async ({ opensAt, startsAt }) => {
		const training = await world.training({ opensAt, startsAt });
		const on = (ms: number): Context => ({ ...visitor, now: () => new Date(Date.parse(opensAt) + ms) });
		const form = aPerson(training.code);
		expect(await register(on(-1), form)).toEqual({
			ok: false,
			refusal: { code: 'not-open-yet', opensAt: new Date(opensAt) },
		});
		expect(await register(on(0), form)).toEqual(confirmed);
	},
);

import { randomUUID } from 'node:crypto';
import { NotFound, newId } from '@kutsu/kernel';
import { freshWorld } from '@kutsu/testing';
import { expect, test } from 'vitest';
import type { Context } from '../../context.ts';
import { RegisterInput } from '../model.ts';
import { myRegistration, registrationToken, seatCountsThatDiffer } from '../queries.ts';
import { acceptSeat } from './accept-seat.ts';
import { cancelMyRegistration } from './cancel-registration.ts';
import { expireOffer } from './expire-offer.ts';
import { offerSeats } from './offer-seats.ts';
import { register } from './register.ts';

const world = await freshWorld();
const visitor = world.as('public');
const at = (instant: string | Date): Context => ({ ...visitor, now: () => new Date(instant) });

type Person = { readonly id: string; readonly token: string };

async function registered(training: string, ctx: Context = visitor): Promise<Person> {
	const requestId = newId();
	const name = `Testi${randomUUID().slice(0, 8)}`;
	const input = RegisterInput.parse({
		training,
		requestId,
		firstName: name,
		lastName: 'Kallio',
		email: `${name}@example.org`,
		targetGroup: 'police',
		mode: 'onsite',
		locale: 'fi',
	});
	await register(ctx, input);
	const { rows } = await world.owner.query<{ id: string }>(
		'select id from registrations where request_id = $1',
		[requestId],
	);
	const id = rows[0]?.id ?? '';
	return { id, token: registrationToken(world.ctx, { id, linkGeneration: 1 }) };
}
const stateOf = async ({ token }: Person) => (await myRegistration(visitor, { token })).state;
const mailsOf = async ({ id }: Person) => {
	const { rows } = await world.owner.query<{ kind: string }>(
		'select kind from outbox_messages where registration_id = $1 order by created_at, kind',
		[id],
	);
	return rows.map((row) => row.kind);
};
const deadlineOf = async ({ id }: Person) => {
	const { rows } = await world.owner.query<{ at: Date; runAt: Date }>(
		`select r.offer_expires_at as at, j.run_at as "runAt" from registrations r
		 join job_requests j on j.task = 'expire-offer' and j.payload->>'registrationId' = r.id::text where r.id = $1`,
		[id],
	);
	const [row] = rows;
	if (!row) throw new Error('no offer');
	expect(row.runAt).toEqual(row.at);
	return row.at;
};

/** A full training of one seat with people in line; registration closes in three weeks. */
async function queueOf(people: number) {
	const training = await world.training({ capacity: 1, startsAt: '2026-03-24T07:00:00Z' });
	const seated = await registered(training.code);
	const line: Person[] = [];
	for (let person = 0; person < people; person++) line.push(await registered(training.code));
	return { training, seated, line };
}

test('an offer that is accepted is a seat, with confirmation and invitation, once', async () => {
	const { seated, line } = await queueOf(2);
	const [first, second] = line as [Person, Person];
	await cancelMyRegistration(visitor, seated);
	expect(await acceptSeat(visitor, second)).toEqual({ ok: false, refusal: { code: 'not-your-turn' } });
	expect(await acceptSeat(visitor, first)).toEqual({ ok: true });
	expect(await acceptSeat(visitor, first)).toEqual({ ok: true });
	expect(await stateOf(first)).toBe('confirmed');
	expect(await stateOf(second)).toBe('waitlisted');
	expect((await mailsOf(first)).toSorted()).toEqual([
		'registration-confirmed',
		'registration-waitlisted',
		'seat-offered',
	]);
	expect(await seatCountsThatDiffer(world.ctx)).toEqual([]);
});

test('an offer that is declined goes to the next', async () => {
	const { seated, line } = await queueOf(2);
	const [first, second] = line as [Person, Person];
	await cancelMyRegistration(visitor, seated);
	expect(await cancelMyRegistration(visitor, first)).toEqual({ ok: true });
	expect(await stateOf(first)).toBe('cancelled');
	expect(await stateOf(second)).toBe('offered');
	expect(await acceptSeat(visitor, first)).toEqual({ ok: false, refusal: { code: 'no-longer-registered' } });
});

test('an offer nobody answers lapses at its deadline and goes to the next; too early nothing happens', async () => {
	const { seated, line } = await queueOf(2);
	const [first, second] = line as [Person, Person];
	await cancelMyRegistration(visitor, seated);
	const deadline = await deadlineOf(first);
	const justBefore = at(new Date(deadline.getTime() - 1));
	expect(await expireOffer(justBefore, { registrationId: first.id })).toEqual({ expired: false });
	expect(await acceptSeat(at(deadline), first)).toEqual({
		ok: false,
		refusal: { code: 'offer-expired', expiredAt: deadline },
	});
	const asWorker = { ...world.ctx, now: () => deadline };
	expect(await expireOffer(asWorker, { registrationId: first.id })).toEqual({ expired: true });
	expect(await expireOffer(asWorker, { registrationId: first.id })).toEqual({ expired: false });
	expect(await stateOf(first)).toBe('cancelled');
	expect((await myRegistration(visitor, first)).cancelledBy).toBe('expiry');
	expect(await stateOf(second)).toBe('offered');
	expect(await mailsOf(first)).toContain('offer-expired');
	expect(await mailsOf(first)).not.toContain('registration-cancelled');
	expect(await seatCountsThatDiffer(world.ctx)).toEqual([]);
});

test('a newcomer never overtakes an offer or those in line', async () => {
	const { training, seated, line } = await queueOf(1);
	const [first] = line as [Person];
	await cancelMyRegistration(visitor, seated);
	const newcomer = await registered(training.code);
	expect(await stateOf(newcomer)).toBe('waitlisted');
	// A raised capacity whose job has not run yet is still the line's.
	await world.owner.query('update seat_pools set capacity_seats = 2 where training_id = $1', [training.id]);
	const later = await registered(training.code);
	expect(await stateOf(later)).toBe('waitlisted');
	expect(await offerSeats(world.ctx, { trainingId: training.id })).toEqual({ offered: 1 });
	expect(await offerSeats(world.ctx, { trainingId: training.id })).toEqual({ offered: 0 });
	expect(await stateOf(newcomer)).toBe('offered');
	expect(await stateOf(first)).toBe('offered');
	expect(await stateOf(later)).toBe('waitlisted');
});

// Red without `for update of s` in `lockTraining`.
test('in the last hours all in line are told once an hour, and of two who accept at once one has the seat', async () => {
	const { training, seated, line } = await queueOf(3);
	const late = at('2026-03-24T01:00:00Z');
	await world.owner.query("update trainings set self_cancel_until = '2026-03-24T06:00:00Z' where id = $1", [
		training.id,
	]);
	await cancelMyRegistration(late, seated);
	for (const person of line) {
		expect(await stateOf(person)).toBe('waitlisted');
		expect((await mailsOf(person)).filter((kind) => kind === 'seat-free')).toHaveLength(1);
		expect((await myRegistration(late, person)).canAccept).toBe(true);
	}
	await Promise.all(Array.from({ length: 10 }, () => visitor.database.pool.query('select pg_sleep(0.05)')));
	const answers = await Promise.all(line.map((person) => acceptSeat(late, person)));
	expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
	expect(answers).toContainEqual({ ok: false, refusal: { code: 'seat-taken' } });
	expect((await Promise.all(line.map(stateOf))).toSorted()).toEqual([
		'confirmed',
		'waitlisted',
		'waitlisted',
	]);
	expect(await seatCountsThatDiffer(world.ctx)).toEqual([]);
});

test('an offer accepted at the very moment it lapses is one or the other, never both', async () => {
	const { seated, line } = await queueOf(2);
	const [first, second] = line as [Person, Person];
	await cancelMyRegistration(visitor, seated);
	const deadline = await deadlineOf(first);
	await Promise.all([
		acceptSeat(at(new Date(deadline.getTime() - 1)), first),
		expireOffer({ ...world.ctx, now: () => deadline }, { registrationId: first.id }),
	]);
	const states = [await stateOf(first), await stateOf(second)];
	expect([
		['confirmed', 'waitlisted'],
		['cancelled', 'offered'],
	]).toContainEqual(states);
	expect(await seatCountsThatDiffer(world.ctx)).toEqual([]);
});

test('a forged or revoked link takes no seat', async () => {
	const { seated, line } = await queueOf(1);
	const [first] = line as [Person];
	await cancelMyRegistration(visitor, seated);
	const revoked = registrationToken(world.ctx, { id: first.id, linkGeneration: 2 });
	for (const token of [revoked, `${first.token.slice(0, -2)}AA`, 'x']) {
		const answer = await Promise.resolve()
			.then(() => acceptSeat(visitor, { token }))
			.catch((fault: unknown) => fault);
		expect(answer).toEqual(new NotFound('registration'));
	}
	expect(await stateOf(first)).toBe('offered');
});

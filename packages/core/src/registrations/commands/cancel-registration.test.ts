import { randomUUID } from 'node:crypto';
import { NotFound, newId } from '@kutsu/kernel';
import { freshWorld } from '@kutsu/testing';
import { expect, test } from 'vitest';
import { RegisterInput } from '../model.ts';
import { myRegistration, registrationToken, seatCountsThatDiffer } from '../queries.ts';
import { cancelMyRegistration, cancelRegistration } from './cancel-registration.ts';
import { register } from './register.ts';

const world = await freshWorld();
const visitor = world.as('public');

async function registered(
	training: string,
	facts: Partial<RegisterInput> = {},
): Promise<{ id: string; token: string }> {
	const requestId = newId();
	const name = `Testi${randomUUID().slice(0, 8)}`;
	await register(
		visitor,
		RegisterInput.parse({
			training,
			requestId,
			firstName: name,
			lastName: 'Kallio',
			email: `${name}@example.org`,
			targetGroup: 'police',
			mode: 'onsite',
			locale: 'fi',
			...facts,
		}),
	);
	const { rows } = await world.owner.query<{ id: string }>(
		'select id from registrations where request_id = $1',
		[requestId],
	);
	const id = rows[0]?.id ?? '';
	return { id, token: registrationToken(world.ctx, { id, linkGeneration: 1 }) };
}
const stateOf = async (token: string) => {
	const { state, place } = await myRegistration(visitor, { token });
	return { state, place };
};

test('a freed seat is held for the first in line, and the rest move up', async () => {
	const training = await world.training({ capacity: 1 });
	const [seated, first, second] = [
		await registered(training.code),
		await registered(training.code),
		await registered(training.code),
	];
	expect(await stateOf(second.token)).toEqual({ state: 'waitlisted', place: 2 });
	expect(await cancelMyRegistration(visitor, { token: seated.token })).toEqual({ ok: true });
	expect(await stateOf(seated.token)).toEqual({ state: 'cancelled', place: null });
	expect(await stateOf(first.token)).toEqual({ state: 'offered', place: null });
	expect(await stateOf(second.token)).toEqual({ state: 'waitlisted', place: 1 });
	const { rows } = await world.owner.query(
		'select kind from outbox_messages where registration_id = any($1) order by kind',
		[[seated.id, first.id]],
	);
	expect(rows.map((row) => row.kind)).toEqual([
		'registration-cancelled',
		'registration-confirmed',
		'registration-waitlisted',
		'seat-offered',
	]);
	expect(await seatCountsThatDiffer(world.ctx)).toEqual([]);
});

test('one who waits and leaves gives nobody a seat', async () => {
	const training = await world.training({ capacity: 1 });
	const [, leaving, next] = [
		await registered(training.code),
		await registered(training.code),
		await registered(training.code),
	];
	await cancelMyRegistration(visitor, { token: leaving.token });
	expect(await stateOf(next.token)).toEqual({ state: 'waitlisted', place: 1 });
});

test('nobody is moved once registration has closed', async () => {
	const training = await world.training({ capacity: 1, closesAt: '2026-03-10T10:00:00Z' });
	const [seated, first] = [await registered(training.code), await registered(training.code)];
	const later = { ...visitor, now: () => new Date('2026-03-11T10:00:00Z') };
	expect(await cancelMyRegistration(later, { token: seated.token })).toEqual({ ok: true });
	expect(await stateOf(first.token)).toEqual({ state: 'waitlisted', place: 1 });
});

test('cancelled twice, or at once from two tabs, frees one seat', async () => {
	const training = await world.training({ capacity: 1 });
	const [seated, , second] = [
		await registered(training.code),
		await registered(training.code),
		await registered(training.code),
	];
	const answers = await Promise.all([
		cancelMyRegistration(visitor, { token: seated.token }),
		cancelMyRegistration(visitor, { token: seated.token }),
	]);
	expect(answers).toContainEqual({ ok: true });
	expect(answers).toContainEqual({ ok: false, refusal: { code: 'already-cancelled' } });
	expect(await stateOf(second.token)).toEqual({ state: 'waitlisted', place: 1 });
});

test('after the deadline only staff can cancel', async () => {
	const training = await world.training({ selfCancelUntil: '2026-03-10T10:00:00Z' });
	const seated = await registered(training.code);
	const at = new Date('2026-03-10T10:00:00Z');
	expect(await cancelMyRegistration({ ...visitor, now: () => at }, { token: seated.token })).toEqual({
		ok: false,
		refusal: { code: 'too-late', selfCancelUntil: at },
	});
	const input = { projectId: training.projectId, registrationId: seated.id };
	await expect(cancelRegistration(world.as('auditor'), input)).rejects.toThrow('Not allowed');
	expect(await cancelRegistration({ ...world.as('coordinator'), now: () => at }, input)).toEqual({
		ok: true,
	});
});

test('a forged, foreign or revoked link answers like one that never was', async () => {
	const training = await world.training();
	const { id, token } = await registered(training.code);
	const wrong = [
		`${token.slice(0, -2)}AA`,
		registrationToken(world.ctx, { id: newId(), linkGeneration: 1 }),
		registrationToken(world.ctx, { id, linkGeneration: 2 }),
		'x',
	];
	for (const forged of wrong) {
		await expect(myRegistration(visitor, { token: forged })).rejects.toThrow(new NotFound('registration'));
		expect(
			await Promise.resolve()
				.then(() => cancelMyRegistration(visitor, { token: forged }))
				.catch((error: unknown) => error),
		).toEqual(new NotFound('registration'));
	}
	expect(await stateOf(token)).toMatchObject({ state: 'confirmed' });
});

test('another project’s staff cannot see or cancel a registration', async () => {
	const training = await world.training();
	const { id } = await registered(training.code);
	const other = await world.another();
	const stranger = other.as('owner');
	await expect(
		cancelRegistration(stranger, { projectId: other.project.id, registrationId: id }),
	).rejects.toThrow(NotFound);
	await expect(
		cancelRegistration(stranger, { projectId: training.projectId, registrationId: id }),
	).rejects.toThrow(NotFound);
});

test('the place and the link are told to the confirmed only', async () => {
	const training = await world.training({
		mode: 'hybrid',
		capacity: 1,
		addressDisclosure: 'confirmed',
		conferenceUrl: 'https://meet.example.org/secret',
	});
	const [seated, waiting, online] = [
		await registered(training.code),
		await registered(training.code),
		await registered(training.code, { mode: 'online' }),
	];
	const seen = async (token: string) => (await myRegistration(visitor, { token })).training;
	expect(await seen(seated.token)).toMatchObject({
		venue: { streetAddress: 'Esimerkkikatu 1' },
		conferenceUrl: null,
	});
	expect(await seen(waiting.token)).toMatchObject({ venue: null, conferenceUrl: null });
	expect(await seen(online.token)).toMatchObject({
		venue: null,
		conferenceUrl: 'https://meet.example.org/secret',
	});
});

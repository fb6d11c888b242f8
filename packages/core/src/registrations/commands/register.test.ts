import { randomUUID } from 'node:crypto';
import { NotFound, newId } from '@kutsu/kernel';
import { signedLink } from '@kutsu/kernel/keys';
import { freshWorld } from '@kutsu/testing';
import { expect, test } from 'vitest';
import type { Context } from '../../context.ts';
import { RegisterInput } from '../model.ts';
import { seatCountsThatDiffer } from '../queries.ts';
import { register, registerByStaff } from './register.ts';

const world = await freshWorld();
const visitor = world.as('public');

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
const confirmed = { ok: true, registered: { state: 'confirmed' } };
const waitlisted = (place: number) => ({ ok: true, registered: { state: 'waitlisted', place } });
const statesOf = async (trainingId: string) => {
	const { rows } = await world.owner.query<{ state: string; count: number }>(
		'select state, count(*)::int as count from registrations where training_id = $1 group by state',
		[trainingId],
	);
	return Object.fromEntries(rows.map((row) => [row.state, row.count]));
};
/** Opens every connection of the pool, so that racers meet at the lock and not at the door. */
const warmUp = (ctx: Context) =>
	Promise.all(Array.from({ length: 10 }, () => ctx.database.pool.query('select pg_sleep(0.05)')));

test('a seat, then the queue by number', async () => {
	const training = await world.training({ capacity: 1 });
	expect(await register(visitor, aPerson(training.code))).toEqual(confirmed);
	expect(await register(visitor, aPerson(training.code))).toEqual(waitlisted(1));
	expect(await register(visitor, aPerson(training.code))).toEqual(waitlisted(2));
	expect(await statesOf(training.id)).toEqual({ confirmed: 1, waitlisted: 2 });
});

// Red without `for update of s` in `lockTraining`.
test('the last seat goes to one of twenty who come at once; the rest queue in order', async () => {
	const training = await world.training({ capacity: 1 });
	await warmUp(visitor);
	const results = await Promise.all(
		Array.from({ length: 20 }, () => register(visitor, aPerson(training.code))),
	);
	const places = results.flatMap((result) =>
		result.ok && result.registered.state === 'waitlisted' ? [result.registered.place] : [],
	);
	expect(places.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 19 }, (_, index) => index + 1));
	expect(await statesOf(training.id)).toEqual({ confirmed: 1, waitlisted: 19 });
	const { rows } = await world.owner.query<{ arrival: number }>(
		'select arrival from registrations where training_id = $1 order by arrival',
		[training.id],
	);
	expect(rows.map((row) => row.arrival)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
	expect(await seatCountsThatDiffer(world.ctx)).toEqual([]);
});

// Red without `for update of s` in `lockTraining`.
test('a form sent twice, even at once, registers once and is answered the same', async () => {
	const training = await world.training({ capacity: 1 });
	await register(visitor, aPerson(training.code));
	const form = aPerson(training.code);
	await warmUp(visitor);
	const answers = await Promise.all([
		register(visitor, form),
		register(visitor, form),
		register(visitor, form),
	]);
	expect(answers).toEqual([waitlisted(1), waitlisted(1), waitlisted(1)]);
	expect(await statesOf(training.id)).toEqual({ confirmed: 1, waitlisted: 1 });
});

test('a form sent again after closing is answered as it was, not refused', async () => {
	const training = await world.training({ closesAt: '2026-03-05T10:00:00Z' });
	const form = aPerson(training.code);
	await register(visitor, form);
	const later: Context = { ...visitor, now: () => new Date('2026-03-06T10:00:00Z') };
	expect(await register(later, form)).toEqual(confirmed);
	expect(await register(later, aPerson(training.code))).toMatchObject({
		ok: false,
		refusal: { code: 'closed' },
	});
});

test('one who registers again is answered like a newcomer, and told the truth by mail only', async () => {
	const training = await world.training({ capacity: 2 });
	const person = aPerson(training.code);
	await register(visitor, person);
	await register(visitor, aPerson(training.code));
	const again = await register(visitor, { ...person, requestId: newId() });
	const newcomer = await register(visitor, aPerson(training.code));
	expect(again).toEqual(newcomer);
	expect(await statesOf(training.id)).toEqual({ confirmed: 2, waitlisted: 1 });
	const { rows } = await world.owner.query(
		"select to_address from outbox_messages where kind = 'registration-repeated'",
	);
	expect(rows).toEqual([{ to_address: person.email }]);
});

test('one address may hold several people; the same name at the same address is one', async () => {
	const training = await world.training();
	const email = 'asema@example.org';
	await register(visitor, aPerson(training.code, { email, firstName: 'Aino' }));
	await register(visitor, aPerson(training.code, { email: ' ASEMA@example.org ', firstName: 'Eero' }));
	await register(visitor, aPerson(training.code, { email, firstName: 'AINO ' }));
	expect(await statesOf(training.id)).toEqual({ confirmed: 2 });
	const { rows } = await world.owner.query(
		'select count(*)::int as mailboxes from mailboxes where email = $1',
		[email],
	);
	expect(rows).toEqual([{ mailboxes: 1 }]);
});

test('mail, audit and jobs are written with the registration: one message a session, ids only in jobs and audit', async () => {
	const training = await world.training({
		sessions: [
			{ startsAt: '2026-03-20T07:00:00Z', endsAt: '2026-03-20T10:00:00Z' },
			{ startsAt: '2026-03-21T07:00:00Z', endsAt: '2026-03-21T10:00:00Z' },
		],
	});
	const person = aPerson(training.code, { locale: 'sv' });
	await register(visitor, person);
	const { rows: mails } = await world.owner.query(
		`select m.kind, m.locale, m.to_address, m.state, m.facts->>'sessionId' as session, r.training_id
		 from outbox_messages m join registrations r on r.id = m.registration_id where r.training_id = $1 order by m.kind`,
		[training.id],
	);
	const common = { locale: 'sv', to_address: person.email, state: 'queued', training_id: training.id };
	expect(mails).toEqual([
		{ kind: 'registration-confirmed', session: training.sessionIds[0], ...common },
		{ kind: 'session-invitation', session: training.sessionIds[1], ...common },
	]);
	const { rows: kept } = await world.owner.query<{ text: string }>(
		'select (select string_agg(a::text, $1) from audit_entries a) || (select string_agg(j::text, $1) from job_requests j) as text',
		['\n'],
	);
	expect(kept[0]?.text).toContain('registration.create');
	expect(kept[0]?.text).not.toContain(person.firstName);
	expect(kept[0]?.text).not.toContain(person.email);
});

test('each way of a hybrid training has its own seats', async () => {
	const training = await world.training({ mode: 'hybrid', capacity: 1, onlineCapacity: 5 });
	expect(await register(visitor, aPerson(training.code))).toEqual(confirmed);
	expect(await register(visitor, aPerson(training.code))).toEqual(waitlisted(1));
	expect(await register(visitor, aPerson(training.code, { mode: 'online' }))).toEqual(confirmed);
});

test('a refusal has written nothing', async () => {
	const training = await world.training({ mode: 'online' });
	const before = await world.owner.query('select count(*)::int as people from participants');
	expect(await register(visitor, aPerson(training.code))).toEqual({
		ok: false,
		refusal: { code: 'mode-not-offered', mode: 'onsite' },
	});
	expect(await register(visitor, aPerson(training.code, { mode: 'online', targetGroup: 'nobody' }))).toEqual({
		ok: false,
		refusal: { code: 'unknown-target-group' },
	});
	expect(await register(visitor, aPerson(training.code, { mode: 'online', municipality: '999' }))).toEqual({
		ok: false,
		refusal: { code: 'unknown-municipality' },
	});
	expect((await world.owner.query('select count(*)::int as people from participants')).rows).toEqual(
		before.rows,
	);
});

test('a draft, an unlisted training by its code and one that is not there answer alike; its link opens it', async () => {
	const draft = await world.training({ state: 'draft' });
	const unlisted = await world.training({ visibility: 'unlisted' });
	const fault = async (training: string) =>
		register(visitor, aPerson(training)).catch((error: unknown) => error);
	const missing = await fault('NRM-0000-000');
	expect(missing).toBeInstanceOf(NotFound);
	for (const code of [draft.code, unlisted.code]) expect(await fault(code)).toEqual(missing);
	const link = (generation: number) =>
		signedLink(world.ctx.keys, { linkId: unlisted.id, generation, purpose: 'training' });
	expect(await register(visitor, aPerson(link(1)))).toEqual(confirmed);
	expect(await fault(link(2))).toEqual(missing);
});

test('at most six round trips', async () => {
	const training = await world.training();
	let trips = 0;
	const pool = Object.create(world.database.pool, {
		connect: {
			value: async () => {
				const client = await world.database.pool.connect();
				return new Proxy(client, {
					get: (target, name) => {
						const value: unknown = Reflect.get(target, name);
						if (name === 'query' && typeof value === 'function') {
							return (...given: unknown[]) => {
								trips++;
								return Reflect.apply(value, target, given);
							};
						}
						return typeof value === 'function' ? value.bind(target) : value;
					},
				});
			},
		},
	});
	await register({ ...visitor, database: { ...world.database, pool } }, aPerson(training.code));
	expect(trips).toBeGreaterThan(3);
	expect(trips).toBeLessThanOrEqual(6);
});

test('staff register outside the window, and only who may', async () => {
	const training = await world.training({ closesAt: '2026-03-05T10:00:00Z' });
	const at = (ctx: Context): Context => ({ ...ctx, now: () => new Date('2026-03-06T10:00:00Z') });
	const input = { ...aPerson(training.code), projectId: training.projectId, trainingId: training.id };
	expect(await registerByStaff(at(world.as('coordinator')), input)).toMatchObject(confirmed);
	expect(() => registerByStaff(at(world.as('communications')), input)).toThrow('Not allowed');
	expect(() => registerByStaff(at(world.as('public')), input)).toThrow(NotFound);
});

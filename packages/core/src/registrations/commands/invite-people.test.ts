import { randomUUID } from 'node:crypto';
import { NotFound, newId } from '@kutsu/kernel';
import { freshWorld, grantedOf } from '@kutsu/testing';
import type { WorldTraining } from '@kutsu/testing';
import { expect, test } from 'vitest';
import type { Context } from '../../context.ts';
import { addOrganisation } from '../../organisations/index.ts';
import { AddOrganisationInput } from '../../organisations/model.ts';
import { invitationsOfTraining, invitedTraining, setWay } from '../../ways/index.ts';
import { InvitePeopleInput } from '../../ways/model.ts';
import type { Way } from '../../ways/model.ts';
import type { Quotas } from '../model.ts';
import { RegisterInput } from '../model.ts';
import { seatCountsThatDiffer } from '../queries.ts';
import { cancelRegistration } from './cancel-registration.ts';
import { invitePeople } from './invite-people.ts';
import { register } from './register.ts';
import { releaseInvitation } from './release-invitation.ts';
import { revokeTrainingInvitation } from './revoke-training-invitation.ts';
import { setQuotas } from './set-quotas.ts';

const world = await freshWorld();
const visitor = world.as('public');
const coordinator = world.as('coordinator');
const at = (ctx: Context, now: string): Context => ({ ...ctx, now: () => new Date(now) });

const anInvitation = (training: WorldTraining, facts: Partial<InvitePeopleInput> = {}) => ({
	projectId: training.projectId,
	...InvitePeopleInput.parse({
		trainingId: training.id,
		requestId: newId(),
		emails: [],
		label: '',
		maxUses: 1,
		skipsApproval: false,
		skipsLists: false,
		reservedUntil: null,
		reservedMode: 'onsite',
		expiresAt: '2026-03-15T09:00',
		locale: 'fi',
		...facts,
	}),
});
const aPerson = (training: string, facts: Partial<RegisterInput> = {}): RegisterInput =>
	RegisterInput.parse({
		training,
		requestId: newId(),
		firstName: 'Testi',
		lastName: `Kallio ${randomUUID()}`,
		email: `${randomUUID()}@example.org`,
		targetGroup: 'police',
		mode: 'onsite',
		locale: 'fi',
		...facts,
	});

async function linkInto(training: WorldTraining, facts: Partial<InvitePeopleInput> = {}) {
	const { links } = await grantedOf(invitePeople(coordinator, anInvitation(training, facts)));
	const token = links[0]?.url.split('/').at(-1) ?? '';
	const { rows } = await invitationsOfTraining(coordinator, {
		projectId: training.projectId,
		trainingId: training.id,
	});
	return { token, invitationId: rows[0]?.id ?? '' };
}
const wayOf = (training: WorldTraining, way: Way, domains: string[] = []) =>
	grantedOf(
		setWay(coordinator, {
			projectId: training.projectId,
			trainingId: training.id,
			revision: 0,
			wanted: { way, emailDomains: domains, organisationNames: [], audience: { fi: 'Poliiseille' } },
		}),
	);
const poolsOf = async (training: WorldTraining) => {
	const { rows } = await world.owner.query<{ taken: number; waiting: number }>(
		'select taken_seats as taken, waiting_seats as waiting from seat_pools where training_id = $1',
		[training.id],
	);
	return rows[0];
};
const statesOf = async (training: WorldTraining) => {
	const { rows } = await world.owner.query<{ state: string; count: number }>(
		'select state, count(*)::int as count from registrations where training_id = $1 group by state',
		[training.id],
	);
	return Object.fromEntries(rows.map((row) => [row.state, row.count]));
};
const confirmed = { ok: true, registered: { state: 'confirmed' } };
const waitlisted = (place: number) => ({ ok: true, registered: { state: 'waitlisted', place } });
const refusal = (code: string) => ({ ok: false, refusal: { code } });
const fault = (promise: Promise<unknown>) => promise.catch((error: unknown) => error);
const soon = '2026-03-10T09:00';

test('a link of one use lets one of twenty in who use it at once; the others are told it is used', async () => {
	const training = await world.training();
	await wayOf(training, 'invitation');
	const { token } = await linkInto(training);
	await Promise.all(Array.from({ length: 10 }, () => visitor.database.pool.query('select pg_sleep(0.05)')));
	const answers = await Promise.all(Array.from({ length: 20 }, () => register(visitor, aPerson(token))));
	expect(answers.filter((answer) => answer.ok)).toEqual([confirmed]);
	expect(answers.filter((answer) => !answer.ok)).toEqual(
		Array.from({ length: 19 }, () => refusal('invitation-used')),
	);
	expect(await statesOf(training)).toEqual({ confirmed: 1 });
});

test('a link lets in as many as it counts, and a cancellation gives no use back', async () => {
	const training = await world.training();
	const { token } = await linkInto(training, { maxUses: 2 });
	await register(visitor, aPerson(token));
	await register(visitor, aPerson(token));
	const { rows } = await world.owner.query<{ id: string }>(
		'select id from registrations where training_id = $1',
		[training.id],
	);
	const registrationId = rows[0]?.id ?? '';
	await cancelRegistration(coordinator, { projectId: training.projectId, registrationId });
	expect(await register(visitor, aPerson(token))).toEqual(refusal('invitation-used'));
});

test('a form sent twice uses a link once', async () => {
	const training = await world.training();
	const { token } = await linkInto(training);
	const form = aPerson(token);
	expect([await register(visitor, form), await register(visitor, form)]).toEqual([confirmed, confirmed]);
});

test('a forged, a revoked and an unknown link answer like a missing training', async () => {
	const training = await world.training({ visibility: 'unlisted' });
	const { token, invitationId } = await linkInto(training);
	const missing = await fault(register(visitor, aPerson('X-2026-999')));
	expect(missing).toBeInstanceOf(NotFound);
	const forged = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`;
	expect(await fault(register(visitor, aPerson(forged)))).toEqual(missing);
	await revokeTrainingInvitation(coordinator, { projectId: training.projectId, invitationId });
	expect(await fault(register(visitor, aPerson(token)))).toEqual(missing);
});

test('an expired link says so, and one bound to an address holds for that address only', async () => {
	const training = await world.training();
	const { token } = await linkInto(training, { emails: ['kutsuttu@example.org'] });
	expect(await register(visitor, aPerson(token))).toEqual(refusal('invitation-other-address'));
	expect(await register(at(visitor, '2026-03-15T07:00:00Z'), aPerson(token))).toMatchObject(
		refusal('invitation-expired'),
	);
	expect(await register(visitor, aPerson(token, { email: 'Kutsuttu@example.org' }))).toEqual(confirmed);
});

test('one who is not on the list is told whom it is for before anything is known of them; a link may skip the list', async () => {
	const training = await world.training();
	await wayOf(training, 'listed', ['poliisi.example.org']);
	const unlisted = aPerson(training.code);
	expect(await register(visitor, unlisted)).toEqual({
		ok: false,
		refusal: { code: 'not-for-you', audience: { fi: 'Poliiseille' } },
	});
	const own = aPerson(training.code, { email: 'a@ita.poliisi.example.org' });
	expect(await register(visitor, own)).toEqual(confirmed);
	expect(await register(visitor, { ...own, requestId: newId() })).toEqual(confirmed);
	const { token } = await linkInto(training);
	expect(await register(visitor, aPerson(token))).toMatchObject(refusal('not-for-you'));
	const skipping = await linkInto(training, { skipsLists: true });
	expect(await register(visitor, aPerson(skipping.token))).toEqual(confirmed);
	const { rows } = await world.owner.query('select count(*)::int as people from mailboxes where email = $1', [
		unlisted.email,
	]);
	expect(rows).toEqual([{ people: 0 }]);
});

test('held seats count as taken, so nobody is oversold, and go to the one they are held for', async () => {
	const training = await world.training({ capacity: 2 });
	const { token } = await linkInto(training, { reservedUntil: soon });
	expect(await poolsOf(training)).toEqual({ taken: 1, waiting: 0 });
	expect(await register(visitor, aPerson(training.code))).toEqual(confirmed);
	expect(await register(visitor, aPerson(training.code))).toEqual(waitlisted(1));
	expect(await seatCountsThatDiffer(world.ctx)).toEqual([]);
	expect(await register(visitor, aPerson(token))).toEqual(confirmed);
	expect(await poolsOf(training)).toEqual({ taken: 2, waiting: 1 });
	expect(await statesOf(training)).toEqual({ confirmed: 2, waitlisted: 1 });
	expect(await seatCountsThatDiffer(world.ctx)).toEqual([]);
});

test('no more seats are held than are free and owed to nobody', async () => {
	const training = await world.training({ capacity: 3 });
	const invited = await invitePeople(
		coordinator,
		anInvitation(training, {
			emails: ['a@example.org', 'b@example.org'],
			maxUses: 2,
			reservedUntil: soon,
		}),
	);
	expect(invited).toEqual({
		ok: false,
		refusal: { code: 'not-enough-seats', of: 'training', freeSeats: 3, wanted: 4 },
	});
	expect(await poolsOf(training)).toEqual({ taken: 0, waiting: 0 });
});

const quotas = (training: WorldTraining, wanted: Partial<Quotas>, before: Partial<Quotas> = {}) => {
	const none = { groups: [], eachOrganisation: null };
	const { projectId, id: trainingId } = training;
	return setQuotas(coordinator, {
		...{ projectId, trainingId },
		before: { ...none, ...before },
		wanted: { ...none, ...wanted },
	});
};
const ofPolice = (seats: number) => ({
	groups: [{ targetGroup: 'police', seats, releaseDaysBefore: null }],
});
const takenIn = async (training: WorldTraining, scope: string) => {
	const { rows } = await world.owner.query<{ taken: number }>(
		'select taken_seats as taken from seat_pools where training_id = $1 and scope = $2',
		[training.id, scope],
	);
	return rows.map(({ taken }) => taken);
};

test('a seat held for one of a profession is held in its quota too, and nobody of it is oversold', async () => {
	const training = await world.training({ capacity: 5 });
	await quotas(training, ofPolice(2));
	const held = { reservedUntil: soon, targetGroup: 'police' };
	const { token, invitationId } = await linkInto(training, held);
	expect(await takenIn(training, 'target_group')).toEqual([1]);
	expect(await register(visitor, aPerson(training.code))).toEqual(confirmed);
	expect(await register(visitor, aPerson(training.code))).toEqual(waitlisted(1));
	expect(await invitePeople(coordinator, anInvitation(training, held))).toEqual({
		ok: false,
		refusal: { code: 'not-enough-seats', of: 'group', freeSeats: 0, wanted: 1 },
	});
	expect(await register(visitor, aPerson(token))).toEqual(confirmed);
	expect(await takenIn(training, 'target_group')).toEqual([2]);
	expect(await seatCountsThatDiffer(world.ctx)).toEqual([]);
	await revokeTrainingInvitation(coordinator, { projectId: training.projectId, invitationId });
	expect(await takenIn(training, 'all')).toEqual([2]);
});

test('one for whom nothing but the room was held waits when their quota is full, and the seat goes to those in line', async () => {
	const training = await world.training({ capacity: 2 });
	await quotas(training, ofPolice(1));
	const { token } = await linkInto(training, { reservedUntil: soon });
	expect(await takenIn(training, 'target_group')).toEqual([0]);
	expect((await invitedTraining(visitor, { token })).quotasBind).toBe(true);
	await register(visitor, aPerson(training.code));
	await register(visitor, aPerson(training.code, { targetGroup: 'social_services' }));
	expect(await statesOf(training)).toEqual({ confirmed: 1, waitlisted: 1 });
	expect(await register(visitor, aPerson(token))).toEqual(waitlisted(2));
	expect(await statesOf(training)).toEqual({ confirmed: 1, offered: 1, waitlisted: 1 });
	expect(await seatCountsThatDiffer(world.ctx)).toEqual([]);
});

test('what the one person behind an address told before says whose quota their seat is of; a shared mailbox says nothing', async () => {
	const before = await world.training();
	for (const email of ['tuttu@example.org', 'kaikki@example.org', 'kaikki@example.org'])
		await register(visitor, aPerson(before.code, { email, organisation: 'Testiasema' }));
	const training = await world.training({ capacity: 9 });
	await quotas(training, { ...ofPolice(4), eachOrganisation: { seats: 2, releaseDaysBefore: null } });
	const emails = ['tuttu@example.org', 'kaikki@example.org', 'uusi@example.org'];
	await linkInto(training, { emails, reservedUntil: soon });
	expect(await takenIn(training, 'all')).toEqual([3]);
	expect(await takenIn(training, 'target_group')).toEqual([1]);
	expect(await takenIn(training, 'organisation')).toEqual([1]);
	await linkInto(training, {
		emails: ['toinen@example.org'],
		reservedUntil: soon,
		organisation: 'TESTIASEMA',
	});
	expect(await takenIn(training, 'organisation')).toEqual([2]);
	expect(await seatCountsThatDiffer(world.ctx)).toEqual([]);
});

test('an invitation never keeps a workplace that must not be known, whether staff tell the profession or not', async () => {
	const own = await world.another();
	const before = await own.training();
	const email = 'suojassa@example.org';
	await register(own.as('public'), aPerson(before.code, { email, organisation: 'turvakoti  Suoja' }));
	await grantedOf(
		addOrganisation(
			own.as('coordinator'),
			AddOrganisationInput.parse({
				...{ project: own.project.slug, name: { fi: 'Turvakoti Suoja' }, type: 'ngo' },
				isSensitiveWorkplace: true,
			}),
		),
	);
	const training = await own.training({ capacity: 9 });
	for (const told of [{}, { targetGroup: 'police' }])
		await grantedOf(
			invitePeople(
				own.as('coordinator'),
				anInvitation(training, { emails: [email], reservedUntil: soon, ...told }),
			),
		);
	const { rows } = await own.owner.query<{ organisation_key: string | null }>(
		'select organisation_key from training_invitations where training_id = $1',
		[training.id],
	);
	expect(rows).toEqual([{ organisation_key: null }, { organisation_key: null }]);
});

test('a quota that is set, changed or dropped while seats are held counts them, and they are let go in it', async () => {
	const training = await world.training({ capacity: 5 });
	const held = { maxUses: 2, reservedUntil: soon, targetGroup: 'police' };
	const { invitationId } = await linkInto(training, held);
	expect(await quotas(training, ofPolice(1))).toMatchObject({
		refusal: { code: 'quota-below-taken', takenSeats: 2 },
	});
	expect(await quotas(training, ofPolice(2))).toEqual({ ok: true });
	expect(await register(visitor, aPerson(training.code))).toEqual(waitlisted(1));
	expect(await quotas(training, ofPolice(3), ofPolice(2))).toEqual({ ok: true });
	expect(await seatCountsThatDiffer(world.ctx)).toEqual([]);
	expect(await statesOf(training)).toEqual({ offered: 1 });
	const deadline = at(world.ctx, '2026-03-10T07:00:00Z');
	expect(await releaseInvitation(deadline, { invitationId })).toEqual({ released: true });
	expect(await takenIn(training, 'target_group')).toEqual([1]);
	expect(await quotas(training, {}, ofPolice(3))).toEqual({ ok: true });
	expect(await seatCountsThatDiffer(world.ctx)).toEqual([]);
});

test('one who comes as of another profession than told takes that one’s quota, and lets the told one go', async () => {
	const training = await world.training({ capacity: 5 });
	await quotas(training, ofPolice(1));
	const { token } = await linkInto(training, { reservedUntil: soon, targetGroup: 'police' });
	expect(await register(visitor, aPerson(training.code))).toEqual(waitlisted(1));
	expect(await register(visitor, aPerson(token, { targetGroup: 'social_services' }))).toEqual(confirmed);
	expect(await statesOf(training)).toEqual({ confirmed: 1, offered: 1 });
	expect(await seatCountsThatDiffer(world.ctx)).toEqual([]);
});

test('at the deadline the held seats go to those who wait, once, and never before; the link stays good', async () => {
	const training = await world.training({ capacity: 2 });
	const { token, invitationId } = await linkInto(training, { maxUses: 2, reservedUntil: soon });
	for (let person = 0; person < 3; person++) await register(visitor, aPerson(training.code));
	expect(await statesOf(training)).toEqual({ waitlisted: 3 });
	expect(await releaseInvitation(world.ctx, { invitationId })).toEqual({ released: false });
	const deadline = at(world.ctx, '2026-03-10T07:00:00Z');
	expect(await releaseInvitation(deadline, { invitationId })).toEqual({ released: true });
	expect(await statesOf(training)).toEqual({ offered: 2, waitlisted: 1 });
	expect(await releaseInvitation(deadline, { invitationId })).toEqual({ released: false });
	expect(await register(at(visitor, '2026-03-10T07:00:00Z'), aPerson(token))).toEqual(waitlisted(2));
	expect(await seatCountsThatDiffer(world.ctx)).toEqual([]);
	const { rows } = await world.owner.query<{ run_at: Date }>(
		"select run_at from job_requests where task = 'release-invitation' and payload ->> 'invitationId' = $1",
		[invitationId],
	);
	expect(rows).toEqual([{ run_at: new Date('2026-03-10T07:00:00Z') }]);
});

test('a revoked link gives its seats to those who wait', async () => {
	const training = await world.training({ capacity: 1 });
	const { invitationId } = await linkInto(training, { reservedUntil: soon });
	await register(visitor, aPerson(training.code));
	const input = { projectId: training.projectId, invitationId };
	await revokeTrainingInvitation(coordinator, input);
	await revokeTrainingInvitation(coordinator, input);
	expect(await statesOf(training)).toEqual({ offered: 1 });
	expect(await seatCountsThatDiffer(world.ctx)).toEqual([]);
});

test('a seat held on site that is used online is offered to those who wait on site', async () => {
	const training = await world.training({ mode: 'hybrid', capacity: 1, onlineCapacity: 5 });
	const { token } = await linkInto(training, { reservedUntil: soon });
	await register(visitor, aPerson(training.code));
	expect(await statesOf(training)).toEqual({ waitlisted: 1 });
	expect(await register(visitor, aPerson(token, { mode: 'online' }))).toEqual(confirmed);
	expect(await statesOf(training)).toEqual({ confirmed: 1, offered: 1 });
	expect(await seatCountsThatDiffer(world.ctx)).toEqual([]);
});

// Without `for update of s` in `lockTraining` red in some runs, not in all.
test('while registering and releasing race, no seat is sold twice', async () => {
	const training = await world.training({ capacity: 3 });
	const { token, invitationId } = await linkInto(training, { maxUses: 3, reservedUntil: soon });
	const deadline = '2026-03-10T07:00:00Z';
	await Promise.all(Array.from({ length: 10 }, () => visitor.database.pool.query('select pg_sleep(0.05)')));
	await Promise.all([
		...Array.from({ length: 3 }, () => register(at(visitor, deadline), aPerson(token))),
		releaseInvitation(at(world.ctx, deadline), { invitationId }),
		...Array.from({ length: 3 }, () => register(at(visitor, deadline), aPerson(training.code))),
	]);
	expect(await seatCountsThatDiffer(world.ctx)).toEqual([]);
	expect((await poolsOf(training))?.taken).toBe(3);
	expect(Object.values(await statesOf(training)).reduce((sum, count) => sum + count, 0)).toBe(6);
});

test('bound links go by mail, sealed; nothing readable of a token is kept', async () => {
	const training = await world.training();
	const withSmtp: Context = { ...coordinator, settings: { ...coordinator.settings, hasSmtp: true } };
	const made = await grantedOf(
		invitePeople(withSmtp, anInvitation(training, { emails: ['x@example.org', 'X@example.org'] })),
	);
	expect(made).toMatchObject({ count: 1, links: [] });
	const { token } = await linkInto(training, { label: 'Vieras' });
	const { rows } = await world.owner.query<{ text: string }>(
		`select (select string_agg(i::text, ' ') from training_invitations i) || (select string_agg(m::text, ' ') from outbox_messages m)
			|| (select string_agg(c::text, ' ') from command_results c) || (select string_agg(a::text, ' ') from audit_entries a) as text`,
	);
	expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
	expect(rows[0]?.text).not.toContain(token);
	expect(rows[0]?.text).toContain('training-invitation');
});

test.each([
	{ when: 'it would have expired', facts: { expiresAt: '2026-03-01T09:00' }, code: 'expiry-out-of-range' },
	{ when: 'it outlives the training', facts: { expiresAt: '2026-09-01T09:00' }, code: 'expiry-out-of-range' },
	{
		when: 'seats are held longer than it lives',
		facts: { reservedUntil: '2026-03-15T10:00' },
		code: 'reservation-out-of-range',
	},
	{
		when: 'its seats are of another way',
		facts: { reservedUntil: soon, reservedMode: 'online' as const },
		code: 'mode-not-offered',
	},
])('no link is made when $when', async ({ facts, code }) => {
	const training = await world.training();
	expect(await invitePeople(coordinator, anInvitation(training, facts))).toEqual(refusal(code));
});

test('only who may write of participants invites and revokes; another project’s is not there', async () => {
	const training = await world.training();
	const { invitationId } = await linkInto(training);
	const other = await world.another();
	const input = { projectId: training.projectId, invitationId };
	for (const role of ['communications', 'auditor', 'trainer', 'host', 'data_protection_officer'] as const) {
		const actor = world.as(role, { trainingIds: [training.id] });
		expect(
			await fault(Promise.resolve().then(() => invitePeople(actor, anInvitation(training)))),
		).toMatchObject({ message: expect.stringContaining('Not allowed') });
		expect(await fault(revokeTrainingInvitation(actor, input))).toMatchObject({
			message: expect.stringContaining('Not allowed'),
		});
	}
	const stranger = other.as('owner');
	const theirs = { projectId: other.project.id, invitationId };
	expect(await fault(revokeTrainingInvitation(stranger, theirs))).toBeInstanceOf(NotFound);
	const elsewhere = { ...anInvitation(training), projectId: other.project.id };
	expect(await fault(invitePeople(stranger, elsewhere))).toBeInstanceOf(NotFound);
	expect(await fault(revokeTrainingInvitation(visitor, input))).toBeInstanceOf(NotFound);
});

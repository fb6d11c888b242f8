import { newId } from '@kutsu/kernel';
import { freshWorld, grantedOf } from '@kutsu/testing';
import type { WorldTraining } from '@kutsu/testing';
import { expect, test } from 'vitest';
import { InvitePeopleInput } from '../../ways/model.ts';
import { RegisterInput } from '../model.ts';
import { registrationToken, seatCountsThatDiffer } from '../queries.ts';
import { seatsBeyond } from '../queries/beyond.ts';
import { acceptSeat } from './accept-seat.ts';
import { cancelRegistration } from './cancel-registration.ts';
import { invitePeople } from './invite-people.ts';
import { moveRegistration } from './move-by-staff.ts';
import { moveMyRegistration } from './move-registration.ts';
import { register, registerByStaff, registerWalkIn } from './register.ts';
import { revokeTrainingInvitation } from './revoke-training-invitation.ts';
import { seatRegistration } from './seat-registration.ts';
import { setPriority } from './set-priority.ts';
import { switchMyMode } from './switch-mode.ts';
import { transferMySeat } from './transfer-seat.ts';

const world = await freshWorld();
const projectId = world.project.id;
const desk = world.as('coordinator');

function aPerson(training: WorldTraining, lastName: string): RegisterInput {
	return RegisterInput.parse({
		training: training.code,
		requestId: newId(),
		firstName: 'Testi',
		lastName,
		email: `${lastName.toLowerCase()}@example.org`,
		targetGroup: 'police',
		mode: 'onsite',
		locale: 'fi',
	});
}

async function registered(training: WorldTraining, lastName: string): Promise<string> {
	const person = aPerson(training, lastName);
	await register(world.as('public'), person);
	const { rows } = await world.owner.query<{ id: string }>(
		'select id from registrations where request_id = $1',
		[person.requestId],
	);
	return rows[0]?.id ?? '';
}

const stateOf = async (id: string) =>
	(await world.owner.query<{ state: string }>('select state from registrations where id = $1', [id])).rows[0]
		?.state;
const seatsOf = async (training: WorldTraining) =>
	(
		await world.owner.query<{ taken: number; capacity: number; beyond: number }>(
			'select taken_seats as taken, capacity_seats as capacity, override_seats as beyond from seat_pools where training_id = $1',
			[training.id],
		)
	).rows[0];

test('a seat beyond capacity takes saying by how many and why, and is in the audit trail', async () => {
	const training = await world.training({ capacity: 1 });
	await registered(training, 'Eka');
	const waits = await registered(training, 'Toka');
	const asked = { projectId, registrationId: waits };
	expect(await seatRegistration(desk, asked)).toEqual({
		ok: false,
		refusal: { code: 'full', beyondSeats: 1 },
	});
	expect(await seatRegistration(desk, { ...asked, beyondSeats: 2, reason: 'Kouluttajan pari' })).toEqual({
		ok: false,
		refusal: { code: 'beyond-differs', beyondSeats: 1 },
	});
	expect(await seatRegistration(desk, { ...asked, beyondSeats: 1 })).toEqual({
		ok: false,
		refusal: { code: 'reason-needed' },
	});
	expect(await seatsOf(training)).toEqual({ taken: 1, capacity: 1, beyond: 0 });
	expect(await seatRegistration(desk, { ...asked, beyondSeats: 1, reason: 'Kouluttajan pari' })).toEqual({
		ok: true,
		beyondSeats: 1,
	});
	expect(await stateOf(waits)).toBe('confirmed');
	expect(await seatsOf(training)).toEqual({ taken: 2, capacity: 1, beyond: 1 });
	expect(await seatCountsThatDiffer(world.ctx)).toEqual([]);
	const { rows } = await world.owner.query(
		`select e.action, e.actor_id, e.changed_fields, d.details from audit_entries e left join audit_details d on d.entry_id = e.id
		 where e.action in ('registration.seat', 'training.override-seats') and e.subject_id = any($1) order by e.action`,
		[[waits, training.id]],
	);
	const said = { changed_fields: ['beyondSeats:1'], details: { reason: 'Kouluttajan pari' } };
	expect(rows).toEqual([
		{ action: 'registration.seat', actor_id: 'user-coordinator', ...said },
		{ action: 'training.override-seats', actor_id: 'user-coordinator', ...said },
	]);
});

test('staff see where there are more people than seats, and who decided so', async () => {
	const training = await world.training({ capacity: 1 });
	await registered(training, 'Eka');
	const registrationId = await registered(training, 'Toka');
	await seatRegistration(desk, { projectId, registrationId, beyondSeats: 1, reason: 'Kouluttajan pari' });
	const asked = { projectId, trainingId: training.id };
	const seen = await seatsBeyond(desk, asked);
	expect(seen).toMatchObject({
		pools: [{ scope: 'all', targetGroup: null, takenSeats: 2, capacitySeats: 1 }],
		decisions: [{ at: world.ctx.now(), beyondSeats: 1, reason: 'Kouluttajan pari' }],
	});
	await cancelRegistration(desk, { projectId, registrationId });
	expect(await seatsBeyond(desk, asked)).toMatchObject({ pools: [], decisions: [{ beyondSeats: 1 }] });
	const other = await world.another();
	expect(await seatsBeyond(other.as('owner'), { ...asked, projectId: other.project.id })).toEqual({
		pools: [],
		decisions: [],
	});
});

test('a seat beyond capacity ends with whom it was granted to: nobody is offered it', async () => {
	const training = await world.training({ capacity: 1 });
	const first = await registered(training, 'Eka');
	const second = await registered(training, 'Toka');
	const third = await registered(training, 'Kolmas');
	await seatRegistration(desk, { projectId, registrationId: second, beyondSeats: 1, reason: 'Syy' });
	await cancelRegistration(desk, { projectId, registrationId: first });
	expect(await seatsOf(training)).toEqual({ taken: 1, capacity: 1, beyond: 0 });
	expect(await stateOf(third)).toBe('waitlisted');
	await cancelRegistration(desk, { projectId, registrationId: second });
	expect(await stateOf(third)).toBe('offered');
});

const beyond = (registrationId: string, beyondSeats = 1) =>
	seatRegistration(desk, { projectId, registrationId, beyondSeats, reason: 'Syy' });
const tokenOf = (id: string) => registrationToken(world.ctx, { id, linkGeneration: 1 });
const visitor = world.as('public');
const poolsOf = async (training: WorldTraining) =>
	(
		await world.owner.query<{ scope: string; text: string }>(
			"select scope, taken_seats || '/' || capacity_seats || '+' || override_seats as text from seat_pools where training_id = $1 order by scope",
			[training.id],
		)
	).rows.map(({ scope, text }) => `${scope} ${text}`);

test('one who has a seat beyond capacity and comes the other way leaves no seat to a newcomer', async () => {
	const training = await world.training({ mode: 'hybrid', capacity: 1, onlineCapacity: 5 });
	await registered(training, 'Eka');
	const second = await registered(training, 'Toka');
	await beyond(second);
	expect(await poolsOf(training)).toEqual(['online 0/5+0', 'onsite 2/1+1']);
	expect(await switchMyMode(visitor, { token: tokenOf(second), mode: 'online' })).toEqual({ ok: true });
	expect(await poolsOf(training)).toEqual(['online 1/5+0', 'onsite 1/1+0']);
	expect(await stateOf(await registered(training, 'Kolmas'))).toBe('waitlisted');
	expect(await seatCountsThatDiffer(world.ctx)).toEqual([]);
});

test('one who moves away from a seat beyond capacity leaves none', async () => {
	const courseId = (await world.course()).id;
	const training = await world.training({ capacity: 1, courseId });
	const other = await world.training({ capacity: 5, courseId });
	await registered(training, 'Eka');
	const [second, third] = [await registered(training, 'Toka'), await registered(training, 'Kolmas')];
	await beyond(second);
	await beyond(third, 2);
	expect(await poolsOf(training)).toEqual(['all 3/1+2']);
	const to = { token: tokenOf(second), trainingId: other.id, carriesNeeds: false, locale: 'fi' as const };
	expect(await moveMyRegistration(visitor, to)).toMatchObject({ ok: true });
	expect(await poolsOf(training)).toEqual(['all 2/1+1']);
	await cancelRegistration(desk, { projectId, registrationId: third });
	expect(await poolsOf(training)).toEqual(['all 1/1+0']);
	expect(await stateOf(await registered(training, 'Neljas'))).toBe('waitlisted');
	expect(await seatCountsThatDiffer(world.ctx)).toEqual([]);
});

test('a seat beyond capacity that is given to a colleague is theirs, and ends with them', async () => {
	const training = await world.training({ capacity: 1 });
	await registered(training, 'Eka');
	const second = await registered(training, 'Toka');
	await beyond(second);
	const { email, targetGroup } = aPerson(training, 'Uusi');
	const colleague = { firstName: 'Testi', lastName: 'Uusi', email, targetGroup, locale: 'fi' as const };
	expect(await transferMySeat(visitor, { token: tokenOf(second), ...colleague })).toEqual({ ok: true });
	expect(await poolsOf(training)).toEqual(['all 2/1+1']);
	const { rows } = await world.owner.query<{ id: string }>(
		"select id from registrations where training_id = $1 and state = 'offered'",
		[training.id],
	);
	const given = rows[0]?.id ?? '';
	expect(await acceptSeat(visitor, { token: tokenOf(given) })).toEqual({ ok: true });
	expect([await stateOf(second), await poolsOf(training)]).toEqual(['cancelled', ['all 2/1+1']]);
	await cancelRegistration(desk, { projectId, registrationId: given });
	expect(await poolsOf(training)).toEqual(['all 1/1+0']);
	expect(await stateOf(await registered(training, 'Neljas'))).toBe('waitlisted');
});

test('a seat that was left over for one in line is nobody’s when they leave it', async () => {
	const training = await world.training({ capacity: 1, closesAt: '2026-03-10T09:00:00Z' });
	const first = await registered(training, 'Eka');
	const [second, third] = [await registered(training, 'Toka'), await registered(training, 'Kolmas')];
	world.clock.set('2026-03-11T09:00:00Z');
	await cancelRegistration(desk, { projectId, registrationId: first });
	expect(await beyond(third)).toEqual({ ok: true, beyondSeats: 1 });
	expect(await poolsOf(training)).toEqual(['all 1/1+1']);
	await cancelRegistration(desk, { projectId, registrationId: second });
	expect(await poolsOf(training)).toEqual(['all 1/1+0']);
	expect(await seatCountsThatDiffer(world.ctx)).toEqual([]);
	world.clock.set('2026-03-02T09:00:00Z');
});

test('one for whom a seat is held has it, however many were let in beyond capacity; what nobody takes ends', async () => {
	const training = await world.training({ capacity: 2 });
	const { links } = await grantedOf(
		invitePeople(desk, {
			...InvitePeopleInput.parse({
				...{ trainingId: training.id, requestId: newId(), emails: [], label: '', maxUses: 2 },
				...{
					skipsApproval: true,
					skipsLists: true,
					reservedUntil: '2026-03-10T09:00',
					reservedMode: 'onsite',
				},
				...{ expiresAt: '2026-03-15T09:00', locale: 'fi' },
			}),
			projectId,
		}),
	);
	await beyond(await registered(training, 'Eka'));
	expect(await poolsOf(training)).toEqual(['all 3/2+1']);
	const token = links[0]?.url.split('/').at(-1) ?? '';
	const invited = { ...aPerson(training, 'Toka'), training: token };
	expect(await register(visitor, invited)).toEqual({ ok: true, registered: { state: 'confirmed' } });
	expect(await poolsOf(training)).toEqual(['all 3/2+1']);
	const { rows } = await world.owner.query<{ id: string }>(
		'select id from training_invitations where training_id = $1',
		[training.id],
	);
	await revokeTrainingInvitation(desk, { projectId, invitationId: rows[0]?.id ?? '' });
	expect(await poolsOf(training)).toEqual(['all 2/2+0']);
	expect(await stateOf(await registered(training, 'Kolmas'))).toBe('waitlisted');
	expect(await seatCountsThatDiffer(world.ctx)).toEqual([]);
});

test('a free seat is for those who come first: another is beyond capacity', async () => {
	const training = await world.training({ capacity: 1, closesAt: '2026-03-10T09:00:00Z' });
	const first = await registered(training, 'Eka');
	const second = await registered(training, 'Toka');
	const third = await registered(training, 'Kolmas');
	world.clock.set('2026-03-11T09:00:00Z');
	// Registration is over: the freed seat is offered to nobody by itself.
	await cancelRegistration(desk, { projectId, registrationId: first });
	expect(await seatRegistration(desk, { projectId, registrationId: third })).toMatchObject({
		refusal: { code: 'full', beyondSeats: 1 },
	});
	expect(await seatRegistration(desk, { projectId, registrationId: second })).toEqual({
		ok: true,
		beyondSeats: 0,
	});
	world.clock.set('2026-03-02T09:00:00Z');
});

test('a colleague registers someone beyond capacity; without a word of it they wait', async () => {
	const training = await world.training({ capacity: 1 });
	await registered(training, 'Eka');
	const at = { projectId, trainingId: training.id };
	expect(await registerByStaff(desk, { ...aPerson(training, 'Toka'), ...at })).toMatchObject({
		ok: true,
		registered: { state: 'waitlisted' },
	});
	expect(
		await registerByStaff(desk, { ...aPerson(training, 'Kolmas'), ...at, beyondSeats: 1, reason: 'Syy' }),
	).toMatchObject({ ok: true, registered: { state: 'confirmed' } });
	expect(await seatsOf(training)).toEqual({ taken: 2, capacity: 1, beyond: 1 });
});

test('at the door nobody is put into the queue; beyond capacity is not for trainers', async () => {
	const training = await world.training({ capacity: 1 });
	const trainer = world.as('trainer', { trainingIds: [training.id] });
	const at = { projectId, trainingId: training.id };
	expect(await registerWalkIn(trainer, { ...aPerson(training, 'Eka'), ...at })).toMatchObject({ ok: true });
	const second = { ...aPerson(training, 'Toka'), ...at };
	expect(await registerWalkIn(trainer, second)).toEqual({
		ok: false,
		refusal: { code: 'full', beyondSeats: 1 },
	});
	await expect(registerWalkIn(trainer, { ...second, beyondSeats: 1, reason: 'Syy' })).rejects.toThrow(
		'seats.override',
	);
	expect(await registerWalkIn(desk, { ...second, beyondSeats: 1, reason: 'Syy' })).toMatchObject({
		ok: true,
		isKnown: false,
	});
	const { rows } = await world.owner.query(
		'select distinct source from registrations where training_id = $1',
		[training.id],
	);
	expect(rows).toEqual([{ source: 'walk_in' }]);
	const known = await registerWalkIn(desk, { ...second, requestId: newId() });
	expect(known).toMatchObject({ ok: true, isKnown: true });
});

test('priority takes a reason and what was seen, and moves one who waits', async () => {
	const training = await world.training({ capacity: 1 });
	const first = await registered(training, 'Eka');
	await registered(training, 'Toka');
	const third = await registered(training, 'Kolmas');
	const asked = { projectId, registrationId: third, priority: 1, reason: 'Pitkä matka' };
	expect(await setPriority(desk, { ...asked, seen: 3 })).toEqual({
		ok: false,
		refusal: { code: 'stale', theirs: 0 },
	});
	expect(await setPriority(desk, { ...asked, registrationId: first, seen: 0 })).toEqual({
		ok: false,
		refusal: { code: 'not-waiting' },
	});
	expect(await setPriority(desk, { ...asked, seen: 0 })).toEqual({ ok: true });
	await cancelRegistration(desk, { projectId, registrationId: first });
	expect(await stateOf(third)).toBe('offered');
});

test('someone is moved to another date of the course while it has a seat; theirs goes to the next in line', async () => {
	const courseId = (await world.course()).id;
	const from = await world.training({ capacity: 1, courseId });
	const to = await world.training({ capacity: 1, courseId });
	const other = await world.training({ capacity: 1 });
	const first = await registered(from, 'Eka');
	const second = await registered(from, 'Toka');
	const move = (registrationId: string, toTrainingId: string) =>
		moveRegistration(desk, { projectId, registrationId, toTrainingId });
	expect(await move(first, other.id)).toMatchObject({ refusal: { code: 'another-course' } });
	expect(await move(first, from.id)).toMatchObject({ refusal: { code: 'same-training' } });
	expect(await move(first, to.id)).toMatchObject({ ok: true });
	expect([await stateOf(first), await stateOf(second)]).toEqual(['cancelled', 'offered']);
	expect(await move(second, to.id)).toMatchObject({ refusal: { code: 'full' } });
	expect(await stateOf(second)).toBe('offered');
	const { rows } = await world.owner.query<{ kind: string }>(
		`select m.kind from outbox_messages m join registrations r on r.id = m.registration_id
		 join participants p on p.id = r.participant_id where p.last_name = 'Eka' and r.training_id = any($1::uuid[]) order by m.created_at, m.kind`,
		[[from.id, to.id]],
	);
	expect(rows.map((row) => row.kind).toSorted()).toEqual([
		'registration-confirmed',
		'registration-confirmed',
		'registration-moved',
	]);
	expect(await seatCountsThatDiffer(world.ctx)).toEqual([]);
});

// Red without `for update of s` in `lockTraining`.
test('two who move people between the same trainings in opposite ways do not wait for each other', async () => {
	const courseId = (await world.course()).id;
	const [one, two] = [await world.training({ courseId }), await world.training({ courseId })];
	const ids = await Promise.all(
		Array.from({ length: 8 }, (_, index) => registered(index % 2 === 0 ? one : two, `Person${index}`)),
	);
	const moved = await Promise.all(
		ids.map((registrationId, index) =>
			moveRegistration(desk, { projectId, registrationId, toTrainingId: index % 2 === 0 ? two.id : one.id }),
		),
	);
	expect(moved.every((result) => result.ok)).toBe(true);
	expect(await seatCountsThatDiffer(world.ctx)).toEqual([]);
});

import { randomUUID } from 'node:crypto';
import { NotFound, newId } from '@kutsu/kernel';
import { freshWorld, grantedOf } from '@kutsu/testing';
import type { WorldTraining } from '@kutsu/testing';
import { expect, test } from 'vitest';
import type { Context } from '../../context.ts';
import { answerTemplatesOf, archiveAnswerTemplate, requestsOfTraining } from '../../ways/index.ts';
import { saveAnswerTemplate, setWay } from '../../ways/index.ts';
import type { AnswerTotals, Verdict } from '../../ways/model.ts';
import { RegisterInput } from '../model.ts';
import { myRegistration, registrationToken, seatCountsThatDiffer } from '../queries.ts';
import { acceptSeat } from './accept-seat.ts';
import { answerRequests, previewAnswers } from './answer-requests.ts';
import { cancelMyRegistration, cancelRegistration } from './cancel-registration.ts';
import { expireOffer } from './expire-offer.ts';
import { offerSeats } from './offer-seats.ts';
import { register, registerByStaff } from './register.ts';
import { setQuotas } from './set-quotas.ts';

const world = await freshWorld();
const visitor = world.as('public');
const coordinator = world.as('coordinator');

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

async function trainingByApproval(capacity: number): Promise<WorldTraining> {
	const training = await world.training({ capacity });
	await grantedOf(
		setWay(coordinator, {
			projectId: training.projectId,
			trainingId: training.id,
			revision: 0,
			wanted: { way: 'approval', emailDomains: [], organisationNames: [], audience: {} },
		}),
	);
	return training;
}
/** Registers and gives the registration's id. */
async function ask(training: WorldTraining, facts: Partial<RegisterInput> = {}): Promise<string> {
	const form = aPerson(training.code, facts);
	expect(await register(visitor, form)).toEqual({ ok: true, registered: { state: 'requested' } });
	const { rows } = await world.owner.query<{ id: string }>(
		'select id from registrations where request_id = $1',
		[form.requestId],
	);
	return rows[0]?.id ?? '';
}
const about = (training: WorldTraining, registrationIds: string[], verdict: Verdict = 'approve') => ({
	projectId: training.projectId,
	trainingId: training.id,
	registrationIds,
	verdict,
});
const answering = (
	training: WorldTraining,
	ids: string[],
	seen: Partial<AnswerTotals>,
	more: { verdict?: Verdict; templateId?: string; note?: string } = {},
	ctx: Context = coordinator,
) =>
	answerRequests(ctx, {
		...about(training, ids, more.verdict),
		templateId: more.templateId ?? null,
		note: more.note ?? '',
		seen: { seats: 0, places: 0, declined: 0, ...seen },
	});
const stateOf = async (id: string) => {
	const { rows } = await world.owner.query<{ state: string; by: string | null }>(
		'select state, cancelled_by as by from registrations where id = $1',
		[id],
	);
	return rows[0]?.by ? `${rows[0].state} by ${rows[0].by}` : rows[0]?.state;
};
const mailsAbout = async (id: string) => {
	const { rows } = await world.owner.query<{ kind: string }>(
		'select kind from outbox_messages where registration_id = $1 order by created_at, kind',
		[id],
	);
	return rows.map((row) => row.kind);
};
const tokenOf = (id: string) => registrationToken(world.ctx, { id, linkGeneration: 1 });
const fault = (work: () => Promise<unknown>) =>
	Promise.resolve()
		.then(work)
		.catch((error: unknown) => error);

test('a request holds neither seat nor place, is confirmed by mail, and shows its state on its page', async () => {
	const training = await trainingByApproval(1);
	const id = await ask(training, { reason: 'Vastaan ohjauksesta' });
	const { rows } = await world.owner.query(
		'select taken_seats as taken, waiting_seats as waiting from seat_pools where training_id = $1',
		[training.id],
	);
	expect(rows).toEqual([{ taken: 0, waiting: 0 }]);
	expect(await mailsAbout(id)).toEqual(['request-received']);
	expect(await myRegistration(visitor, { token: tokenOf(id) })).toMatchObject({
		state: 'requested',
		place: null,
		canCancel: true,
		canAccept: false,
	});
	expect(await requestsOfTraining(coordinator, about(training, []))).toMatchObject({
		total: 1,
		rows: [{ registrationId: id, reason: 'Vastaan ohjauksesta' }],
	});
});

test('approving gives seats and then places in the order of asking, whatever the order of ticking; the preview said so', async () => {
	const training = await trainingByApproval(2);
	const [first, second, third, fourth] = [
		await ask(training),
		await ask(training),
		await ask(training),
		await ask(training),
	];
	const ticked = [fourth, second, first, third];
	expect(await previewAnswers(coordinator, about(training, ticked))).toEqual({
		ok: true,
		totals: { seats: 2, places: 2, declined: 0 },
		rows: [
			{ registrationId: first, outcome: 'seat', place: null },
			{ registrationId: second, outcome: 'seat', place: null },
			{ registrationId: third, outcome: 'place', place: 1 },
			{ registrationId: fourth, outcome: 'place', place: 2 },
		],
	});
	expect(await stateOf(first)).toBe('requested');
	expect(await answering(training, ticked, { seats: 2, places: 2 })).toMatchObject({ ok: true });
	expect(await Promise.all([first, second, third, fourth].map(stateOf))).toEqual([
		'confirmed',
		'confirmed',
		'waitlisted',
		'waitlisted',
	]);
	expect(await mailsAbout(first)).toEqual(['registration-confirmed', 'request-received']);
	expect(await mailsAbout(third)).toEqual(['registration-waitlisted', 'request-received']);
	expect(await myRegistration(visitor, { token: tokenOf(fourth) })).toMatchObject({ place: 2 });
	expect(await seatCountsThatDiffer(world.ctx)).toEqual([]);
});

test('one approved later who asked earlier stands before one who asked later', async () => {
	const training = await trainingByApproval(1);
	const [seat, early, late] = [await ask(training), await ask(training), await ask(training)];
	await grantedOf(answering(training, [seat], { seats: 1 }));
	await grantedOf(answering(training, [late], { places: 1 }));
	expect(await previewAnswers(coordinator, about(training, [early]))).toMatchObject({
		rows: [{ outcome: 'place', place: 1 }],
	});
	await grantedOf(answering(training, [early], { places: 1 }));
	expect(await myRegistration(visitor, { token: tokenOf(late) })).toMatchObject({ place: 2 });
});

test('what was looked at is what is done: when a seat went meanwhile, nothing is', async () => {
	const training = await trainingByApproval(1);
	const id = await ask(training);
	await registerByStaff(coordinator, {
		...aPerson(training.code),
		projectId: training.projectId,
		trainingId: training.id,
	});
	expect(await answering(training, [id], { seats: 1 })).toEqual({
		ok: false,
		refusal: { code: 'changed', now: { seats: 0, places: 1, declined: 0 } },
	});
	expect(await stateOf(id)).toBe('requested');
});

test('two who approve the same at once do it once; the seats are never more than there are', async () => {
	const training = await trainingByApproval(1);
	const ids = [await ask(training), await ask(training)];
	await Promise.all(Array.from({ length: 10 }, () => visitor.database.pool.query('select pg_sleep(0.05)')));
	const answers = await Promise.all([
		answering(training, ids, { seats: 1, places: 1 }),
		answering(training, ids, { seats: 1, places: 1 }),
	]);
	expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
	expect(answers.filter((answer) => !answer.ok)).toMatchObject([{ refusal: { code: 'changed' } }]);
	expect(await seatCountsThatDiffer(world.ctx)).toEqual([]);
});

test('a no ends the request in the person’s language, with a ready answer and a note; they may ask again', async () => {
	const training = await trainingByApproval(1);
	const { templateId } = await grantedOf(
		saveAnswerTemplate(coordinator, {
			project: world.project.slug,
			templateId: null,
			revision: 0,
			wanted: { verdict: 'decline', name: 'Muille', body: { fi: 'Poliiseille.', sv: 'För poliser.' } },
		}),
	);
	const person = aPerson(training.code, { locale: 'sv' });
	await register(visitor, person);
	const { rows } = await world.owner.query<{ id: string }>(
		'select id from registrations where request_id = $1',
		[person.requestId],
	);
	const id = rows[0]?.id ?? '';
	const more = { verdict: 'decline' as const, templateId, note: 'Välkommen en annan gång.' };
	expect(await answering(training, [id], { declined: 1 }, more)).toMatchObject({ ok: true });
	expect(await stateOf(id)).toBe('cancelled by decline');
	expect(await mailsAbout(id)).toEqual(['request-declined', 'request-received']);
	const kept = await world.owner.query(
		'select verdict, answer from registration_requests where registration_id = $1',
		[id],
	);
	expect(kept.rows).toEqual([{ verdict: 'decline', answer: 'För poliser.\n\nVälkommen en annan gång.' }]);
	expect(await register(visitor, { ...person, requestId: newId() })).toMatchObject({
		registered: { state: 'requested' },
	});
});

test('a ready answer is refused while a required language is missing, when stale, and is offered no more when put away', async () => {
	const save = (templateId: string | null, revision: number, body: object) =>
		saveAnswerTemplate(coordinator, {
			project: world.project.slug,
			templateId,
			revision,
			wanted: { verdict: 'approve', name: 'Tervetuloa', body },
		});
	expect(await save(null, 0, { fi: 'Tervetuloa' })).toEqual({
		ok: false,
		refusal: { code: 'language-missing', locale: 'sv' },
	});
	const { templateId } = await grantedOf(save(null, 0, { fi: 'Tervetuloa', sv: 'Välkommen' }));
	await grantedOf(save(templateId, 1, { fi: 'Hei', sv: 'Hej' }));
	expect(await save(templateId, 1, { fi: 'Moi', sv: 'Hejsan' })).toEqual({
		ok: false,
		refusal: { code: 'stale' },
	});
	const { projectId } = await world.training();
	expect(await answerTemplatesOf(coordinator, { projectId })).toContainEqual({
		...{ id: templateId, verdict: 'approve', name: 'Tervetuloa', revision: 2 },
		body: { fi: 'Hei', sv: 'Hej' },
	});
	await grantedOf(archiveAnswerTemplate(coordinator, { projectId, templateId, revision: 2 }));
	const training = await trainingByApproval(1);
	const id = await ask(training);
	expect(await fault(() => answering(training, [id], { seats: 1 }, { templateId }))).toBeInstanceOf(NotFound);
	expect(await stateOf(id)).toBe('requested');
});

test('a request withdrawn meanwhile is not answered', async () => {
	const training = await trainingByApproval(1);
	const id = await ask(training);
	expect(await cancelMyRegistration(visitor, { token: tokenOf(id) })).toEqual({ ok: true });
	expect(await stateOf(id)).toBe('cancelled by participant');
	expect(await answering(training, [id], { seats: 1 })).toMatchObject({
		refusal: { code: 'changed', now: { seats: 0, places: 0, declined: 0 } },
	});
});

test('a request binds no quota, and an organisation that comes first is counted when it is approved', async () => {
	const training = await trainingByApproval(5);
	const ids = [
		await ask(training, { organisation: 'Laitos' }),
		await ask(training, { organisation: ' laitos' }),
	];
	const none = { groups: [], eachOrganisation: null };
	const wanted = { groups: [], eachOrganisation: { seats: 1, releaseDaysBefore: null } };
	await grantedOf(
		setQuotas(coordinator, {
			projectId: training.projectId,
			trainingId: training.id,
			before: none,
			wanted,
		}),
	);
	expect(await previewAnswers(coordinator, about(training, ids))).toMatchObject({
		totals: { seats: 1, places: 1 },
	});
	await grantedOf(answering(training, ids, { seats: 1, places: 1 }));
	expect(await seatCountsThatDiffer(world.ctx)).toEqual([]);
});

test('no other deed moves a request: not an offer, an acceptance, or an expiry', async () => {
	const training = await trainingByApproval(3);
	const id = await ask(training);
	expect(await offerSeats(world.ctx, { trainingId: training.id })).toEqual({ offered: 0 });
	expect(await expireOffer(world.ctx, { registrationId: id })).toEqual({ expired: false });
	expect(await acceptSeat(visitor, { token: tokenOf(id) })).toEqual({
		ok: false,
		refusal: { code: 'not-approved-yet' },
	});
	expect(await stateOf(id)).toBe('requested');
});

test('who already asked is answered like a newcomer', async () => {
	const training = await trainingByApproval(1);
	const person = aPerson(training.code);
	await register(visitor, person);
	expect(await register(visitor, { ...person, requestId: newId() })).toEqual({
		ok: true,
		registered: { state: 'requested' },
	});
});

test('requests are answered until the training is over, never of one that was called off', async () => {
	const training = await trainingByApproval(1);
	const id = await ask(training);
	const afterwards: Context = { ...coordinator, now: () => new Date(training.endsAt) };
	expect(await answering(training, [id], { seats: 1 }, {}, afterwards)).toEqual({
		ok: false,
		refusal: { code: 'over' },
	});
	await world.owner.query("update trainings set state = 'cancelled' where id = $1", [training.id]);
	expect(await answering(training, [id], { seats: 1 })).toEqual({
		ok: false,
		refusal: { code: 'cancelled' },
	});
});

test('staff may end a request; who may not write of participants may not answer or look', async () => {
	const training = await trainingByApproval(1);
	const id = await ask(training);
	for (const role of ['communications', 'auditor', 'trainer', 'host', 'check_in_helper'] as const) {
		const actor = world.as(role, { trainingIds: [training.id] });
		expect(await fault(() => answering(training, [id], { seats: 1 }, {}, actor))).toMatchObject({
			message: expect.stringContaining('Not allowed'),
		});
		expect(await fault(() => previewAnswers(actor, about(training, [id])))).toMatchObject({
			message: expect.stringContaining('Not allowed'),
		});
	}
	const other = await world.another();
	const elsewhere = { ...training, projectId: other.project.id };
	expect(await fault(() => answering(elsewhere, [id], { seats: 1 }, {}, other.as('owner')))).toBeInstanceOf(
		NotFound,
	);
	expect(await fault(() => answering(training, [id], { seats: 1 }, {}, visitor))).toBeInstanceOf(NotFound);
	const theirs = await other.training();
	expect(await answering(theirs, [id], {}, {}, other.as('owner'))).toEqual({
		ok: true,
		totals: { seats: 0, places: 0, declined: 0 },
	});
	expect(await stateOf(id)).toBe('requested');
	await cancelRegistration(coordinator, { projectId: training.projectId, registrationId: id });
	expect(await stateOf(id)).toBe('cancelled by staff');
});

import { randomUUID } from 'node:crypto';
import { openDatabase } from '@kutsu/db';
import { NotFound, newId } from '@kutsu/kernel';
import { signedLink } from '@kutsu/kernel/keys';
import { freshWorld, grantedOf } from '@kutsu/testing';
import type { WorldTraining } from '@kutsu/testing';
import { afterAll, expect, test } from 'vitest';
import type { Context } from '../../context.ts';
import { addQuestion, answersOf } from '../../forms/index.ts';
import { AddQuestionInput } from '../../forms/model.ts';
import { deliverMessage } from '../../mail/index.ts';
import {
	acceptSeat,
	answerAsColleague,
	cancelMyRegistration,
	expireOffer,
	myRegistration,
	register,
	registerByStaff,
	registrationToken,
	seatCountsThatDiffer,
	setQuotas,
} from '../../registrations/index.ts';
import { AnswerAsColleagueInput, RegisterByStaffInput, RegisterInput } from '../../registrations/model.ts';
import { AddColleaguesInput, ReplaceColleagueInput, RequestPartyInput } from '../model.ts';
import type { RowWithFate } from '../model.ts';
import { myParty, partiesOfTraining } from '../queries.ts';
import { addColleagues, previewColleagues } from './add-colleagues.ts';
import { cancelColleague } from './cancel-colleague.ts';
import { cancelParty } from './cancel-party.ts';
import { renewPartyLink } from './renew-party-link.ts';
import { replaceColleague } from './replace-colleague.ts';
import { requestParty } from './request-party.ts';
import { setPartyLimit } from './set-party-limit.ts';

const world = await freshWorld();
const worker = openDatabase(world.urlAs('kutsu_worker'));
afterAll(() => worker.pool.end());
const visitor = world.as('public');
const at = (instant: Date): Context => ({ ...visitor, now: () => instant });
const name = () => `Testi${randomUUID().slice(0, 8)}`;

async function partyIn(training: WorldTraining, email = `${name().toLowerCase()}@example.org`) {
	const input = RequestPartyInput.parse({
		training: training.code,
		liaisonName: 'Yhteys Henkilö',
		liaisonEmail: email,
		organisation: 'Virasto',
		locale: 'sv',
	});
	await grantedOf(requestParty(visitor, input));
	const { rows } = await world.owner.query<{ id: string; generation: number }>(
		'select id, link_generation as generation from parties where training_id = $1 and liaison_email = $2',
		[training.id, email],
	);
	const [row] = rows;
	if (!row) throw new Error('no party');
	const token = signedLink(world.ctx.keys, { linkId: row.id, generation: row.generation, purpose: 'party' });
	return { id: row.id, token, email };
}

const list = (...people: string[]) =>
	people.map((one) => `${one};Kallio;${one.toLowerCase()}@example.org`).join('\n');
const asking = (token: string, text: string, extra: object = {}) =>
	AddColleaguesInput.parse({
		token,
		list: text,
		targetGroup: 'police',
		mode: 'onsite',
		locale: 'fi',
		requestId: newId(),
		leavesOutProblems: false,
		...extra,
	});
const fatesOf = (rows: readonly RowWithFate[]) =>
	rows.map(({ fate }) => (fate.kind === 'problem' ? fate.problem : fate.kind));
const statesOf = async (token: string, ctx: Context = visitor) =>
	(await myParty(ctx, { token })).colleagues.map((one) => one.state);

async function registrationsOf(partyId: string) {
	const { rows } = await world.owner.query<{ id: string; email: string; until: Date | null; source: string }>(
		`select r.id, b.email, r.offer_expires_at as until, r.source from registrations r
		 join participants p on p.id = r.participant_id join mailboxes b on b.id = p.mailbox_id
		 where r.party_id = $1 order by r.arrival, r.id`,
		[partyId],
	);
	return rows.map((row) => ({
		...row,
		token: registrationToken(world.ctx, { id: row.id, linkGeneration: 1 }),
	}));
}
const mailsTo = async (email: string) => {
	const { rows } = await world.owner.query<{ kind: string; locale: string }>(
		'select kind, locale from outbox_messages where to_address = $1 order by created_at, kind',
		[email],
	);
	return rows.map((row) => row.kind);
};
const answer = (token: string, extra: object = {}) =>
	AnswerAsColleagueInput.parse({ token, targetGroup: 'police', mode: 'onsite', locale: 'en', ...extra });

async function registered(training: WorldTraining, who = name()) {
	const person = { firstName: who, lastName: 'Kallio', email: `${who.toLowerCase()}@example.org` };
	const form = {
		training: training.code,
		requestId: newId(),
		targetGroup: 'police',
		mode: 'onsite',
		locale: 'fi',
	};
	return grantedOf(register(visitor, RegisterInput.parse({ ...person, ...form })));
}

test('a list gets the seats that are left in its order, held until each answers; the rest stands in line', async () => {
	const training = await world.training({ capacity: 2 });
	const { id, token } = await partyIn(training);
	const people = [name(), name(), name()];
	const { rows } = await grantedOf(addColleagues(visitor, asking(token, list(...people))));
	expect(fatesOf(rows)).toEqual(['seat', 'seat', 'queue']);
	expect(await statesOf(token)).toEqual(['invited', 'invited', 'in_line']);
	const made = await registrationsOf(id);
	expect(made.map((one) => one.source)).toEqual(['party', 'party', 'party']);
	expect(await mailsTo(made[0]?.email ?? '')).toEqual(['colleague-invited']);
	expect(await mailsTo(made[2]?.email ?? '')).toEqual(['colleague-waitlisted']);
	const first = await myRegistration(visitor, { token: made[0]?.token ?? '' });
	expect(first).toMatchObject({ state: 'offered', awaitsAnswers: true, canAccept: false });
	expect(await seatCountsThatDiffer(world.ctx)).toEqual([]);
});

test('a look ahead says the same and changes nothing', async () => {
	const training = await world.training({ capacity: 1 });
	const { id, token } = await partyIn(training);
	const input = asking(token, list(name(), name()));
	const ahead = await grantedOf(previewColleagues(visitor, input));
	expect(await registrationsOf(id)).toEqual([]);
	expect(await statesOf(token)).toEqual([]);
	expect(await grantedOf(addColleagues(visitor, input))).toEqual(ahead);
});

test('lines that are not in order stop the list until the liaison leaves them out', async () => {
	const training = await world.training();
	const { id, token } = await partyIn(training);
	const [anna, ben] = [name(), name()];
	const text = [
		list(anna, anna),
		'Nimi;Vain;ei-osoitetta',
		'Osoite;Huono;huono@example',
		`Ammatti;Outo;${name()}@example.org;astronautti`,
		`http://houkutin.example.org;Kallio;${name()}@example.org`,
		list(ben),
	].join('\n');
	const problems = [
		'seat',
		'duplicate',
		'no-email',
		'invalid-email',
		'unknown-profession',
		'invalid-name',
		'seat',
	];
	const refusal = await addColleagues(visitor, asking(token, text));
	expect(refusal).toMatchObject({ ok: false, refusal: { code: 'problems' } });
	if (refusal.ok || refusal.refusal.code !== 'problems') throw new Error('granted');
	expect(fatesOf(refusal.refusal.rows)).toEqual(problems);
	expect(await registrationsOf(id)).toEqual([]);
	const { rows } = await grantedOf(addColleagues(visitor, asking(token, text, { leavesOutProblems: true })));
	expect(fatesOf(rows)).toEqual(problems);
	expect((await registrationsOf(id)).map((one) => one.email)).toEqual([
		`${anna.toLowerCase()}@example.org`,
		`${ben.toLowerCase()}@example.org`,
	]);
	expect(fatesOf((await grantedOf(previewColleagues(visitor, asking(token, list(anna))))).rows)).toEqual([
		'in-party',
	]);
});

test('one who is registered already looks like anybody, holds no second seat, and is told by mail only', async () => {
	const training = await world.training({ capacity: 2 });
	const [known, anna, ben] = [name(), name(), name()];
	await registered(training, known);
	const { id, token } = await partyIn(training);
	const input = asking(token, list(known, anna, ben));
	expect(fatesOf((await grantedOf(previewColleagues(visitor, input))).rows)).toEqual([
		'seat',
		'queue',
		'queue',
	]);
	expect(fatesOf((await grantedOf(addColleagues(visitor, input))).rows)).toEqual(['seat', 'queue', 'queue']);
	// The seat that was left out for them goes to the first in line, like any free one.
	expect(await statesOf(token)).toEqual(['invited', 'invited', 'in_line']);
	expect((await registrationsOf(id)).map((one) => one.email)).toEqual([
		`${anna.toLowerCase()}@example.org`,
		`${ben.toLowerCase()}@example.org`,
	]);
	expect(await mailsTo(`${known.toLowerCase()}@example.org`)).toEqual([
		'registration-confirmed',
		'registration-repeated',
	]);
	const [member] = (await myParty(visitor, { token })).colleagues;
	const late = new Date((member?.invitedUntil?.getTime() ?? 0) + 1);
	expect((await statesOf(token, at(late)))[0]).toBe('expired');
	expect(await seatCountsThatDiffer(world.ctx)).toEqual([]);
});

test('the same form adds nobody twice', async () => {
	const training = await world.training();
	const { id, token } = await partyIn(training);
	const input = asking(token, list(name(), name()));
	await grantedOf(addColleagues(visitor, input));
	expect(fatesOf((await grantedOf(addColleagues(visitor, input))).rows)).toEqual(['seat', 'seat']);
	expect(await registrationsOf(id)).toHaveLength(2);
});

test('one liaison registers as many as the training allows, and no more by asking again', async () => {
	const training = await world.training();
	const { email, token } = await partyIn(training);
	const limit = { projectId: world.project.id, trainingId: training.id };
	await grantedOf(setPartyLimit(world.ctx, { ...limit, before: 10, wanted: 2 }));
	expect(await setPartyLimit(world.ctx, { ...limit, before: 10, wanted: 5 })).toEqual({
		ok: false,
		refusal: { code: 'stale', theirs: 2 },
	});
	const text = list(name(), name(), name());
	const { rows } = await grantedOf(addColleagues(visitor, asking(token, text, { leavesOutProblems: true })));
	expect(fatesOf(rows)).toEqual(['seat', 'seat', 'over-limit']);
	const again = await partyIn(training, email);
	expect(again.token).toBe(token);
	expect((await myParty(visitor, again)).roomLeft).toBe(0);
	await grantedOf(setPartyLimit(world.ctx, { ...limit, before: 2, wanted: 0 }));
	expect(await addColleagues(visitor, asking(token, list(name())))).toMatchObject({
		refusal: { code: 'parties-not-allowed' },
	});
});

test('an organisation’s and a profession’s quota send the rest to the line, and say so', async () => {
	const training = await world.training({ capacity: 10 });
	const wanted = {
		groups: [{ targetGroup: 'social_services', seats: 1, releaseDaysBefore: null }],
		eachOrganisation: { seats: 2, releaseDaysBefore: null },
	};
	const none = { groups: [], eachOrganisation: null };
	await grantedOf(
		setQuotas(world.ctx, { projectId: world.project.id, trainingId: training.id, before: none, wanted }),
	);
	const { token } = await partyIn(training);
	const social = (who: string) => `${list(who)};social_services`;
	const text = [social(name()), social(name()), list(name()), list(name())].join('\n');
	const input = asking(token, text);
	const ahead = await grantedOf(previewColleagues(visitor, input));
	expect(ahead.rows.map(({ fate }) => (fate.kind === 'queue' ? fate.because : fate.kind))).toEqual([
		'seat',
		'group',
		'seat',
		'organisation',
	]);
	expect(await grantedOf(addColleagues(visitor, input))).toEqual(ahead);
	expect(await seatCountsThatDiffer(world.ctx)).toEqual([]);
});

// Red without `for update of s` in `lockTraining`.
test('two parties that come at once for the last seats get exactly these, and a whole list is one block', async () => {
	const training = await world.training({ capacity: 4 });
	const parties = await Promise.all([partyIn(training), partyIn(training)]);
	await Promise.all(Array.from({ length: 10 }, () => visitor.database.pool.query('select pg_sleep(0.05)')));
	const results = await Promise.all(
		parties.map(({ token }) =>
			grantedOf(addColleagues(visitor, asking(token, list(name(), name(), name())))),
		),
	);
	expect(results.map(({ rows }) => fatesOf(rows).join(' ')).toSorted()).toEqual([
		'seat queue queue',
		'seat seat seat',
	]);
	expect(await seatCountsThatDiffer(world.ctx)).toEqual([]);
});

test('a colleague answers for themselves and has the seat; the calendar comes only then', async () => {
	const training = await world.training();
	const { id, token } = await partyIn(training);
	await grantedOf(addColleagues(visitor, asking(token, list(name(), name()))));
	const [anna, ben] = await registrationsOf(id);
	if (!anna || !ben) throw new Error('nobody');
	expect(await acceptSeat(visitor, anna)).toEqual({ ok: false, refusal: { code: 'answers-needed' } });
	const own = answer(anna.token, { municipality: '091', phone: '040', organisation: 'Asema' });
	expect(await answerAsColleague(visitor, own)).toEqual({ ok: true, state: 'confirmed' });
	expect(await answerAsColleague(visitor, own)).toEqual({ ok: true, state: 'confirmed' });
	expect(await mailsTo(anna.email)).toEqual(['colleague-invited', 'registration-confirmed']);
	expect(await myRegistration(visitor, anna)).toMatchObject({ state: 'confirmed', locale: 'en' });
	expect(await cancelMyRegistration(visitor, ben)).toEqual({ ok: true });
	expect(await statesOf(token)).toEqual(['confirmed', 'declined']);
	expect(await answerAsColleague(visitor, answer(ben.token))).toEqual({
		ok: false,
		refusal: { code: 'no-longer-registered' },
	});
	expect(await seatCountsThatDiffer(world.ctx)).toEqual([]);
});

test('a colleague is asked what the training asks of anyone', async () => {
	const training = await world.training({ capacity: 1 });
	const question = AddQuestionInput.parse({
		project: world.project.slug,
		owner: { trainingId: training.id },
		type: 'text',
		label: { fi: 'Kysymys', sv: 'Fråga' },
		isRequired: true,
	});
	const { questionId } = await grantedOf(addQuestion(world.as('coordinator'), question));
	const { id, token } = await partyIn(training);
	await grantedOf(addColleagues(visitor, asking(token, list(name()))));
	const [anna] = await registrationsOf(id);
	if (!anna) throw new Error('nobody');
	expect(await answerAsColleague(visitor, answer(anna.token))).toEqual({
		ok: false,
		refusal: { code: 'answers-refused', faults: [{ code: 'missing', questionId }] },
	});
	expect(await statesOf(token)).toEqual(['invited']);
	const answers = { values: { [questionId]: ['Vastaus'] }, consent: false };
	expect(await answerAsColleague(visitor, answer(anna.token, { answers }))).toMatchObject({ ok: true });
	const registration = { projectId: world.project.id, registrationId: anna.id };
	expect(await answersOf(world.ctx, registration, 'fi')).toMatchObject([{ questionId, text: 'Vastaus' }]);
});

test('a colleague of another profession has the seat only where that profession has one', async () => {
	const training = await world.training({ capacity: 5 });
	const quota = { targetGroup: 'social_services', seats: 1, releaseDaysBefore: null };
	const none = { groups: [], eachOrganisation: null };
	const wanted = { groups: [quota], eachOrganisation: null };
	await grantedOf(
		setQuotas(world.ctx, { projectId: world.project.id, trainingId: training.id, before: none, wanted }),
	);
	const { id, token } = await partyIn(training);
	await grantedOf(addColleagues(visitor, asking(token, list(name(), name()))));
	const [anna, ben] = await registrationsOf(id);
	if (!anna || !ben) throw new Error('nobody');
	const social = { targetGroup: 'social_services' };
	expect(await answerAsColleague(visitor, answer(anna.token, social))).toEqual({
		ok: true,
		state: 'confirmed',
	});
	expect(await answerAsColleague(visitor, answer(ben.token, social))).toEqual({
		ok: false,
		refusal: { code: 'no-seat-as-answered' },
	});
	expect(await answerAsColleague(visitor, answer(ben.token))).toEqual({ ok: true, state: 'confirmed' });
	expect(await seatCountsThatDiffer(world.ctx)).toEqual([]);
});

/** The body of the one mail of a kind about a registration, as it would be sent. */
async function textOf(now: Date, registrationId: string, kind: string) {
	const { rows } = await world.owner.query<{ id: string }>(
		'select id from outbox_messages where registration_id = $1 and kind = $2',
		[registrationId, kind],
	);
	const messageId = rows[0]?.id ?? '';
	await deliverMessage({ ...world.ctx, database: worker, now: () => now }, { messageId }, undefined);
	const written = await world.owner.query<{ text: string }>(
		'select text from outbox_bodies where message_id = $1',
		[messageId],
	);
	return written.rows[0]?.text.replaceAll(/\s+/g, ' ') ?? '';
}

test('one who was never in line is told of no waiting list when their seat ends; one who was, is', async () => {
	const training = await world.training({ capacity: 1 });
	const { id, token } = await partyIn(training);
	await grantedOf(addColleagues(visitor, asking(token, list(name(), name()))));
	const lapse = async (index: number) => {
		const one = (await registrationsOf(id))[index];
		if (!one?.until) throw new Error('no deadline');
		const { until } = one;
		await expireOffer({ ...world.ctx, now: () => until }, { registrationId: one.id });
		return textOf(until, one.id, 'offer-expired');
	};
	const held = await lapse(0);
	expect(held).toContain('Yhteys Henkilö (Virasto) ilmoitti');
	expect(held).not.toMatch(/jonotuslista|jonossa seuraavalle/);
	expect(await lapse(1)).toContain('jonotuslista');
});

test('who does not answer in time loses the seat to the line, and the liaison sees it', async () => {
	const training = await world.training({ capacity: 1 });
	const { id, token } = await partyIn(training);
	await grantedOf(addColleagues(visitor, asking(token, list(name(), name()))));
	const [anna, ben] = await registrationsOf(id);
	if (!anna?.until || !ben) throw new Error('no deadline');
	const late = at(anna.until);
	expect(await answerAsColleague(late, answer(anna.token))).toMatchObject({
		refusal: { code: 'offer-expired' },
	});
	expect(await expireOffer({ ...world.ctx, now: late.now }, { registrationId: anna.id })).toEqual({
		expired: true,
	});
	expect(await statesOf(token, late)).toEqual(['expired', 'invited']);
	expect(await answerAsColleague(late, answer(ben.token))).toEqual({ ok: true, state: 'confirmed' });
	expect(await seatCountsThatDiffer(world.ctx)).toEqual([]);
});

test('one in line answers beforehand, and later accepts an offer like anybody', async () => {
	const training = await world.training({ capacity: 1 });
	const { id, token } = await partyIn(training);
	await grantedOf(addColleagues(visitor, asking(token, list(name(), name()))));
	const [anna, ben] = await registrationsOf(id);
	if (!anna || !ben) throw new Error('nobody');
	expect(await answerAsColleague(visitor, answer(ben.token))).toEqual({ ok: true, state: 'waitlisted' });
	await cancelMyRegistration(visitor, anna);
	expect(await acceptSeat(visitor, ben)).toEqual({ ok: true });
	expect(await statesOf(token)).toEqual(['declined', 'confirmed']);
});

const replacing = (token: string, memberId: string, who: string, extra: object = {}) =>
	ReplaceColleagueInput.parse({
		...{ token, memberId, requestId: newId(), firstName: who, lastName: 'Kallio', locale: 'fi' },
		email: `${who.toLowerCase()}@example.org`,
		...extra,
	});

test('a replacement has exactly what the replaced had, before anyone in line', async () => {
	const training = await world.training({ capacity: 1 });
	const { id, token } = await partyIn(training);
	await grantedOf(addColleagues(visitor, asking(token, list(name(), name()))));
	await registered(training);
	const [first, second] = (await myParty(visitor, { token })).colleagues;
	if (!first || !second) throw new Error('nobody');
	const [anna, ben] = await registrationsOf(id);
	const input = replacing(token, first.id, name());
	expect(await replaceColleague(visitor, input)).toEqual({ ok: true });
	expect(await replaceColleague(visitor, input)).toEqual({ ok: true });
	expect(await replaceColleague(visitor, replacing(token, second.id, name()))).toEqual({ ok: true });
	expect(await statesOf(token)).toEqual(['cancelled', 'cancelled', 'invited', 'in_line']);
	expect(await mailsTo(anna?.email ?? '')).toEqual(['colleague-invited', 'registration-cancelled']);
	expect(await mailsTo(ben?.email ?? '')).toEqual(['colleague-waitlisted', 'registration-cancelled']);
	const places = await Promise.all((await registrationsOf(id)).map((one) => myRegistration(visitor, one)));
	expect(places.filter((one) => one.state === 'waitlisted').map((one) => one.place)).toEqual([1]);
	expect(await replaceColleague(visitor, replacing(token, first.id, name()))).toEqual({
		ok: false,
		refusal: { code: 'not-there' },
	});
	expect(await seatCountsThatDiffer(world.ctx)).toEqual([]);
});

test('a seat held for a colleague passes on although the training is beyond capacity', async () => {
	const training = await world.training({ capacity: 1 });
	const { token } = await partyIn(training);
	await grantedOf(addColleagues(visitor, asking(token, list(name()))));
	const { projectId, id: trainingId } = training;
	const who = name();
	const beyond = RegisterByStaffInput.parse({
		...{ trainingId, firstName: who, lastName: 'Kallio', email: `${who}@example.org`, targetGroup: 'police' },
		...{ training: training.code, mode: 'onsite', locale: 'fi', requestId: newId() },
		...{ beyondSeats: 1, reason: 'Syy' },
	});
	await grantedOf(registerByStaff(world.as('coordinator'), { ...beyond, projectId }));
	const [member] = (await myParty(visitor, { token })).colleagues;
	expect(await replaceColleague(visitor, replacing(token, member?.id ?? '', name()))).toEqual({ ok: true });
	const { rows } = await world.owner.query(
		'select taken_seats as taken, override_seats as beyond from seat_pools where training_id = $1',
		[trainingId],
	);
	expect(rows).toEqual([{ taken: 2, beyond: 1 }]);
	expect(await seatCountsThatDiffer(world.ctx)).toEqual([]);
});

test('one who was registered already is replaced by a newcomer', async () => {
	const training = await world.training();
	const known = name();
	await registered(training, known);
	const { token } = await partyIn(training);
	await grantedOf(addColleagues(visitor, asking(token, list(known))));
	const [member] = (await myParty(visitor, { token })).colleagues;
	expect(await replaceColleague(visitor, replacing(token, member?.id ?? '', known))).toEqual({
		ok: false,
		refusal: { code: 'in-party' },
	});
	expect(await replaceColleague(visitor, replacing(token, member?.id ?? '', name()))).toEqual({ ok: true });
	expect(await statesOf(token)).toEqual(['cancelled', 'invited']);
});

test('a cancelled colleague’s seat goes to the line', async () => {
	const training = await world.training({ capacity: 1 });
	const { token } = await partyIn(training);
	await grantedOf(addColleagues(visitor, asking(token, list(name(), name()))));
	const [first] = (await myParty(visitor, { token })).colleagues;
	const memberId = first?.id ?? '';
	expect(await cancelColleague(visitor, { token, memberId })).toEqual({ ok: true });
	expect(await cancelColleague(visitor, { token, memberId })).toMatchObject({
		refusal: { code: 'not-there' },
	});
	expect(await statesOf(token)).toEqual(['cancelled', 'invited']);
	expect(await seatCountsThatDiffer(world.ctx)).toEqual([]);
});

test('the liaison’s page holds names and states, and nothing else of anybody', async () => {
	const training = await world.training();
	const { id, token } = await partyIn(training);
	await grantedOf(addColleagues(visitor, asking(token, list(name()))));
	const [anna] = await registrationsOf(id);
	await grantedOf(
		answerAsColleague(visitor, answer(anna?.token ?? '', { phone: '+358401', municipality: '091' })),
	);
	const page = await myParty(visitor, { token });
	expect(page.colleagues.map((one) => Object.keys(one).toSorted())).toEqual([
		['firstName', 'id', 'invitedUntil', 'lastName', 'state'],
	]);
	const text = JSON.stringify(page);
	for (const secret of [anna?.email, anna?.id, '+358401', '091']) expect(text).not.toContain(secret);
});

test('a link that is forged, of another kind, or revoked opens nothing', async () => {
	const training = await world.training();
	const { id, token, email } = await partyIn(training);
	const forged = [
		`${token.slice(0, -2)}xx`,
		signedLink(world.ctx.keys, { linkId: id, generation: 1, purpose: 'registration' }),
		signedLink(world.ctx.keys, { linkId: id, generation: 2, purpose: 'party' }),
		signedLink(world.ctx.keys, { linkId: newId(), generation: 1, purpose: 'party' }),
		'nothing',
	];
	for (const link of forged) await opensNothing(link);
	await renewPartyLink(visitor, { token });
	await opensNothing(token);
	const renewed = signedLink(world.ctx.keys, { linkId: id, generation: 2, purpose: 'party' });
	expect(await statesOf(renewed)).toEqual([]);
	expect(await mailsTo(email)).toEqual(['party-link', 'party-link']);
});

async function opensNothing(token: string) {
	const calls = [
		() => myParty(visitor, { token }),
		() => previewColleagues(visitor, asking(token, list(name()))),
		() => addColleagues(visitor, asking(token, list(name()))),
		() => cancelColleague(visitor, { token, memberId: newId() }),
		() => replaceColleague(visitor, replacing(token, newId(), name())),
		() => renewPartyLink(visitor, { token }),
	];
	for (const call of calls) await expect((async () => call())()).rejects.toThrow(NotFound);
}

test('a colleague of another party is not to be reached', async () => {
	const training = await world.training();
	const [one, other] = [await partyIn(training), await partyIn(training)];
	await grantedOf(addColleagues(visitor, asking(one.token, list(name()))));
	const [member] = (await myParty(visitor, one)).colleagues;
	const memberId = member?.id ?? '';
	await expect(cancelColleague(visitor, { token: other.token, memberId })).rejects.toThrow(NotFound);
	await expect(replaceColleague(visitor, replacing(other.token, memberId, name()))).rejects.toThrow(NotFound);
});

test('asked for again within the hour, the link goes out once; what it says of the liaison stays', async () => {
	const training = await world.training();
	const { email, token } = await partyIn(training);
	const other = { training: training.code, liaisonName: 'Joku Muu', organisation: 'Muu', locale: 'fi' };
	await grantedOf(requestParty(visitor, RequestPartyInput.parse({ ...other, liaisonEmail: email })));
	expect(await mailsTo(email)).toEqual(['party-link']);
	expect(await myParty(visitor, { token })).toMatchObject({
		liaisonName: 'Yhteys Henkilö',
		organisation: 'Virasto',
	});
});

test('staff see how many are in each state, and may end a party: who has accepted stays', async () => {
	const training = await world.training({ capacity: 2 });
	const { id, token } = await partyIn(training);
	await partyIn(training);
	await grantedOf(addColleagues(visitor, asking(token, list(name(), name(), name()))));
	const [anna] = await registrationsOf(id);
	await grantedOf(answerAsColleague(visitor, answer(anna?.token ?? '')));
	const place = { projectId: world.project.id, trainingId: training.id };
	const page = await partiesOfTraining(world.as('coordinator'), place);
	expect(page.rows).toMatchObject([{ id, counts: { confirmed: 1, invited: 1, in_line: 1 } }]);
	expect(await cancelParty(world.as('coordinator'), { ...place, partyId: id })).toEqual({
		ok: true,
		cancelled: 2,
	});
	expect(await statesOf(token)).toEqual(['confirmed', 'cancelled', 'cancelled']);
	expect(await addColleagues(visitor, asking(token, list(name())))).toMatchObject({
		refusal: { code: 'party-cancelled' },
	});
	expect(await cancelParty(world.as('coordinator'), { ...place, partyId: id })).toMatchObject({
		refusal: { code: 'already-cancelled' },
	});
	expect(await seatCountsThatDiffer(world.ctx)).toEqual([]);
});

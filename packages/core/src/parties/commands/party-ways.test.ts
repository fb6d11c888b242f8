import { randomUUID } from 'node:crypto';
import { newId } from '@kutsu/kernel';
import { signedLink } from '@kutsu/kernel/keys';
import { freshWorld, grantedOf } from '@kutsu/testing';
import type { WorldTraining } from '@kutsu/testing';
import { expect, test } from 'vitest';
import type { Context } from '../../context.ts';
import {
	answerAsColleague,
	answerRequests,
	expireOffer,
	invitePeople,
	myRegistration,
	previewAnswers,
	register,
	registrationToken,
	revokeTrainingInvitation,
	seatCountsThatDiffer,
} from '../../registrations/index.ts';
import { AnswerAsColleagueInput, RegisterInput } from '../../registrations/model.ts';
import { invitationsOfTraining, requestsOfTraining, setWay } from '../../ways/index.ts';
import { InvitePeopleInput } from '../../ways/model.ts';
import type { TrainingWay, Way } from '../../ways/model.ts';
import { AddColleaguesInput, ReplaceColleagueInput, RequestPartyInput } from '../model.ts';
import type { RowWithFate } from '../model.ts';
import { myParty } from '../queries.ts';
import { addColleagues, previewColleagues } from './add-colleagues.ts';
import { replaceColleague } from './replace-colleague.ts';
import { requestParty } from './request-party.ts';

const world = await freshWorld();
const visitor = world.as('public');
const coordinator = world.as('coordinator');
const at = (ctx: Context, instant: Date): Context => ({ ...ctx, now: () => instant });
const name = () => `Testi${randomUUID().slice(0, 8)}`;

async function trainingBy(way: Way, facts: Partial<TrainingWay> = {}, capacity = 10) {
	const training = await world.training({ capacity });
	const wanted = { way, emailDomains: [], organisationNames: [], audience: {}, ...facts };
	const place = { projectId: training.projectId, trainingId: training.id };
	await grantedOf(setWay(coordinator, { ...place, revision: 0, wanted }));
	return { ...training, place };
}

async function invitationInto(
	training: WorldTraining & { place: object },
	facts: Partial<InvitePeopleInput> = {},
) {
	const input = InvitePeopleInput.parse({
		...{ trainingId: training.id, requestId: newId(), emails: [], label: '', maxUses: 3 },
		...{ skipsApproval: false, skipsLists: false, reservedUntil: null, reservedMode: 'onsite' },
		...{ expiresAt: '2026-03-15T09:00', locale: 'fi' },
		...facts,
	});
	const asked = { ...input, projectId: training.projectId };
	const { links } = await grantedOf(invitePeople(coordinator, asked));
	const place = { projectId: training.projectId, trainingId: training.id };
	const { rows } = await invitationsOfTraining(coordinator, place);
	return { token: links[0]?.url.split('/').at(-1) ?? '', id: rows[0]?.id ?? '', place };
}

const asking = (training: string, liaisonEmail: string, organisation = 'Virasto') =>
	RequestPartyInput.parse({
		...{ training, liaisonEmail, organisation, liaisonName: 'Yhteys Henkilö', locale: 'fi' },
	});

async function partyIn(training: WorldTraining, by = training.code, organisation = 'Virasto') {
	const email = `${name().toLowerCase()}@example.org`;
	await grantedOf(requestParty(visitor, asking(by, email, organisation)));
	const { rows } = await world.owner.query<{ id: string; generation: number }>(
		'select id, link_generation as generation from parties where training_id = $1 and liaison_email = $2',
		[training.id, email],
	);
	const linkId = rows[0]?.id ?? '';
	const token = signedLink(world.ctx.keys, {
		linkId,
		generation: rows[0]?.generation ?? 0,
		purpose: 'party',
	});
	return { id: linkId, token, email };
}

const list = (...emails: string[]) => emails.map((email) => `${name()};Kallio;${email}`).join('\n');
const mail = (domain = 'example.org') => `${name().toLowerCase()}@${domain}`;
const adding = (token: string, text: string, extra: Partial<AddColleaguesInput> = {}) =>
	AddColleaguesInput.parse({
		...{ token, list: text, targetGroup: 'police', mode: 'onsite', locale: 'fi' },
		...{ requestId: newId(), leavesOutProblems: true },
		...extra,
	});
const fatesOf = (rows: readonly RowWithFate[]) =>
	rows.map(({ fate }) => (fate.kind === 'problem' ? fate.problem : fate.kind));
const statesOf = async (token: string, ctx: Context = visitor) =>
	(await myParty(ctx, { token })).colleagues.map((one) => one.state);
async function registrationsOf(partyId: string) {
	const { rows } = await world.owner.query<{ id: string; email: string; until: Date | null }>(
		`select r.id, b.email, r.offer_expires_at as until from registrations r
		 join participants p on p.id = r.participant_id join mailboxes b on b.id = p.mailbox_id
		 where r.party_id = $1 order by r.arrival, r.id`,
		[partyId],
	);
	return rows.map((row) => ({
		...row,
		token: registrationToken(world.ctx, { id: row.id, linkGeneration: 1 }),
	}));
}
async function mailsTo(email: string) {
	const { rows } = await world.owner.query<{ kind: string }>(
		'select kind from outbox_messages where to_address = $1 order by created_at, kind',
		[email],
	);
	return rows.map((row) => row.kind);
}
const answer = (token: string, extra: object = {}) =>
	AnswerAsColleagueInput.parse({ token, targetGroup: 'police', mode: 'onsite', locale: 'fi', ...extra });
/** Looks ahead, then adds, and holds that both say the same. */
async function added(token: string, text: string, extra: Partial<AddColleaguesInput> = {}) {
	const input = adding(token, text, extra);
	const ahead = await grantedOf(previewColleagues(visitor, input));
	expect(await grantedOf(addColleagues(visitor, input))).toEqual(ahead);
	expect(await seatCountsThatDiffer(world.ctx)).toEqual([]);
	return fatesOf(ahead.rows);
}

test('where a training is by list, each colleague’s own address is asked, and nobody else’s', async () => {
	const training = await trainingBy('listed', { emailDomains: ['poliisi.fi'] });
	const { id, token } = await partyIn(training);
	const text = list(mail('poliisi.fi'), mail(), mail('ita.poliisi.fi'), mail('notpoliisi.fi'));
	expect(await added(token, text)).toEqual(['seat', 'not-for-you', 'seat', 'not-for-you']);
	expect(await registrationsOf(id)).toHaveLength(2);
	const refused = await addColleagues(visitor, adding(token, list(mail()), { leavesOutProblems: false }));
	expect(refused).toMatchObject({ refusal: { code: 'problems' } });
});

test('the organisation that the liaison said opens a list of organisations, but not for one whose workplace must not be known', async () => {
	const training = await trainingBy('listed', { organisationNames: ['Virasto Yksi'] });
	const [on, off] = [await partyIn(training, undefined, ' virasto  YKSI'), await partyIn(training)];
	const text = `${list(mail())}\n${list(mail())};social_services`;
	await world.owner.query(
		"update target_groups set is_sensitive_workplace = true where project_id = $1 and key = 'social_services'",
		[training.projectId],
	);
	expect(await added(on.token, text)).toEqual(['seat', 'not-for-you']);
	expect(fatesOf((await grantedOf(previewColleagues(visitor, adding(off.token, text)))).rows)).toEqual([
		'not-for-you',
		'not-for-you',
	]);
});

test('where those on no list are approved, a list of colleagues has both', async () => {
	const training = await trainingBy('listed_or_approval', { emailDomains: ['poliisi.fi'] }, 1);
	const { token } = await partyIn(training);
	const text = list(mail(), mail('poliisi.fi'), mail(), mail('poliisi.fi'));
	expect(await added(token, text)).toEqual(['request', 'seat', 'request', 'queue']);
	expect(await statesOf(token)).toEqual(['invited', 'invited', 'invited', 'in_line']);
});

test('by approval, each colleague becomes a request only by confirming; staff see no other', async () => {
	const training = await trainingBy('approval', {}, 1);
	const { id, token } = await partyIn(training);
	expect(await added(token, list(mail(), mail()))).toEqual(['request', 'request']);
	const [anna, ben] = await registrationsOf(id);
	if (!anna || !ben) throw new Error('nobody');
	expect(await mailsTo(anna.email)).toEqual(['colleague-invited']);
	expect((await requestsOfTraining(coordinator, training.place)).total).toBe(0);
	const both = { ...training.place, registrationIds: [anna.id, ben.id], verdict: 'approve' as const };
	expect(await previewAnswers(coordinator, both)).toMatchObject({ totals: { seats: 0, places: 0 } });

	const own = answer(anna.token, { reason: 'Työni vuoksi', municipality: '091' });
	expect(await answerAsColleague(visitor, own)).toEqual({ ok: true, state: 'requested' });
	expect(await answerAsColleague(visitor, own)).toEqual({ ok: true, state: 'requested' });
	expect(await mailsTo(anna.email)).toEqual(['colleague-invited', 'request-received']);
	expect(await statesOf(token)).toEqual(['requested', 'invited']);
	expect((await requestsOfTraining(coordinator, training.place)).rows).toMatchObject([
		{ registrationId: anna.id, reason: 'Työni vuoksi' },
	]);

	const seen = { seats: 1, places: 0, declined: 0 };
	await grantedOf(answerRequests(coordinator, { ...both, templateId: null, note: '', seen }));
	expect(await statesOf(token)).toEqual(['confirmed', 'invited']);
	await grantedOf(answerAsColleague(visitor, answer(ben.token)));
	const no = { ...both, verdict: 'decline' as const, templateId: null, note: 'Ei mahdu' };
	await grantedOf(answerRequests(coordinator, { ...no, seen: { seats: 0, places: 0, declined: 1 } }));
	expect(await statesOf(token)).toEqual(['confirmed', 'not_approved']);
	expect(await seatCountsThatDiffer(world.ctx)).toEqual([]);
});

test('a request that its colleague does not make theirs in time ends without a word', async () => {
	const training = await trainingBy('approval');
	const { id, token } = await partyIn(training);
	await added(token, list(mail()));
	const [anna] = await registrationsOf(id);
	if (!anna?.until) throw new Error('nobody');
	expect(await expireOffer(world.ctx, { registrationId: anna.id })).toEqual({ expired: false });
	const late = at(visitor, new Date(anna.until.getTime() + 1));
	expect(await answerAsColleague(late, answer(anna.token))).toMatchObject({
		refusal: { code: 'offer-expired' },
	});
	expect(await expireOffer(at(world.ctx, late.now()), { registrationId: anna.id })).toEqual({
		expired: true,
	});
	expect(await statesOf(token, late)).toEqual(['expired']);
	expect(await mailsTo(anna.email)).toEqual(['colleague-invited']);
});

test('a request that was made in time does not lapse', async () => {
	const training = await trainingBy('approval');
	const { id, token } = await partyIn(training);
	await added(token, list(mail()));
	const [anna] = await registrationsOf(id);
	if (!anna?.until) throw new Error('nobody');
	await grantedOf(answerAsColleague(visitor, answer(anna.token)));
	const late = new Date(anna.until.getTime() + 1);
	expect(await expireOffer(at(world.ctx, late), { registrationId: anna.id })).toEqual({ expired: false });
	expect((await myRegistration(visitor, anna)).state).toBe('requested');
});

test('one who is registered already looks like any who is asked', async () => {
	const training = await trainingBy('approval');
	const known = mail();
	const person = { firstName: 'Anna', lastName: 'Kallio', email: known };
	const form = { training: training.code, requestId: newId(), targetGroup: 'police', mode: 'onsite' };
	await grantedOf(register(visitor, RegisterInput.parse({ ...person, ...form, locale: 'fi' })));
	const { id, token } = await partyIn(training);
	expect(await added(token, `Anna;Kallio;${known}\n${list(mail())}`)).toEqual(['request', 'request']);
	expect(await statesOf(token)).toEqual(['invited', 'invited']);
	expect(await registrationsOf(id)).toHaveLength(1);
});

test('by invitation only, a party needs a link, and covers as many colleagues as it has uses', async () => {
	const training = await trainingBy('invitation');
	expect(await requestParty(visitor, asking(training.code, mail()))).toEqual({
		ok: false,
		refusal: { code: 'parties-not-allowed' },
	});
	const invitation = await invitationInto(training, { maxUses: 2 });
	const { token } = await partyIn(training, invitation.token);
	expect(await myParty(visitor, { token })).toMatchObject({ limit: 2, roomLeft: 2, isByInvitation: true });
	expect(await added(token, list(mail(), mail(), mail()))).toEqual(['seat', 'seat', 'over-limit']);
	expect(await myParty(visitor, { token })).toMatchObject({ roomLeft: 0 });
	expect((await invitationsOfTraining(coordinator, training.place)).rows).toMatchObject([
		{ usedCount: 2, state: 'used' },
	]);
	expect(await requestParty(visitor, asking(invitation.token, mail()))).toMatchObject({
		refusal: { code: 'invitation-used' },
	});
});

test('a known colleague takes a use like anybody, so that what is left tells nothing', async () => {
	const training = await trainingBy('open');
	const known = mail();
	const person = { firstName: 'Anna', lastName: 'Kallio', email: known };
	const form = { training: training.code, requestId: newId(), targetGroup: 'police', mode: 'onsite' };
	await grantedOf(register(visitor, RegisterInput.parse({ ...person, ...form, locale: 'fi' })));
	const invitation = await invitationInto(training);
	const { token } = await partyIn(training, invitation.token);
	await added(token, `Anna;Kallio;${known}\n${list(mail())}`);
	expect(await myParty(visitor, { token })).toMatchObject({ limit: 3, roomLeft: 1 });
});

test('two parties that came by one link share its uses', async () => {
	const training = await trainingBy('invitation');
	const invitation = await invitationInto(training, { maxUses: 3 });
	const parties = [await partyIn(training, invitation.token), await partyIn(training, invitation.token)];
	await Promise.all(Array.from({ length: 10 }, () => visitor.database.pool.query('select pg_sleep(0.05)')));
	const results = await Promise.all(
		parties.map(({ token }) => grantedOf(addColleagues(visitor, adding(token, list(mail(), mail()))))),
	);
	expect(results.map(({ rows }) => fatesOf(rows).join(' ')).toSorted()).toEqual([
		'seat over-limit',
		'seat seat',
	]);
	expect(await seatCountsThatDiffer(world.ctx)).toEqual([]);
});

test('seats that a link holds go to its colleagues in a full training, and those it cannot give to the line', async () => {
	const training = await trainingBy('approval', {}, 2);
	const invitation = await invitationInto(training, { maxUses: 2, reservedUntil: '2026-03-14T09:00' });
	const { token } = await partyIn(training, invitation.token);
	expect(await added(token, list(mail(), mail()))).toEqual(['seat', 'seat']);
	const pools = await world.owner.query<{ taken: number; held: string }>(
		`select taken_seats as taken, (select count(*) from invitation_seats s where s.pool_id = p.id) as held
		 from seat_pools p where training_id = $1`,
		[training.id],
	);
	expect(pools.rows).toEqual([{ taken: 2, held: 0 }]);
});

test.each([
	['skips approval', 'approval', { skipsApproval: true }, 'seat'],
	['does not skip approval', 'approval', {}, 'request'],
	['skips the lists', 'listed', { skipsLists: true }, 'seat'],
	['does not skip the lists', 'listed', {}, 'not-for-you'],
] as const)('a link that %s: %s', async (_, way, facts, fate) => {
	const training = await trainingBy(way, way === 'listed' ? { emailDomains: ['poliisi.fi'] } : {});
	const invitation = await invitationInto(training, facts);
	const { token } = await partyIn(training, invitation.token);
	expect(fatesOf((await grantedOf(previewColleagues(visitor, adding(token, list(mail()))))).rows)).toEqual([
		fate,
	]);
});

test('a link that is bound is the liaison’s own', async () => {
	const training = await trainingBy('invitation');
	const own = mail();
	const { token } = await invitationInto(training, { emails: [own], maxUses: 2 });
	expect(await requestParty(visitor, asking(token, mail()))).toEqual({
		ok: false,
		refusal: { code: 'invitation-other-address' },
	});
	await grantedOf(requestParty(visitor, asking(token, own)));
	const { rows } = await world.owner.query<{ id: string }>(
		'select id from parties where liaison_email = $1',
		[own],
	);
	const party = signedLink(world.ctx.keys, { linkId: rows[0]?.id ?? '', generation: 1, purpose: 'party' });
	expect(await added(party, list(mail(), mail()))).toEqual(['seat', 'seat']);
});

test.each(['revoked', 'expired'] as const)(
	'a link that was %s brings nobody more, and whoever came stays',
	async (how) => {
		const training = await trainingBy('invitation');
		const invitation = await invitationInto(training);
		const { token } = await partyIn(training, invitation.token);
		await added(token, list(mail()));
		const { place } = invitation;
		if (how === 'revoked')
			await revokeTrainingInvitation(coordinator, { ...place, invitationId: invitation.id });
		const then = how === 'expired' ? at(visitor, new Date('2026-03-15T08:00:00Z')) : visitor;
		expect(await addColleagues(then, adding(token, list(mail())))).toEqual({
			ok: false,
			refusal: { code: 'invitation-over' },
		});
		expect(await myParty(then, { token })).toMatchObject({ roomLeft: 0, isInvitationOver: true });
		expect(await statesOf(token)).toEqual(['invited']);
	},
);

const replacing = (token: string, memberId: string, email: string) =>
	ReplaceColleagueInput.parse({
		...{ token, memberId, email, requestId: newId(), firstName: name(), lastName: 'Kallio', locale: 'fi' },
	});

test('who comes instead of another has to be one the training is for', async () => {
	const training = await trainingBy('listed', { emailDomains: ['poliisi.fi'] });
	const { token } = await partyIn(training);
	await added(token, list(mail('poliisi.fi')));
	const [member] = (await myParty(visitor, { token })).colleagues;
	const memberId = member?.id ?? '';
	expect(await replaceColleague(visitor, replacing(token, memberId, mail()))).toEqual({
		ok: false,
		refusal: { code: 'not-for-you' },
	});
	expect(await statesOf(token)).toEqual(['invited']);
	expect(await replaceColleague(visitor, replacing(token, memberId, mail('poliisi.fi')))).toEqual({
		ok: true,
	});
	expect(await statesOf(token)).toEqual(['cancelled', 'invited']);
});

test('where staff approve, who comes instead of one with a seat has no more than a request', async () => {
	const training = await trainingBy('approval', {}, 1);
	const { id, token } = await partyIn(training);
	await added(token, list(mail()));
	const [anna] = await registrationsOf(id);
	await grantedOf(answerAsColleague(visitor, answer(anna?.token ?? '')));
	const both = { ...training.place, registrationIds: [anna?.id ?? ''], verdict: 'approve' as const };
	const seen = { seats: 1, places: 0, declined: 0 };
	await grantedOf(answerRequests(coordinator, { ...both, templateId: null, note: '', seen }));
	const [member] = (await myParty(visitor, { token })).colleagues;
	const other = mail();
	expect(await replaceColleague(visitor, replacing(token, member?.id ?? '', other))).toEqual({ ok: true });
	expect(await statesOf(token)).toEqual(['cancelled', 'invited']);
	const successor = (await registrationsOf(id)).find((one) => one.email === other);
	expect(await myRegistration(visitor, { token: successor?.token ?? '' })).toMatchObject({
		state: 'requested',
		awaitsAnswers: true,
	});
	const pools = await world.owner.query('select taken_seats from seat_pools where training_id = $1', [
		training.id,
	]);
	expect(pools.rows).toEqual([{ taken_seats: 0 }]);
	expect(await seatCountsThatDiffer(world.ctx)).toEqual([]);
});

test('who comes instead of one asked to make a request is asked in their place', async () => {
	const training = await trainingBy('approval');
	const { id, token } = await partyIn(training);
	await added(token, list(mail()));
	const [member] = (await myParty(visitor, { token })).colleagues;
	expect(await replaceColleague(visitor, replacing(token, member?.id ?? '', mail()))).toEqual({ ok: true });
	expect(await statesOf(token)).toEqual(['cancelled', 'invited']);
	expect((await registrationsOf(id)).filter((one) => one.until !== null)).toHaveLength(1);
	expect(await seatCountsThatDiffer(world.ctx)).toEqual([]);
});

test('replacing takes no use, and goes on when the link is used up or expired, not when it was revoked', async () => {
	const training = await trainingBy('invitation');
	const invitation = await invitationInto(training, { maxUses: 1 });
	const { token } = await partyIn(training, invitation.token);
	await added(token, list(mail()));
	const first = (await myParty(visitor, { token })).colleagues.at(-1)?.id ?? '';
	expect(await replaceColleague(visitor, replacing(token, first, mail()))).toEqual({ ok: true });
	await revokeTrainingInvitation(coordinator, { ...invitation.place, invitationId: invitation.id });
	const second = (await myParty(visitor, { token })).colleagues.at(-1)?.id ?? '';
	expect(await replaceColleague(visitor, replacing(token, second, mail()))).toEqual({
		ok: false,
		refusal: { code: 'not-for-you' },
	});
	expect((await invitationsOfTraining(coordinator, training.place)).rows).toMatchObject([{ usedCount: 1 }]);
});

test('a stranger who names the liaison’s address does not untie their party from a link that holds', async () => {
	const training = await trainingBy('open');
	const invitation = await invitationInto(training);
	const { token, email } = await partyIn(training, invitation.token);
	await grantedOf(requestParty(visitor, asking(training.code, email)));
	expect(await myParty(visitor, { token })).toMatchObject({ isByInvitation: true });
	await revokeTrainingInvitation(coordinator, { ...invitation.place, invitationId: invitation.id });
	await grantedOf(requestParty(visitor, asking(training.code, email)));
	expect(await myParty(visitor, { token })).toMatchObject({ isByInvitation: false });
});

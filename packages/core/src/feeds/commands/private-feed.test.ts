import { randomUUID } from 'node:crypto';
import { findCalendarFaults } from '@kutsu/calendar/conformance';
import { newId, NotFound } from '@kutsu/kernel';
import { hashToken, signedLink } from '@kutsu/kernel/keys';
import { freshWorld, grantedOf } from '@kutsu/testing';
import type { World, WorldTraining } from '@kutsu/testing';
import ICAL from 'ical.js';
import { expect, test } from 'vitest';
import type { Context } from '../../context.ts';
import { cancelRegistration, register } from '../../registrations/index.ts';
import { RegisterInput } from '../../registrations/model.ts';
import { trainingToken } from '../../trainings/index.ts';
import { setWay } from '../../ways/index.ts';
import { SetWayInput } from '../../ways/model.ts';
import { CreateFeedInput } from '../model.ts';
import { feedChoices, feedsOfProject, feedToEdit } from '../queries/list.ts';
import { myFeeds } from '../queries/mine.ts';
import { createFeed } from './create-feed.ts';
import { editFeed } from './edit-feed.ts';
import { recordFetches } from './record-fetches.ts';
import { revokeFeed } from './revoke-feed.ts';
import { rotateFeed } from './rotate-feed.ts';
import { createMyFeed, revokeMyFeed, rotateMyFeed } from './tend-my-feeds.ts';
import { writePrivateFeed } from './write-private-feed.ts';

const world = await freshWorld();
const fragments = { remember: (_: string, __: string, render: () => string) => render() };
type Role = 'coordinator' | 'communications' | 'trainer' | 'host' | 'owner';

/** A colleague with an account and a role, and a way to take the role away. */
async function colleague(of: World, role: Role) {
	const userId = `user-${newId()}`;
	const membershipId = newId();
	await world.owner.query(
		"insert into auth_users (id, name, email, email_verified, created_at, updated_at) values ($1, 'Kollega', $1 || '@example.org', true, now(), now())",
		[userId],
	);
	await world.owner.query(
		'insert into memberships (project_id, id, user_id, role, created_at) values ($1, $2, $3, $4, now())',
		[of.project.id, membershipId, userId, role],
	);
	const isPartial = role === 'trainer' || role === 'host';
	const ctx: Context = of.as({
		kind: 'staff',
		userId,
		grants: [{ projectId: of.project.id, role, trainingIds: isPartial ? [] : 'all', onDate: null }],
		hasSecondFactor: true,
	});
	const leave = () =>
		world.owner.query('update memberships set revoked_at = now() where id = $1', [membershipId]);
	return { userId, ctx, leave };
}

/** A trainer who signs in, and whose account it is. */
async function signedInTrainer(of: World, options: Parameters<World['trainer']>[0] = {}) {
	const trainer = await of.trainer(options);
	const account = await colleague(of, 'trainer');
	await world.owner.query('update trainers set user_id = $2 where id = $1', [trainer.id, account.userId]);
	return { ...account, trainerId: trainer.id };
}

const input = (of: World, wanted: Partial<CreateFeedInput> & Pick<CreateFeedInput, 'kind'>) =>
	CreateFeedInput.parse({
		project: of.project.slug,
		name: 'Kalenteri',
		locale: 'fi',
		lastDay: null,
		organisation: null,
		venueIds: [],
		trainingIds: [],
		trainerId: null,
		requestId: newId(),
		...wanted,
	});

async function made(ctx: Context, wanted: CreateFeedInput) {
	const { feedId, url } = await grantedOf(createFeed(ctx, wanted));
	return { feedId, token: tokenOf(url) };
}

function tokenOf(url: string | null): string {
	return /^https:\/\/public\.example\.org\/feeds\/p\/([A-Za-z0-9_-]{43})\.ics$/.exec(url ?? '')?.[1] ?? '';
}

async function textOf(token: string): Promise<string> {
	const feed = await writePrivateFeed(world.as('public'), token, fragments);
	if (feed.state === 'gone') return 'gone';
	const text = feed.calendar.write();
	expect(findCalendarFaults(text)).toEqual([]);
	return text.replaceAll('\r\n ', '');
}

async function eventsOf(token: string) {
	const calendar = new ICAL.Component(ICAL.parse(await textOf(token)));
	return calendar.getAllSubcomponents('vevent').map((component) => {
		const event = new ICAL.Event(component);
		return {
			uid: event.uid,
			summary: event.summary,
			location: event.location,
			status: component.getFirstPropertyValue('status'),
		};
	});
}

const uidOf = (training: WorldTraining) => `${training.sessionIds[0]}@session.kutsu`;
const isGone = async (token: string) => (await textOf(token)) === 'gone';

const secretHouse = (of: World) =>
	of.venue({
		name: { fi: 'Salainen talo', sv: 'Hemligt hus' },
		streetAddress: 'Salainenkuja 7',
		latitude: 60.123456,
		longitude: 24.654321,
	});
const secrets = /Salainen|Hemligt|60\.123456|meet\.example/;

test('staff’s plan holds everything, drafts as tentative, with places and addresses to join at', async () => {
	const own = await world.another();
	const { ctx } = await colleague(own, 'coordinator');
	const draft = await own.training({ state: 'draft', title: { fi: 'Luonnosteltu', sv: 'Utkast' } });
	const house = await secretHouse(own);
	const unlisted = await own.training({
		visibility: 'unlisted',
		addressDisclosure: 'confirmed',
		venueId: house.id,
		mode: 'hybrid',
		startsAt: '2026-03-20T08:00:00Z',
	});
	await world.another().then((other) => other.training());
	const { token } = await made(ctx, input(own, { kind: 'plan' }));
	expect(await eventsOf(token)).toEqual([
		{
			uid: uidOf(draft),
			summary: 'LUONNOS: Luonnosteltu',
			location: 'Talo, Esimerkkikatu 1, 00100 Helsinki',
			status: 'TENTATIVE',
		},
		{
			uid: uidOf(unlisted),
			summary: 'Kurssi',
			location: 'Salainen talo, Salainenkuja 7, 00100 Helsinki',
			status: 'CONFIRMED',
		},
	]);
	const text = await textOf(token);
	expect(text).toContain('meet.example.org/room');
	// A link of its own opens an unlisted training: it stands in no file.
	expect(text).not.toContain('/t/');
	expect(text).not.toContain(token);
	expect(text).not.toMatch(/^(METHOD|ATTENDEE|ORGANIZER|SOURCE)/m);
});

test('a trainer’s feed holds what they lead and nothing else', async () => {
	const own = await world.another();
	const trainer = await signedInTrainer(own);
	const led = await own.training({ trainerIds: [trainer.trainerId], state: 'draft' });
	await own.training({ title: { fi: 'Salainen', sv: 'Hemlig' } });
	const { token } = await made(trainer.ctx, input(own, { kind: 'trainer' }));
	expect(await eventsOf(token)).toMatchObject([{ uid: uidOf(led), status: 'TENTATIVE' }]);
	expect(await textOf(token)).not.toMatch(/Salainen/);
	await world.owner.query('delete from training_trainers where training_id = $1', [led.id]);
	expect(await eventsOf(token)).toEqual([]);
});

test('a partner sees what is held in its house and what names it, and no address for the confirmed elsewhere', async () => {
	const own = await world.another();
	const { ctx } = await colleague(own, 'communications');
	const partnersHouse = await own.venue({ name: { fi: 'Kumppanin talo', sv: 'Partners hus' } });
	const elsewhere = await secretHouse(own);
	const hidden = { addressDisclosure: 'confirmed', mode: 'hybrid' } as const;
	const hosted = await own.training({
		...hidden,
		venueId: partnersHouse.id,
		startsAt: '2026-03-10T08:00:00Z',
	});
	const listed = await own.training({
		...{ ...hidden, venueId: elsewhere.id, visibility: 'invitation', startsAt: '2026-03-11T08:00:00Z' },
	});
	await grantedOf(
		setWay(own.ctx, {
			...SetWayInput.parse({
				project: own.project.slug,
				trainingId: listed.id,
				revision: 0,
				wanted: { way: 'listed', emailDomains: [], organisationNames: ['Esimerkin  HOITOLA'], audience: {} },
			}),
			projectId: own.project.id,
		}),
	);
	await own.training({ title: { fi: 'Salainen', sv: 'Hemlig' }, venueId: elsewhere.id });
	await own.training({
		title: { fi: 'Salainen luonnos', sv: 'H' },
		venueId: partnersHouse.id,
		state: 'draft',
	});
	const wanted = {
		kind: 'organisation',
		organisation: 'esimerkin hoitola',
		venueIds: [partnersHouse.id],
	} as const;
	const { token } = await made(ctx, input(own, { ...wanted, venueIds: [...wanted.venueIds] }));
	expect(await eventsOf(token)).toEqual([
		{
			uid: uidOf(hosted),
			summary: 'Kurssi',
			location: 'Kumppanin talo, Esimerkkikatu 1, 00100 Helsinki',
			status: 'CONFIRMED',
		},
		{
			uid: uidOf(listed),
			summary: 'Kurssi',
			location: 'Helsinki (osoite kerrotaan paikan saaneille)',
			status: 'CONFIRMED',
		},
	]);
	expect(await textOf(token)).not.toMatch(secrets);
});

test('a discreet training is neutral in every private feed but those of who plans and leads it', async () => {
	const own = await world.another();
	const { ctx } = await colleague(own, 'coordinator');
	const house = await secretHouse(own);
	const quiet = await own.training({
		title: { fi: 'Salainen', sv: 'Hemlig' },
		venueId: house.id,
		visibility: 'unlisted',
	});
	const me = await person(own, quiet, {
		training: trainingToken(own.ctx, { id: quiet.id, linkGeneration: 1 }),
	});
	await world.owner.query('update trainings set is_discreet = true where id = $1', [quiet.id]);
	const tokens = [
		await mine(own, me),
		(await made(ctx, input(own, { kind: 'selection', trainingIds: [quiet.id] }))).token,
		(await made(ctx, input(own, { kind: 'organisation', organisation: 'V', venueIds: [house.id] }))).token,
	];
	for (const token of tokens) {
		expect(await eventsOf(token)).toMatchObject([{ uid: uidOf(quiet), status: 'CONFIRMED' }]);
		expect(await textOf(token)).not.toMatch(secrets);
	}
	expect(await textOf((await made(ctx, input(own, { kind: 'plan' }))).token)).toMatch(/Salainen talo/);
});

test('a selection holds what was chosen of what is published, as anyone may know it', async () => {
	const own = await world.another();
	const { ctx } = await colleague(own, 'communications');
	const house = await secretHouse(own);
	const chosen = await own.training({
		...{ addressDisclosure: 'confirmed', mode: 'hybrid', venueId: house.id, visibility: 'unlisted' },
	});
	const draft = await own.training({ state: 'draft' });
	await own.training({ title: { fi: 'Salainen', sv: 'Hemlig' } });
	const { token } = await made(ctx, input(own, { kind: 'selection', trainingIds: [chosen.id, draft.id] }));
	expect(await eventsOf(token)).toMatchObject([{ uid: uidOf(chosen) }]);
	expect(await textOf(token)).not.toMatch(secrets);
});

/** Somebody with a registration, and the link to all of their address. */
async function person(of: World, training: WorldTraining, facts: Partial<RegisterInput> = {}) {
	const email = facts.email ?? `${randomUUID()}@example.org`;
	const requestId = newId();
	await register(
		of.as('public'),
		RegisterInput.parse({
			...{ training: training.code, requestId, firstName: `T${randomUUID()}`, lastName: 'Kallio', email },
			...{ targetGroup: 'police', mode: 'onsite', locale: 'fi', ...facts },
		}),
	);
	const { rows } = await world.owner.query<{ id: string; participant_id: string; mailbox_id: string }>(
		'select r.id, r.participant_id, p.mailbox_id from registrations r join participants p on p.id = r.participant_id where request_id = $1',
		[requestId],
	);
	const row = rows[0] ?? { id: '', participant_id: '', mailbox_id: '' };
	const linkId = newId();
	await world.owner.query(
		"insert into mailbox_links (project_id, id, mailbox_id, created_at, expires_at) values ($1, $2, $3, $4, $4::timestamptz + interval '1 day')",
		[of.project.id, linkId, row.mailbox_id, world.clock.now()],
	);
	const link = signedLink(world.ctx.keys, { linkId, generation: 1, purpose: 'mailbox' });
	return {
		email,
		registrationId: row.id,
		participantId: row.participant_id,
		mailboxId: row.mailbox_id,
		link,
	};
}

const mine = async (of: World, one: { link: string; participantId: string }) =>
	tokenOf(
		(
			await grantedOf(
				createMyFeed(of.as('public'), {
					token: one.link,
					participantId: one.participantId,
					locale: 'fi',
					requestId: newId(),
				}),
			)
		).url,
	);

test('my registrations are those I have a seat in, with the place; not those I wait for, gave up, or a colleague has', async () => {
	const own = await world.another();
	const house = await secretHouse(own);
	const seated = await own.training({ addressDisclosure: 'confirmed', venueId: house.id });
	const full = await own.training({ capacity: 1, title: { fi: 'Täynnä', sv: 'Full' } });
	const colleagues = await own.training({ title: { fi: 'Kollegan', sv: 'Kollegas' } });
	await person(own, full);
	const me = await person(own, seated, { firstName: 'Minä' });
	const same = { email: me.email, firstName: 'Minä' };
	await person(own, full, same);
	await person(own, colleagues, { email: me.email, firstName: 'Kollega' });
	const token = await mine(own, me);
	expect(await eventsOf(token)).toEqual([
		{
			uid: uidOf(seated),
			summary: 'Kurssi',
			location: 'Salainen talo, Salainenkuja 7, 00100 Helsinki',
			status: 'CONFIRMED',
		},
	]);
	await grantedOf(
		cancelRegistration(own.ctx, { projectId: own.project.id, registrationId: me.registrationId }),
	);
	expect(await eventsOf(token)).toEqual([]);
});

test('who waits sees no place', async () => {
	const own = await world.another();
	const house = await secretHouse(own);
	const full = await own.training({ capacity: 1, venueId: house.id, addressDisclosure: 'confirmed' });
	await person(own, full);
	const waiting = await person(own, full);
	expect(await textOf(await mine(own, waiting))).not.toMatch(secrets);
});

test('an erased person’s feed is gone, and so is one that was ended or whose address was replaced', async () => {
	const own = await world.another();
	const training = await own.training();
	const me = await person(own, training);
	const token = await mine(own, me);
	const { feeds, people } = await myFeeds(own.as('public'), { token: me.link });
	expect(people).toMatchObject([{ participantId: me.participantId }]);
	const feedId = feeds[0]?.id ?? '';
	const rotated = tokenOf((await grantedOf(rotateMyFeed(own.as('public'), { token: me.link, feedId }))).url);
	expect([await isGone(token), await isGone(rotated)]).toEqual([true, false]);
	await world.owner.query('update participants set erased_at = now() where id = $1', [me.participantId]);
	expect(await isGone(rotated)).toBe(true);
	await world.owner.query('update participants set erased_at = null where id = $1', [me.participantId]);
	await revokeMyFeed(own.as('public'), { token: me.link, feedId });
	expect(await isGone(rotated)).toBe(true);
	expect(await rotateMyFeed(own.as('public'), { token: me.link, feedId })).toMatchObject({
		refusal: { code: 'revoked' },
	});
	expect((await myFeeds(own.as('public'), { token: me.link })).feeds).toEqual([]);
});

test('a link opens the calendars of its own address only, and at most five in force', async () => {
	const own = await world.another();
	const training = await own.training();
	const [me, other] = [await person(own, training), await person(own, training)];
	await mine(own, me);
	const feedId = (await myFeeds(own.as('public'), { token: me.link })).feeds[0]?.id ?? '';
	const asOther = { token: other.link, feedId };
	await expect(rotateMyFeed(own.as('public'), asOther)).rejects.toThrow(NotFound);
	await expect(revokeMyFeed(own.as('public'), asOther)).rejects.toThrow(NotFound);
	await expect(mine(own, { link: other.link, participantId: me.participantId })).rejects.toThrow(NotFound);
	await expect(mine(own, { link: 'nonsense', participantId: me.participantId })).rejects.toThrow(NotFound);
	for (let count = 1; count < 4; count += 1) await mine(own, me);
	const another = { token: me.link, participantId: me.participantId, locale: 'fi' } as const;
	const fifth = { ...another, requestId: newId() };
	expect(await createMyFeed(own.as('public'), fifth)).toMatchObject({ ok: true, url: expect.any(String) });
	// A form that is sent twice made one, also when it was the last.
	expect(await createMyFeed(own.as('public'), fifth)).toEqual({ ok: true, url: null });
	const sixth = { ...another, requestId: newId() };
	expect(await createMyFeed(own.as('public'), sixth)).toMatchObject({
		refusal: { code: 'too-many', most: 5 },
	});
	world.clock.advance({ days: 2 });
	await expect(myFeeds(own.as('public'), { token: me.link })).rejects.toThrow(NotFound);
	world.clock.advance({ days: -2 });
});

test.each(['plan', 'selection', 'organisation', 'trainer'] as const)(
	'a feed of kind %s answers nobody once its owner’s role is taken away',
	async (kind) => {
		const own = await world.another();
		const { ctx, leave } = await colleague(own, 'coordinator');
		const [training, trainer] = [await own.training(), await own.trainer()];
		const { token } = await made(
			ctx,
			input(own, {
				...{ kind, organisation: kind === 'organisation' ? 'Virasto' : null },
				...{ trainingIds: kind === 'selection' ? [training.id] : [] },
				trainerId: kind === 'trainer' ? trainer.id : null,
			}),
		);
		expect(await isGone(token)).toBe(false);
		await leave();
		expect(await isGone(token)).toBe(true);
	},
);

test('a trainer who signs in owns the feed staff made of their work: it ends with their role, not with staff’s', async () => {
	const own = await world.another();
	const trainer = await signedInTrainer(own);
	const staff = await colleague(own, 'coordinator');
	const { token, feedId } = await made(
		staff.ctx,
		input(own, { kind: 'trainer', trainerId: trainer.trainerId }),
	);
	await staff.leave();
	expect(await isGone(token)).toBe(false);
	expect((await feedsOfProject(trainer.ctx, { project: own.project.slug })).rows).toMatchObject([
		{ id: feedId },
	]);
	await trainer.leave();
	expect(await isGone(token)).toBe(true);
});

test('an unknown token, a forged one and nonsense are missing alike', async () => {
	for (const token of ['', 'nonsense', 'A'.repeat(43)])
		await expect(writePrivateFeed(world.as('public'), token, fragments)).rejects.toThrow(NotFound);
});

test('the token is kept as a hash only, told once, and 256 bits long', async () => {
	const own = await world.another();
	const { ctx } = await colleague(own, 'coordinator');
	const wanted = input(own, { kind: 'plan' });
	const { token } = await made(ctx, wanted);
	expect(Buffer.from(token, 'base64url')).toHaveLength(32);
	expect(await createFeed(ctx, wanted)).toMatchObject({ ok: true, url: null });
	const { rows } = await world.owner.query<{ row: string }>(
		`select row_to_json(a)::text as row from feed_addresses a union all select row_to_json(f)::text from feeds f
		 union all select row_to_json(c)::text from command_results c union all select row_to_json(e)::text from audit_entries e`,
	);
	const all = rows.map(({ row }) => row).join('\n');
	expect(all).toContain(hashToken(token));
	expect(all).not.toContain(token);
});

test('an expired feed is gone from the end of its last day', async () => {
	const own = await world.another();
	const { ctx } = await colleague(own, 'coordinator');
	const { token, feedId } = await made(ctx, input(own, { kind: 'plan', lastDay: '2026-03-02' }));
	expect(await feedToEdit(ctx, { project: own.project.slug, feedId })).toMatchObject({
		lastDay: '2026-03-02',
		state: 'open',
	});
	const at = async (now: string) =>
		(await writePrivateFeed({ ...world.ctx, now: () => new Date(now) }, token, fragments)).state;
	// Midnight in Helsinki.
	expect([await at('2026-03-02T21:59:59Z'), await at('2026-03-02T22:00:00Z')]).toEqual(['open', 'gone']);
});

test('a trainer makes and sees to their own feed only', async () => {
	const own = await world.another();
	const trainer = await signedInTrainer(own);
	const other = await own.trainer({
		role: { fi: 'Toinen', sv: 'Annan' },
		name: 'Salainen Nimi',
		isProtected: true,
	});
	const staff = await colleague(own, 'coordinator');
	const plans = await made(staff.ctx, input(own, { kind: 'plan' }));
	const project = own.project.slug;
	await expect(createFeed(trainer.ctx, input(own, { kind: 'plan' }))).rejects.toThrow(Error);
	const mineOnly = await made(trainer.ctx, input(own, { kind: 'trainer', trainerId: other.id }));
	expect(await feedToEdit(trainer.ctx, { project, feedId: mineOnly.feedId })).toMatchObject({
		trainer: { role: { fi: 'Kouluttaja' } },
	});
	expect((await feedsOfProject(trainer.ctx, { project })).rows.map(({ id }) => id)).toEqual([
		mineOnly.feedId,
	]);
	for (const tend of [rotateFeed, revokeFeed, feedToEdit])
		await expect(tend(trainer.ctx, { project, feedId: plans.feedId })).rejects.toThrow(NotFound);
	expect(await feedChoices(trainer.ctx, { project })).toEqual({ trainers: [], venues: [], trainings: [] });
	const communications = await colleague(own, 'communications');
	expect(JSON.stringify(await feedChoices(communications.ctx, { project }))).not.toContain('Salainen');
	const host = await colleague(own, 'host');
	await expect(feedsOfProject(host.ctx, { project })).rejects.toThrow(Error);
	await expect(createFeed(communications.ctx, input(own, { kind: 'plan' }))).resolves.toMatchObject({
		ok: true,
	});
});

test('another project’s feeds, trainings, venues and trainers answer like missing ones', async () => {
	const [own, other] = [await world.another(), await world.another()];
	const staff = await colleague(own, 'coordinator');
	const theirs = await colleague(other, 'coordinator');
	const { feedId } = await made(theirs.ctx, input(other, { kind: 'plan' }));
	const project = own.project.slug;
	for (const tend of [rotateFeed, revokeFeed, feedToEdit])
		await expect(tend(staff.ctx, { project, feedId })).rejects.toThrow(NotFound);
	await expect(feedsOfProject(staff.ctx, { project: other.project.slug })).rejects.toThrow(NotFound);
	const [training, venue, trainer] = [await other.training(), await other.venue(), await other.trainer()];
	for (const wanted of [
		input(own, { kind: 'selection', trainingIds: [training.id] }),
		input(own, { kind: 'organisation', organisation: 'V', venueIds: [venue.id] }),
		input(own, { kind: 'trainer', trainerId: trainer.id }),
	])
		await expect(createFeed(staff.ctx, wanted)).rejects.toThrow(NotFound);
});

test('an edit that came late is refused with what stands, and one that does not fit the kind is', async () => {
	const own = await world.another();
	const { ctx } = await colleague(own, 'coordinator');
	const training = await own.training();
	const { feedId, token } = await made(ctx, input(own, { kind: 'selection', trainingIds: [training.id] }));
	const second = await own.training({ startsAt: '2026-03-25T08:00:00Z' });
	const edit = {
		...{ project: own.project.slug, feedId, revision: 1, name: 'Toinen', lastDay: null, organisation: null },
		...{ venueIds: [], trainingIds: [second.id] },
	};
	expect(await editFeed(ctx, edit)).toEqual({ ok: true, revision: 2 });
	expect(await eventsOf(token)).toMatchObject([{ uid: uidOf(second) }]);
	expect(await editFeed(ctx, edit)).toMatchObject({
		refusal: { code: 'stale', theirs: { name: 'Toinen', revision: 2 } },
	});
	expect(await editFeed(ctx, { ...edit, revision: 2, trainingIds: [] })).toMatchObject({
		refusal: { code: 'does-not-fit' },
	});
});

test('the tag is that of the contents: the same between changes, another when something drops out', async () => {
	const own = await world.another();
	const training = await own.training();
	const me = await person(own, training);
	const token = await mine(own, me);
	const tag = async () => {
		const feed = await writePrivateFeed(world.as('public'), token, fragments);
		return feed.state === 'open' ? feed.calendar.etag : 'gone';
	};
	const before = await tag();
	expect(await tag()).toBe(before);
	await world.owner.query(
		"update registrations set state = 'cancelled', cancelled_at = now() where id = $1",
		[me.registrationId],
	);
	expect(await tag()).not.toBe(before);
});

test('fetches are added up, with who asked last and the usual gap', async () => {
	const own = await world.another();
	const { ctx } = await colleague(own, 'coordinator');
	const { feedId } = await made(ctx, input(own, { kind: 'plan' }));
	const row = async () => (await feedsOfProject(ctx, { project: own.project.slug })).rows[0];
	expect(await row()).toMatchObject({
		fetchCount: 0,
		lastFetchedAt: null,
		lastClient: null,
		fetchGapSeconds: null,
	});
	const at = (minutes: number) => new Date(world.clock.now().getTime() + minutes * 60_000);
	const fetched = { projectId: own.project.id, feedId };
	await recordFetches(world.ctx, [{ ...fetched, count: 1, lastAt: at(0), client: 'apple' }]);
	await recordFetches(world.ctx, [{ ...fetched, count: 2, lastAt: at(60), client: 'google' }]);
	expect(await row()).toMatchObject({
		fetchCount: 3,
		lastFetchedAt: at(60),
		lastClient: 'google',
		fetchGapSeconds: 1800,
	});
});

test('what is done to a feed is in the audit trail', async () => {
	const own = await world.another();
	const { ctx, userId } = await colleague(own, 'coordinator');
	const { feedId } = await made(ctx, input(own, { kind: 'plan' }));
	const project = own.project.slug;
	await grantedOf(rotateFeed(ctx, { project, feedId }));
	await revokeFeed(ctx, { project, feedId });
	await revokeFeed(ctx, { project, feedId });
	const { rows } = await world.owner.query(
		"select action, actor_id from audit_entries where subject_kind = 'feed' and subject_id = $1 order by at, action",
		[feedId],
	);
	expect(rows).toEqual(
		['feed.create', 'feed.revoke', 'feed.rotate'].map((action) => ({ action, actor_id: userId })),
	);
});

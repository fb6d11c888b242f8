import { randomUUID } from 'node:crypto';
import { findCalendarFaults } from '@kutsu/calendar/conformance';
import { register } from '@kutsu/core/registrations';
import { RegisterInput } from '@kutsu/core/registrations/model';
import { catalogue, trainingToken } from '@kutsu/core/trainings';
import { editVenue, venue as venueOf } from '@kutsu/core/venues';
import { listen } from '@kutsu/db';
import { newId } from '@kutsu/kernel';
import { signedLink } from '@kutsu/kernel/keys';
import { freshWorld, grantedOf } from '@kutsu/testing';
import type { World, WorldTraining } from '@kutsu/testing';
import ICAL from 'ical.js';
import { afterAll, expect, test } from 'vitest';
import { appOver } from '../test/visitor.ts';

const world = await freshWorld();
const app = appOver(world);
afterAll(() => app.settled());

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
	app.request(path, { method, headers });

async function eventsOf(response: Response) {
	const text = await response.text();
	expect(findCalendarFaults(text)).toEqual([]);
	const calendar = new ICAL.Component(ICAL.parse(text));
	return calendar.getAllSubcomponents('vevent').map((component) => {
		const event = new ICAL.Event(component);
		return {
			uid: event.uid,
			sequence: event.sequence,
			summary: event.summary,
			location: event.location,
			startsAt: event.startDate.toJSDate(),
			status: component.getFirstPropertyValue('status'),
		};
	});
}

const feedOf = (of: World, query = '', locale = 'fi') =>
	`/feeds/${locale}/trainings.ics?project=${of.project.slug}${query}`;
const uidOf = (training: WorldTraining) => `${training.sessionIds[0]}@session.kutsu`;
/** What a moved session looks like after an edit. */
const move = (training: WorldTraining) =>
	world.owner.query(
		"update sessions set starts_at = starts_at + interval '1 hour', ends_at = ends_at + interval '1 hour', sequence = sequence + 1, calendar_revised_at = $2 where training_id = $1",
		[training.id, world.clock.now()],
	);

test('a feed holds the sessions of public trainings, in a form that strict readers accept', async () => {
	const own = await world.another();
	const training = await own.training({ title: { fi: 'Alku; ja, \\loppu\nÄÖ 👩🏽‍⚕️', sv: 'Början' } });
	const response = await get(feedOf(own));
	expect(response.status).toBe(200);
	expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
	expect(await eventsOf(response)).toEqual([
		{
			uid: uidOf(training),
			sequence: 0,
			summary: 'Alku; ja, \\loppu\nÄÖ 👩🏽‍⚕️',
			location: 'Talo, Esimerkkikatu 1, 00100 Helsinki',
			startsAt: training.startsAt,
			status: 'CONFIRMED',
		},
	]);
});

test('nothing of what is not public is in a feed, its counts or its errors', async () => {
	const own = await world.another();
	const secret = { fi: 'Salainen', sv: 'Hemlig', en: 'Secret' };
	const trainer = await own.trainer({
		role: { fi: 'Kouluttaja', sv: 'Utbildare' },
		name: 'Salainen Nimi',
		isProtected: true,
	});
	const hiddenVenue = await own.venue({
		name: { fi: 'Salainen talo', sv: 'Hemligt hus' },
		streetAddress: 'Salainenkuja 7',
		latitude: 60.123456,
		longitude: 24.654321,
	});
	const shown = await own.training({
		venueId: hiddenVenue.id,
		addressDisclosure: 'confirmed',
		trainerIds: [trainer.id],
		mode: 'hybrid',
		conferenceUrl: 'https://meet.example.org/salainen',
	});
	for (const hidden of [
		{ visibility: 'unlisted' },
		{ visibility: 'invitation' },
		{ state: 'draft' },
	] as const) {
		const { code } = await own.training({ title: secret, ...hidden });
		const file = await get(`/feeds/fi/trainings/${code}.ics`);
		expect(file.status).toBe(404);
		expect(await file.text()).not.toMatch(/salainen/i);
	}
	const asOf = (format: string) => `/feeds/fi/trainings.${format}?project=${own.project.slug}`;
	for (const path of [
		feedOf(own),
		asOf('json'),
		asOf('rss'),
		feedOf(own, '&q=Salainen'),
		`/feeds/fi/trainings/${shown.code}.ics`,
	]) {
		const text = (await (await get(path)).text()).replaceAll('\r\n ', '');
		expect(text.replace(/^(NAME|X-WR-CALNAME|SOURCE).*$/gm, '')).not.toMatch(
			/salainen|hemlig|secret|60\.123456|meet\.example/i,
		);
	}
	expect(await eventsOf(await get(feedOf(own)))).toMatchObject([
		{ uid: uidOf(shown), location: 'Helsinki (osoite kerrotaan paikan saaneille)' },
	]);
});

test('a feed means what the catalogue means, for every filter', async () => {
	const own = await world.another();
	const venueInLapland = await own.venue({ municipalityCode: '698' });
	await own.training({ languages: ['fi'], targetGroupKeys: ['police'] });
	await own.training({ languages: ['sv'], interpretation: ['sv-fse'], venueId: venueInLapland.id });
	await own.training({ mode: 'online', languages: ['fi', 'sv'], targetGroupKeys: ['social_services'] });
	await own.training({ mode: 'hybrid', regionsServed: ['19'], startsAt: '2026-04-20T06:00:00Z' });
	const filters = [
		{},
		{ region: '19' },
		{ region: '01', hideOnline: true },
		{ group: 'police' },
		{ language: 'sv' },
		{ language: 'fse' },
		{ format: 'webinar' },
		{ from: '2026-04-01' },
		{ to: '2026-03-31' },
		{ q: 'kurssi' },
	] as const;
	const seen = new Set<string>();
	for (const filter of filters) {
		const params = new URLSearchParams({ project: own.project.slug });
		for (const [key, value] of Object.entries(filter)) params.set(key, value === true ? '1' : value);
		const listed = await catalogue(world.as('public'), {
			filter: { ...filter, project: own.project.slug },
			page: {},
		});
		const uids = new Map(
			(
				await world.owner.query<{ training_id: string; id: string }>('select training_id, id from sessions')
			).rows.map((row) => [`${row.id}@session.kutsu`, row.training_id]),
		);
		const inFeed = (await eventsOf(await get(`/feeds/sv/trainings.ics?${params}`))).map((event) =>
			uids.get(event.uid),
		);
		const inCatalogue = listed.rows.map((row) => row.id).toSorted();
		expect(inFeed.toSorted(), JSON.stringify(filter)).toEqual(inCatalogue);
		const json: { itemListElement: { '@id': string }[] } = await (
			await get(`/feeds/sv/trainings.json?${params}`)
		).json();
		const rss = await (await get(`/feeds/sv/trainings.rss?${params}`)).text();
		const idsIn = (found: Iterable<string>) =>
			Array.from(found, (id) => id.replace('urn:uuid:', '')).toSorted();
		expect(idsIn(json.itemListElement.map((event) => event['@id']))).toEqual(inCatalogue);
		expect(idsIn(Array.from(rss.matchAll(/urn:uuid:[0-9a-f-]+/g), ([id]) => id))).toEqual(inCatalogue);
		seen.add(JSON.stringify(inFeed.toSorted()));
	}
	expect(seen.size).toBeGreaterThan(4);
});

test('a client with the right copy gets 304 without a body, by weak comparison, and If-None-Match decides alone', async () => {
	const own = await world.another();
	await own.training();
	const first = await get(feedOf(own));
	const etag = first.headers.get('etag') ?? '';
	const lastModified = first.headers.get('last-modified') ?? '';
	expect(etag).toMatch(/^W\/"/);
	for (const headers of [
		{ 'if-none-match': etag },
		{ 'if-none-match': etag.slice(2) },
		{ 'if-none-match': `"other", ${etag}` },
		{ 'if-none-match': '*' },
		{ 'if-modified-since': lastModified },
		{ 'if-none-match': etag, 'if-modified-since': 'Mon, 01 Jan 2001 00:00:00 GMT' },
	]) {
		const response = await get(feedOf(own), headers);
		expect(response.status, JSON.stringify(headers)).toBe(304);
		expect(await response.text()).toBe('');
		expect(response.headers.get('etag')).toBe(etag);
		expect(response.headers.get('content-type')).toBeNull();
	}
	for (const headers of [
		{ 'if-none-match': '"other"', 'if-modified-since': lastModified },
		{ 'if-modified-since': 'Mon, 01 Jan 2001 00:00:00 GMT' },
		{ 'if-modified-since': 'nonsense' },
	]) {
		expect((await get(feedOf(own), headers)).status, JSON.stringify(headers)).toBe(200);
	}
});

test('an answer from memory has the bytes and headers of one that was written, and HEAD has the same without a body', async () => {
	const own = await world.another();
	await own.training();
	const fresh = appOver(world);
	const written = await fresh.request(feedOf(own));
	const kept = await fresh.request(feedOf(own));
	const head = await fresh.request(feedOf(own), { method: 'HEAD' });
	await fresh.settled();
	expect(Object.fromEntries(kept.headers)).toEqual(Object.fromEntries(written.headers));
	expect(Object.fromEntries(head.headers)).toEqual(Object.fromEntries(written.headers));
	expect(await kept.text()).toBe(await written.text());
	expect(await head.text()).toBe('');
	expect(Object.fromEntries(written.headers)).toMatchObject({
		'access-control-allow-origin': '*',
		'cache-control': 'public, max-age=300, stale-while-revalidate=600',
		vary: 'Accept-Encoding',
		'x-robots-tag': 'noindex',
		'content-disposition': 'inline; filename="kutsu.ics"',
	});
	expect(written.headers.get('set-cookie')).toBeNull();
});

test('a client that takes gzip gets the same bytes, smaller', async () => {
	const own = await world.another();
	for (let made = 0; made < 5; made += 1) await own.training();
	const plain = await get(feedOf(own));
	const zipped = await get(feedOf(own), { 'accept-encoding': 'br, gzip;q=0.8' });
	const refused = await get(feedOf(own), { 'accept-encoding': 'gzip;q=0' });
	expect(zipped.headers.get('content-encoding')).toBe('gzip');
	expect(refused.headers.get('content-encoding')).toBeNull();
	const bytes = new Uint8Array(await zipped.arrayBuffer());
	const text = await new Response(
		new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')),
	).text();
	expect(text).toBe(await plain.text());
	expect(zipped.headers.get('etag')).toBe(plain.headers.get('etag'));
});

test('a moved session shows at once, with a higher SEQUENCE, the same UID and another ETag', async () => {
	const own = await world.another();
	const training = await own.training();
	const before = await get(feedOf(own));
	const [event] = await eventsOf(before);
	await move(training);
	await expect
		.poll(async () => (await get(feedOf(own))).headers.get('etag'), { timeout: 2_000, interval: 5 })
		.not.toBe(before.headers.get('etag'));
	const [moved] = await eventsOf(
		await get(feedOf(own), { 'if-none-match': before.headers.get('etag') ?? '' }),
	);
	expect(moved).toEqual({
		...event,
		sequence: 1,
		startsAt: new Date(training.startsAt.getTime() + 3_600_000),
	});
});

test('a corrected address of a venue shows in the feed, through the command staff use', async () => {
	const own = await world.another();
	const { id: venueId } = await own.venue();
	await own.training({ venueId });
	expect(await eventsOf(await get(feedOf(own)))).toMatchObject([
		{ sequence: 0, location: 'Talo, Esimerkkikatu 1, 00100 Helsinki' },
	]);
	const {
		id: _,
		municipality: __,
		comingCount: ___,
		rooms,
		...fields
	} = await venueOf(own.as('coordinator'), { project: own.project.slug, venueId });
	await grantedOf(
		editVenue(own.as('coordinator'), {
			...fields,
			project: own.project.slug,
			venueId,
			streetAddress: 'Toinen katu 2',
			rooms: rooms.map((room) => ({ ...room, equipment: [...room.equipment] })),
		}),
	);
	await expect
		.poll(
			async () =>
				(await eventsOf(await get(feedOf(own)))).map(({ sequence, location }) => [sequence, location]),
			{ timeout: 2_000, interval: 5 },
		)
		.toEqual([[1, 'Talo, Toinen katu 2, 00100 Helsinki']]);
});

test('the same content has the same bytes, whenever and wherever it is written', async () => {
	const own = await world.another();
	await own.training();
	const [one, other] = [
		appOver(world),
		appOver(world, { now: () => new Date(world.clock.now().getTime() + 86_400_000) }),
	];
	const texts = await Promise.all([one, other].map(async (each) => (await each.request(feedOf(own))).text()));
	await Promise.all([one.settled(), other.settled()]);
	expect(texts[0]).toBe(texts[1]);
});

test('a cancelled training stays as CANCELLED for thirty days after its end, then drops out', async () => {
	const own = await world.another();
	const training = await own.training();
	await world.owner.query("update trainings set state = 'cancelled', cancelled_at = $2 where id = $1", [
		training.id,
		world.clock.now(),
	]);
	await world.owner.query('update sessions set sequence = sequence + 1 where training_id = $1', [
		training.id,
	]);
	const on = async (days: number, locale = 'fi') => {
		const then = appOver(world, { now: () => new Date(training.endsAt.getTime() + days * 86_400_000) });
		const events = await eventsOf(await then.request(feedOf(own, '', locale)));
		await then.settled();
		return events;
	};
	for (const [locale, prefix] of [
		['fi', 'PERUTTU: '],
		['sv', 'INSTÄLLT: '],
		['en', 'CANCELLED: '],
	] as const)
		expect(await on(-1, locale)).toMatchObject([
			{ sequence: 1, status: 'CANCELLED', summary: expect.stringMatching(new RegExp(`^${prefix}`)) },
		]);
	expect(await on(29)).toHaveLength(1);
	expect(await on(31)).toHaveLength(0);
});

test('one training is saved as a file, the same event as in the feed', async () => {
	const own = await world.another();
	const training = await own.training();
	const file = await get(`/feeds/sv/trainings/${training.code}.ics`);
	expect(file.headers.get('content-disposition')).toBe(`attachment; filename="${training.code}.ics"`);
	expect(file.headers.get('access-control-allow-origin')).toBe('*');
	const etag = file.headers.get('etag') ?? '';
	const vevent = (text: string) => /BEGIN:VEVENT[^]*END:VEVENT/.exec(text)?.[0];
	expect(vevent(await file.text())).toBe(
		vevent(await (await get(`/feeds/sv/trainings.ics?project=${own.project.slug}`)).text()),
	);
	expect((await get(`/feeds/sv/trainings/${training.code}.ics`, { 'if-none-match': etag })).status).toBe(304);
});

test('my registration’s file has the place and the address to join at, and stays out of every cache', async () => {
	const own = await world.another();
	const training = await own.training({ addressDisclosure: 'confirmed', mode: 'hybrid', capacity: 1 });
	const person = (mode: 'onsite' | 'online') =>
		RegisterInput.parse({
			training: training.code,
			requestId: newId(),
			firstName: `T${randomUUID()}`,
			lastName: 'Kallio',
			email: `${randomUUID()}@example.org`,
			targetGroup: 'police',
			mode,
			locale: 'fi',
		});
	const [here, there, waiting] = [person('onsite'), person('online'), person('onsite')];
	for (const one of [here, there, waiting]) await register(own.as('public'), one);
	const fileOf = async (one: RegisterInput, generation = 1) => {
		const { rows } = await world.owner.query<{ id: string }>(
			'select id from registrations where request_id = $1',
			[one.requestId],
		);
		return get(
			`/feeds/fi/r/${signedLink(world.ctx.keys, { linkId: rows[0]?.id ?? '', generation, purpose: 'registration' })}.ics`,
		);
	};
	const response = await fileOf(here);
	expect(Object.fromEntries(response.headers)).toMatchObject({
		'cache-control': 'private, no-store',
		'x-robots-tag': 'noindex',
	});
	expect(response.headers.get('access-control-allow-origin')).toBeNull();
	expect(await eventsOf(response)).toMatchObject([
		{ uid: uidOf(training), location: 'Talo, Esimerkkikatu 1, 00100 Helsinki' },
	]);
	expect(await eventsOf(await fileOf(there))).toMatchObject([{ location: 'https://meet.example.org/room' }]);
	expect([
		(await fileOf(waiting)).status,
		(await fileOf(here, 2)).status,
		(await get('/feeds/fi/r/nonsense.ics')).status,
	]).toEqual([404, 404, 404]);
});

test('an unlisted training is saved through its own link only', async () => {
	const own = await world.another();
	const training = await own.training({ visibility: 'unlisted' });
	const token = trainingToken(world.ctx, { id: training.id, linkGeneration: 1 });
	const response = await get(`/feeds/fi/t/${token}.ics`);
	expect(response.headers.get('cache-control')).toBe('private, no-store');
	expect(await eventsOf(response)).toMatchObject([{ uid: uidOf(training) }]);
	expect(
		(await get(`/feeds/fi/t/${trainingToken(world.ctx, { id: training.id, linkGeneration: 2 })}.ics`)).status,
	).toBe(404);
});

test('an address that means nothing is told in the language of the address', async () => {
	const bad = await get('/feeds/sv/trainings.ics?regoin=19');
	expect([bad.status, bad.headers.get('content-type'), bad.headers.get('content-language')]).toEqual([
		400,
		'text/plain; charset=utf-8',
		'sv',
	]);
	expect(await bad.text()).toContain('regoin');
	expect((await get('/feeds/de/trainings.ics')).status).toBe(404);
	expect((await get('/feeds/fi/trainings/NO-2026-001.ics')).status).toBe(404);
	expect((await get('/feeds/fi/nothing')).status).toBe(404);
	expect((await get('/feeds/fi/trainings.ics', {}, 'POST')).status).toBe(404);
});

test('an empty feed is a valid calendar', async () => {
	const own = await world.another();
	const response = await get(feedOf(own));
	expect(response.status).toBe(200);
	expect(await eventsOf(response)).toEqual([]);
});

test('while no word of changes reaches the host it looks again by itself', async () => {
	const own = await world.another();
	const training = await own.training();
	const alone = appOver(world);
	const before = (await alone.request(feedOf(own))).headers.get('etag');
	await alone.settled();
	await move(training);
	await expect
		.poll(async () => (await alone.request(feedOf(own))).headers.get('etag'), {
			timeout: 5_000,
			interval: 50,
		})
		.not.toBe(before);
});

test('a registration tells no host to look again; an edit does', async () => {
	const own = await world.another();
	const training = await own.training();
	let told = 0;
	const listener = listen(world.database, 'kutsu_calendar', () => void (told += 1));
	await expect.poll(() => listener.isListening(), { timeout: 5_000, interval: 5 }).toBe(true);
	told = 0;
	const person = RegisterInput.parse({
		training: training.code,
		requestId: newId(),
		firstName: 'Testi',
		lastName: 'Kallio',
		email: `${newId()}@example.org`,
		targetGroup: 'police',
		mode: 'onsite',
		locale: 'fi',
	});
	await grantedOf(register(own.as('public'), person));
	await world.owner.query('select 1');
	await move(training);
	await expect.poll(() => told, { timeout: 5_000, interval: 5 }).toBe(1);
	await listener.close();
});

test.each([
	['json', 'application/json; charset=utf-8'],
	['rss', 'application/rss+xml; charset=utf-8'],
])('the same filter as %s answers from anywhere, and 304 where nothing changed', async (format, type) => {
	const own = await world.another();
	const training = await own.training({ title: { fi: 'A & B <i>', sv: 'Å' } });
	const path = `/feeds/sv/trainings.${format}?project=${own.project.slug}`;
	const response = await get(path);
	expect(response.status).toBe(200);
	expect(response.headers.get('content-type')).toBe(type);
	expect(response.headers.get('access-control-allow-origin')).toBe('*');
	const text = await response.text();
	expect(text).toContain(training.code);
	if (format === 'json') {
		expect(JSON.parse(text)).toMatchObject({
			'@type': 'ItemList',
			numberOfItems: 1,
			itemListElement: [
				{
					'@id': `urn:uuid:${training.id}`,
					name: { fi: 'A & B <i>', sv: 'Å' },
					location: { address: { streetAddress: 'Esimerkkikatu 1' } },
					subEvent: [{ identifier: uidOf(training) }],
				},
			],
		});
	}
	const etag = response.headers.get('etag') ?? '';
	const again = await get(path, { 'if-none-match': etag });
	expect(again.status).toBe(304);
	expect(await again.text()).toBe('');
	expect((await get(`/feeds/sv/trainings.${format}?unknown=1`)).status).toBe(400);
});

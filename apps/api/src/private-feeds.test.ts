import { createFeed, revokeFeed, rotateFeed } from '@kutsu/core/feeds';
import { CreateFeedInput } from '@kutsu/core/feeds/model';
import type { Context } from '@kutsu/core/context';
import { newId } from '@kutsu/kernel';
import { freshWorld, grantedOf } from '@kutsu/testing';
import { afterAll, expect, test, vi } from 'vitest';
import { appOver } from '../test/visitor.ts';

const world = await freshWorld();
const lines: string[] = [];
const write = (facts: object, message: string) => void lines.push(JSON.stringify([facts, message]));
const log = { info: write, warn: write, error: write };
const app = appOver(world, { log });
afterAll(() => app.settled());

const userId = 'user-of-feeds';
await world.owner.query(
	"insert into auth_users (id, name, email, email_verified, created_at, updated_at) values ($1, 'Kollega', 'k@example.org', true, now(), now())",
	[userId],
);
await world.owner.query(
	"insert into memberships (project_id, id, user_id, role, created_at) values ($1, $2, $3, 'coordinator', now())",
	[world.project.id, newId(), userId],
);
const staff: Context = world.as({
	kind: 'staff',
	userId,
	grants: [{ projectId: world.project.id, role: 'coordinator', trainingIds: 'all', onDate: null }],
	hasSecondFactor: true,
});
const project = world.project.slug;

async function planFeed() {
	const input = CreateFeedInput.parse({
		...{ project, kind: 'plan', name: 'Suunnitelma', locale: 'sv', lastDay: null, trainerId: null },
		...{ organisation: null, venueIds: [], trainingIds: [], requestId: newId() },
	});
	const { feedId, url } = await grantedOf(createFeed(staff, input));
	const path = new URL(url ?? '').pathname;
	return { feedId, path, token: path.slice('/feeds/p/'.length, -'.ics'.length) };
}

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
	app.request(path, { method, headers });

test('a private feed is for its one client: no shared cache, no search engine, no other page', async () => {
	await world.training();
	const { path } = await planFeed();
	const response = await get(path);
	expect(response.status).toBe(200);
	const headers = Object.fromEntries(response.headers);
	expect(headers).toMatchObject({
		'content-type': 'text/calendar; charset=utf-8',
		'cache-control': 'private, no-cache',
		'x-robots-tag': 'noindex',
		'referrer-policy': 'no-referrer',
		'cross-origin-resource-policy': 'same-origin',
		'x-content-type-options': 'nosniff',
		'content-disposition': 'inline; filename="kutsu.ics"',
		vary: 'Accept-Encoding',
	});
	expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
	// Nothing says when something dropped out of it.
	expect(headers['last-modified']).toBeUndefined();
});

test('it answers HEAD, 304 and gzip, from memory as when it is written', async () => {
	const { path } = await planFeed();
	const [written, kept] = [await get(path), await get(path)];
	const head = await get(path, {}, 'HEAD');
	expect(Object.fromEntries(kept.headers)).toEqual(Object.fromEntries(written.headers));
	expect(Object.fromEntries(head.headers)).toEqual(Object.fromEntries(written.headers));
	const text = await written.text();
	expect([await kept.text(), await head.text()]).toEqual([text, '']);
	const etag = written.headers.get('etag') ?? '';
	const unchanged = await get(path, { 'if-none-match': etag.replace('W/', '') });
	expect([unchanged.status, await unchanged.text(), unchanged.headers.get('cache-control')]).toEqual([
		304,
		'',
		'private, no-cache',
	]);
	expect((await get(path, { 'if-modified-since': 'Fri, 01 Jan 2100 00:00:00 GMT' })).status).toBe(200);
	const zipped = await get(path, { 'accept-encoding': 'gzip' });
	expect(zipped.headers.get('content-encoding')).toBe('gzip');
	const stream = new Blob([await zipped.arrayBuffer()]).stream().pipeThrough(new DecompressionStream('gzip'));
	expect(await new Response(stream).text()).toBe(text);
});

test('what is unknown answers 404 alike; what is gone 410, told in the client’s language', async () => {
	const { path, feedId } = await planFeed();
	const answers = [
		await get(`/feeds/p/${'A'.repeat(43)}.ics`),
		await get('/feeds/p/nonsense.ics'),
		await get(`/feeds/p/${newId()}.ics`),
	];
	expect(
		new Set(await Promise.all(answers.map(async (one) => `${one.status} ${await one.text()}`))).size,
	).toBe(1);
	expect(answers[0]?.status).toBe(404);
	await revokeFeed(staff, { project, feedId });
	const gone = await get(path, { 'accept-language': 'sv-FI,sv;q=0.9' });
	expect(gone.status).toBe(410);
	expect(Object.fromEntries(gone.headers)).toMatchObject({
		'cache-control': 'no-store',
		'x-robots-tag': 'noindex',
		'content-language': 'sv',
	});
	expect(await gone.text()).toContain('har upphört');
	const { path: old, feedId: kept } = await planFeed();
	const { url } = await grantedOf(rotateFeed(staff, { project, feedId: kept }));
	expect([(await get(old)).status, (await get(new URL(url).pathname)).status]).toEqual([410, 200]);
});

test('one that is revoked stops within five seconds, though its bytes lie in memory', async () => {
	vi.useFakeTimers({ toFake: ['performance'] });
	try {
		const { path, feedId } = await planFeed();
		expect((await get(path)).status).toBe(200);
		await revokeFeed(staff, { project, feedId });
		// Still from memory: that is what the five seconds are for.
		expect((await get(path)).status).toBe(200);
		vi.advanceTimersByTime(4_500);
		expect((await get(path)).status).toBe(410);
		expect((await get(path)).status).toBe(410);
	} finally {
		vi.useRealTimers();
	}
});

test('the token is in no log and in no metric, whatever was asked of it', async () => {
	const { path, token, feedId } = await planFeed();
	await get(path);
	await get(path, {}, 'POST');
	await get(`${path}?x=1`);
	await get(path.replace('.ics', ''));
	await get(path.replace('.ics', '.ics/more'));
	await get(`/feeds/sv/p/${token}.ics`);
	await revokeFeed(staff, { project, feedId });
	await get(path);
	const broken = appOver(
		{ ...world, ctx: { ...world.ctx, database: { ...world.database, reads: null as never } } },
		{ log },
	);
	expect((await broken.request(path)).status).toBe(503);
	expect(lines.length).toBeGreaterThan(2);
	expect(lines.join('\n')).not.toContain(token);
	expect(await (await get('/metrics')).text()).not.toContain(token);
});

test('fetches are counted in the process and written once, by kind of program', async () => {
	const own = appOver(world);
	const { path, feedId } = await planFeed();
	const ask = (userAgent: string) => own.request(path, { headers: { 'user-agent': userAgent } });
	for (const userAgent of [
		'Thunderbird/128 of somebody',
		'Thunderbird/128 of somebody',
		'iOS/18.1 (22B83) dataaccessd/1.0',
	])
		await ask(userAgent);
	const row = async () =>
		(
			await world.owner.query<{ fetch_count: number; last_client: string | null; everything: string }>(
				'select fetch_count, last_client, row_to_json(f)::text as everything from feeds f where id = $1',
				[feedId],
			)
		).rows[0];
	expect(await row()).toMatchObject({ fetch_count: 0, last_client: null });
	await own.settled();
	expect(await row()).toMatchObject({ fetch_count: 3, last_client: 'apple' });
	expect((await row())?.everything).not.toMatch(/somebody|22B83/);
});

test('one broken session breaks no feed: the others stand, it is logged by its id, and counted', async () => {
	const own = await world.another();
	const broken = await own.training({ startsAt: '2026-03-20T08:00:00Z' });
	const sound = await own.training({ startsAt: '2026-03-21T08:00:00Z' });
	await world.owner.query("update trainings set time_zone = 'Nowhere/At-all' where id = $1", [broken.id]);
	const odd = await own.training({ startsAt: '2026-03-22T08:00:00Z' });
	await world.owner.query(`update trainings set title = '{"fi": 7, "sv": 7}' where id = $1`, [odd.id]);
	const response = await get(`/feeds/fi/trainings.ics?project=${own.project.slug}`);
	expect(response.status).toBe(200);
	const text = await response.text();
	expect(text.match(/^UID:.*$/gm)).toEqual([expect.stringContaining(sound.sessionIds[0] ?? '')]);
	for (const one of [broken, odd])
		expect(lines.filter((line) => line.includes(`"sessionId":"${one.sessionIds[0]}"`))).toHaveLength(1);
	expect(await (await get('/metrics')).text()).toMatch(/^kutsu_sessions_left_out_of_calendars_total 2$/m);
});

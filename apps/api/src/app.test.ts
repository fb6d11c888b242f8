import { freshWorld } from '@kutsu/testing';
import { afterAll, expect, test } from 'vitest';
import { adminOrigin, aColleague, answered, appOver, internalSecret, Visitor } from '../test/visitor.ts';
import { openDatabase } from '@kutsu/db';

const world = await freshWorld();
const told: { facts: Record<string, unknown>; message: string }[] = [];
const tell = (facts: Readonly<Record<string, unknown>>, message: string) =>
	void told.push({ facts, message });
const app = appOver(world, { log: { info: tell, warn: tell, error: tell } });
const project = world.project.slug;

const broken = openDatabase('postgres://nobody@127.0.0.1:1/none');
afterAll(() => broken.pool.end());

test('a public query is answered to anyone, a list of them in one request', async () => {
	const input = encodeURIComponent(
		JSON.stringify({ 0: { json: { project } }, 1: { json: { project: 'missing' } } }),
	);
	const response = await app.request(`/api/public/projects.get,projects.get?batch=1&input=${input}`);
	expect(response.status).toBe(207);
	expect(await response.json()).toMatchObject([
		{ result: { data: { json: { slug: project } } } },
		{
			error: {
				json: { message: 'Not found', data: { code: 'NOT_FOUND', httpStatus: 404, fields: [], logId: null } },
			},
		},
	]);
});

test('a query may be sent as POST, so that its input stands in no address', async () => {
	const body = JSON.stringify({ json: { project } });
	const response = await app.request('/api/public/projects.get', {
		method: 'POST',
		body,
		headers: { 'content-type': 'application/json' },
	});
	expect(await answered(response)).toMatchObject({ status: 200, data: { slug: project } });
});

test('a mutation is not answered to GET', async () => {
	const response = await app.request(
		`/api/public/registrations.cancelMine?input=${encodeURIComponent('{"json":{"token":"x"}}')}`,
	);
	expect(response.status).toBe(405);
});

test('the staff’s cookie opens nothing on the public side', async () => {
	const { email } = await aColleague(world, 'communications');
	const visitor = new Visitor(app);
	await visitor.signIn(email);
	expect((await visitor.send('/api/public/account.me')).status).toBe(404);
	expect((await visitor.ask('account.me')).status).toBe(200);
});

test('what cannot be used is named field by field', async () => {
	const { email } = await aColleague(world, 'communications');
	const visitor = new Visitor(app);
	await visitor.signIn(email);
	const response = await visitor.post('/api/staff/projects.create', {
		json: { code: '', slug: 'Not A Slug', requiredLocales: ['fi', 'xx'] },
	});
	const { status, error } = await answered(response);
	expect({ status, message: error?.message, code: error?.data.code }).toEqual({
		status: 400,
		message: 'The input cannot be used',
		code: 'BAD_REQUEST',
	});
	expect(error?.data.fields.map((field) => field.path.join('.'))).toEqual(
		expect.arrayContaining(['code', 'slug', 'requiredLocales.1', 'title', 'contactEmail']),
	);
});

test('what is not JSON, and what is nothing of ours, is refused in few words', async () => {
	const visitor = new Visitor(app);
	const garbled = await visitor.send('/api/staff/invitations.accept', {
		method: 'POST',
		body: '{',
		headers: { 'content-type': 'application/json' },
	});
	expect(await answered(garbled)).toMatchObject({
		status: 400,
		error: { message: 'The input cannot be used' },
	});
	const unknown = await visitor.ask('no.such');
	expect(unknown).toMatchObject({ status: 404, error: { message: 'Not found' } });
	expect((await app.request('/nothing')).status).toBe(404);
	expect((await app.request('/api/auth/get-session')).status).toBe(404);
	expect((await app.request('/api/auth/../staff/account.me')).status).toBe(401);
});

test('a fault says nothing of itself: the log has it under the id that was answered, without what was typed', async () => {
	const failing = appOver(world, {
		database: { pool: broken.pool, reads: broken.reads },
		log: { info: tell, warn: tell, error: tell },
	});
	told.length = 0;
	const response = await failing.request(
		`/api/public/projects.get?input=${encodeURIComponent('{"json":{"project":"secret-slug"}}')}`,
	);
	const { status, error } = await answered(response);
	expect(status).toBe(500);
	expect(error).toMatchObject({ message: 'Something went wrong', data: { code: 'INTERNAL_SERVER_ERROR' } });
	expect(JSON.stringify(error)).not.toMatch(/ECONNREFUSED|stack|127\.0\.0\.1/);
	const logged = told.find(({ message }) => message === 'A procedure failed');
	expect(logged?.facts).toMatchObject({ requestId: error?.data.logId });
	expect(error?.data.logId).toBe(response.headers.get('x-request-id'));
	expect(JSON.stringify(told)).not.toContain('secret-slug');
});

test('the log has paths without their secrets, and no query', async () => {
	told.length = 0;
	// A calendar that is fetched writes no line at all; what only looks like one does.
	await app.request('/feeds/p/a-secret-address.ics?x=1');
	await app.request('/feeds/p/a-secret-address?x=1');
	await app.request('/r/a-secret-link');
	await app.request('/api/public/projects.get?input=a-secret-input');
	const paths = told.filter(({ message }) => message === 'Answered').map(({ facts }) => facts['path']);
	expect(paths).toEqual(['/feeds/p/…', '/r/…', '/api/public/projects.get']);
	expect(JSON.stringify(told)).not.toContain('secret');
});

test.each([
	{ when: 'with the secret', secret: internalSecret, isBelieved: true },
	{ when: 'without it', secret: undefined, isBelieved: false },
	{ when: 'with another', secret: `${internalSecret}!`, isBelieved: false },
])('the request’s id is taken over only $when', async ({ secret, isBelieved }) => {
	const headers = { 'x-request-id': 'a-known-request-id', ...(secret && { 'x-internal-secret': secret }) };
	const response = await app.request('/health', { headers });
	expect(response.headers.get('x-request-id') === 'a-known-request-id').toBe(isBelieved);
});

test('a body beyond a megabyte is refused before it is read', async () => {
	const body = JSON.stringify({ json: { name: 'x'.repeat(1_100_000) } });
	expect((await new Visitor(app).post('/api/staff/account.rename', JSON.parse(body))).status).toBe(413);
});

test('every answer forbids what a browser could make of it', async () => {
	const { headers } = await app.request('/api/public/projects.list');
	expect(Object.fromEntries(headers)).toMatchObject({
		'cache-control': 'no-store',
		'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
		'referrer-policy': 'no-referrer',
		'strict-transport-security': 'max-age=31536000',
		'x-content-type-options': 'nosniff',
		'x-frame-options': 'DENY',
	});
	expect(headers.get('access-control-allow-origin')).toBeNull();
});

test('health tells a database that answers from one that does not', async () => {
	const failing = appOver(world, { database: { pool: broken.pool, reads: broken.reads } });
	const [well, ill] = [await app.request('/health'), await failing.request('/health')];
	expect([well.status, await well.json()]).toEqual([200, { isHealthy: true, database: 'reached' }]);
	expect([ill.status, await ill.json()]).toEqual([503, { isHealthy: false, database: 'unreached' }]);
});

test('the measures name areas and outcomes, never what was asked for', async () => {
	await app.request('/r/another-secret');
	const text = await (await app.request('/metrics')).text();
	expect(text).toContain('kutsu_http_request_seconds_count{area="/api/public",method="GET",status="2xx"}');
	expect(text).toContain('kutsu_database_connections{state="idle"}');
	expect(text).not.toMatch(/secret|trainings|projects/);
});

test('one’s other sessions are shown and ended, nobody else’s', async () => {
	const { email } = await aColleague(world, 'communications');
	const [here, there, stranger] = [new Visitor(app), new Visitor(app), new Visitor(app)];
	for (const visitor of [here, there]) await visitor.signIn(email);
	await stranger.signIn((await aColleague(world, 'communications')).email);
	const { data } = await here.ask('account.sessions');
	const sessions = data as { sessionId: string; isThis: boolean; address: string }[];
	expect(sessions.map(({ isThis, address }) => ({ isThis, address }))).toEqual([
		{ isThis: true, address: here.address },
		{ isThis: false, address: there.address },
	]);
	const end = (visitor: Visitor, sessionId: string) =>
		visitor.post('/api/staff/account.endSession', { json: { sessionId } });
	const other = sessions[1]?.sessionId ?? '';
	expect((await end(stranger, other)).status).toBe(404);
	expect((await end(here, other)).status).toBe(200);
	expect((await there.ask('account.me')).status).toBe(401);
	expect((await here.ask('account.me')).status).toBe(200);
});

test('a write with a cookie comes from the admin’s own pages, or not at all', async () => {
	const { email } = await aColleague(world, 'communications');
	const visitor = new Visitor(app);
	await visitor.signIn(email);
	const rename = (origin: string) =>
		visitor.post('/api/staff/account.rename', { json: { name: 'New Name' } }, { origin });
	expect((await rename('https://public.example.org')).status).toBe(403);
	expect((await rename(adminOrigin)).status).toBe(200);
	expect(await visitor.ask('account.me')).toMatchObject({ data: { name: 'New Name' } });
});

test('a file that is missing and one that is not shown to who asks answer alike', async () => {
	const path = `/documents/mail/${project}/01890000-0000-7000-8000-000000000000.eml`;
	const { email } = await aColleague(world, 'communications');
	const visitor = new Visitor(app);
	const stranger = await visitor.send(path);
	await visitor.signIn(email);
	const answers = [stranger, await visitor.send(path), await visitor.send('/documents/nothing')];
	expect(await Promise.all(answers.map(async (answer) => [answer.status, await answer.json()]))).toEqual(
		answers.map(() => [404, { code: 'NOT_FOUND', message: 'Not found' }]),
	);
});

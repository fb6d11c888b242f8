import { createServer } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, RequestListener, Server } from 'node:http';
import { connect } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeEach, expect, test } from 'vitest';
import type { FrontOptions } from './front.ts';
import { createFront, frontHeaders } from './front.ts';

type Seen = { readonly url: string; readonly method: string; readonly headers: IncomingHttpHeaders };

const seenByApi: Seen[] = [];
const seenBySite: Seen[] = [];
const servers: Server[] = [];
const noted = (request: IncomingMessage): Seen => ({
	url: request.url ?? '',
	method: request.method ?? '',
	headers: request.headers,
});

async function listening(listener: RequestListener): Promise<string> {
	const server = createServer(listener);
	servers.push(server);
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const apiUrl = await listening((request, response) => {
	seenByApi.push(noted(request));
	response.setHeader('set-cookie', ['session=1; HttpOnly', 'other=2']);
	if (request.url === '/feeds/slow') {
		response.write('first');
		request.on('close', () => response.end());
		return;
	}
	request.pipe(response);
});

function front(options: Partial<FrontOptions> = {}): Promise<string> {
	return listening(
		createFront({
			apiUrl,
			internalSecret: 'the secret',
			isBehindProxy: false,
			toApi: /^\/(?:api\/staff|feeds)(?:\/|$)/,
			passesCookies: true,
			handler: (request, response) => {
				seenBySite.push(noted(request));
				response.end('site');
			},
			log: () => undefined,
			...options,
		}),
	);
}

const site = await front();

beforeEach(() => {
	seenByApi.length = 0;
	seenBySite.length = 0;
});

afterAll(() => {
	for (const server of servers) {
		server.closeAllConnections();
		server.close();
	}
});

test('what belongs to the API goes there with the secret, body, cookies and query, and comes back', async () => {
	const response = await fetch(`${site}/api/staff/a.b?batch=1`, {
		method: 'POST',
		body: 'äiti',
		headers: { cookie: 'session=1', origin: 'http://admin.example.org' },
	});
	expect(await response.text()).toBe('äiti');
	expect(response.headers.getSetCookie()).toEqual(['session=1; HttpOnly', 'other=2']);
	expect(seenByApi).toMatchObject([
		{
			url: '/api/staff/a.b?batch=1',
			method: 'POST',
			headers: {
				cookie: 'session=1',
				origin: 'http://admin.example.org',
				'x-internal-secret': 'the secret',
				'x-forwarded-for': '127.0.0.1',
				'x-forwarded-proto': 'http',
			},
		},
	]);
});

test('a site that passes no cookies lets none through, in neither direction', async () => {
	const bare = await front({ passesCookies: false });
	const response = await fetch(`${bare}/api/staff/a`, { headers: { cookie: 'session=1' } });
	expect(response.headers.getSetCookie()).toEqual([]);
	expect(seenByApi[0]?.headers.cookie).toBeUndefined();
});

test('what a visitor says of themselves in the headers of the fronts is not believed', async () => {
	const forged = {
		'x-forwarded-for': '203.0.113.9',
		'x-forwarded-proto': 'https',
		'x-forwarded-host': 'evil.example.net',
		forwarded: 'for=203.0.113.9',
		'x-internal-secret': 'guessed',
		'x-request-id': 'chosen-by-the-visitor',
		authorization: 'Bearer x',
		[frontHeaders.protocol]: 'https',
		[frontHeaders.host]: 'evil.example.net',
		[frontHeaders.address]: '203.0.113.9',
	};
	await fetch(`${site}/api/staff/a`, { headers: forged });
	await fetch(`${site}/fi/page`, { headers: forged });
	expect(seenByApi[0]?.headers).toMatchObject({
		'x-forwarded-for': '127.0.0.1',
		'x-forwarded-proto': 'http',
		'x-internal-secret': 'the secret',
	});
	for (const name of ['forwarded', 'authorization', 'x-request-id', frontHeaders.address])
		expect(seenByApi[0]?.headers).not.toHaveProperty(name);
	expect(seenBySite[0]?.headers).toMatchObject({
		[frontHeaders.protocol]: 'http',
		[frontHeaders.host]: new URL(site).host,
		[frontHeaders.address]: '127.0.0.1',
	});
});

test('behind a trusted proxy the entry is believed that the proxy itself wrote, the last', async () => {
	const behind = await front({ isBehindProxy: true });
	const told = {
		'x-forwarded-for': '203.0.113.9, 198.51.100.7',
		'x-forwarded-proto': 'https',
		'x-forwarded-host': 'admin.example.org',
	};
	await fetch(`${behind}/fi/page`, { headers: told });
	expect(seenBySite[0]?.headers).toMatchObject({
		[frontHeaders.protocol]: 'https',
		[frontHeaders.host]: 'admin.example.org',
		[frontHeaders.address]: '198.51.100.7',
	});
});

test.each(['/api/public/a', '/api', '/api/staff/../public/a', '/api/staff/%2e%2e/public/a'])(
	'%s is none of this site’s',
	async (path) => {
		expect(await raw(site, path)).toMatch(/^HTTP\/1\.1 404 /);
		expect([seenByApi, seenBySite]).toEqual([[], []]);
	},
);

test.each(['http://[', '/fi/trainings?q=a%00', '/fi/trainings/%00', '/feeds/a%00.ics'])(
	'%s is an address that is none, and is refused',
	async (path) => {
		expect(await raw(site, path)).toMatch(/^HTTP\/1\.1 400 /);
		expect([seenByApi, seenBySite]).toEqual([[], []]);
	},
);

test('a stream is passed on as it comes', async () => {
	const response = await fetch(`${site}/feeds/slow`);
	const reader = response.body?.getReader();
	const first = await reader?.read();
	expect(new TextDecoder().decode(first?.value)).toBe('first');
	await reader?.cancel();
});

test('while the API is away its paths say so, and pages are still served', async () => {
	const lines: string[] = [];
	const log: FrontOptions['log'] = (...line) => void lines.push(JSON.stringify(line));
	const lonely = await front({ apiUrl: 'http://127.0.0.1:1', log });
	expect((await fetch(`${lonely}/api/staff/a`)).status).toBe(502);
	expect((await fetch(`${lonely}/feeds/p/opens-a-calendar?key=too`)).status).toBe(502);
	expect(lines).toEqual([
		expect.stringContaining('"path":"/api"'),
		expect.stringContaining('"path":"/feeds"'),
	]);
	expect(await (await fetch(`${lonely}/fi/page`)).text()).toBe('site');
	expect((await fetch(`${lonely}/health`)).status).toBe(200);
});

/** The status line for a path exactly as written: fetch would tidy it up. */
function raw(base: string, path: string): Promise<string> {
	const { hostname, port } = new URL(base);
	return new Promise((done, failed) => {
		const socket = connect(Number(port), hostname, () =>
			socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`),
		);
		let said = '';
		socket.setEncoding('utf8').on('data', (chunk: string) => (said += chunk));
		socket.on('end', () => done(said.split('\r\n')[0] ?? ''));
		socket.on('error', failed);
	});
}

test('polls and posts after each other share one connection to the API, which stays open', async () => {
	let connections = 0;
	const counted = await listening((request, response) => {
		if (request.method === 'POST') return void request.pipe(response);
		response.writeHead(304, { etag: '"1"' }).end();
	});
	servers.at(-1)?.on('connection', () => connections++);
	const polled = await front({ apiUrl: counted });
	for (let time = 0; time < 4; time++) {
		const poll = await fetch(`${polled}/feeds/a.ics`, { headers: { 'if-none-match': '"1"' } });
		expect([poll.status, await poll.text(), poll.headers.get('etag')]).toEqual([304, '', '"1"']);
		const post = await fetch(`${polled}/api/staff/a`, { method: 'POST', body: 'sent' });
		expect(await post.text()).toBe('sent');
	}
	expect(connections).toBe(1);
});

test('one who hangs up before an answer ends what was asked of the API', async () => {
	const asked = Promise.withResolvers<void>();
	const ended = Promise.withResolvers<void>();
	const silent = await listening((_request, response) => {
		response.on('close', () => ended.resolve());
		asked.resolve();
	});
	const left = await front({ apiUrl: silent });
	const hangUp = new AbortController();
	const response = fetch(`${left}/feeds/a.ics`, { signal: hangUp.signal });
	await asked.promise;
	hangUp.abort();
	await expect(response).rejects.toThrow('aborted');
	await ended.promise;
});

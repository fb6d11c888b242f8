import { request as httpRequest, Agent as HttpAgent } from 'node:http';
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { request as httpsRequest, Agent as HttpsAgent } from 'node:https';
import { pipeline } from 'node:stream';

/** Headers that SvelteKit's handler reads; only the front writes them. */
export const frontHeaders = {
	protocol: 'x-front-protocol',
	host: 'x-front-host',
	address: 'x-front-address',
} as const;

export type Handler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;
export type Log = (
	level: 'info' | 'error',
	message: string,
	facts?: Readonly<Record<string, unknown>>,
) => void;

export type FrontOptions = {
	/** Where the API is reached from here. */
	readonly apiUrl: string;
	/** Without it the API believes no forwarded header. */
	readonly internalSecret: string;
	/** Whether a reverse proxy stands before this host and says who the client is. */
	readonly isBehindProxy: boolean;
	/** The paths that belong to the API. */
	readonly toApi: RegExp;
	/** Whether a session's cookies go to the API and come back. */
	readonly passesCookies: boolean;
	readonly handler: Handler;
	readonly log: Log;
};

type Facts = { readonly protocol: string; readonly host: string; readonly address: string };

const ofApi = /^\/api(?:\/|$)/;
const hopByHop = new Set([
	'connection',
	'keep-alive',
	'proxy-authenticate',
	'proxy-authorization',
	'te',
	'trailer',
	'transfer-encoding',
	'upgrade',
]);

/** The site's one door: what belongs to the API goes there, the rest is SvelteKit's. */
export function createFront(
	options: FrontOptions,
): (request: IncomingMessage, response: ServerResponse) => void {
	const { handler, log } = options;
	const api = new URL(options.apiUrl);
	const send = api.protocol === 'https:' ? httpsRequest : httpRequest;
	const agent =
		api.protocol === 'https:' ? new HttpsAgent({ keepAlive: true }) : new HttpAgent({ keepAlive: true });
	// Settled once: of each request's address only the path is its own.
	const target = { protocol: api.protocol, hostname: api.hostname.replace(/^\[|\]$/g, ''), port: api.port };

	return (request, response) => {
		const path = pathOf(request);
		if (path === undefined) return answer(response, 400, 'Bad request');
		if (path.pathname === '/health') return answer(response, 200, 'ok');
		const facts = factsOf(request, options.isBehindProxy);
		if (options.toApi.test(path.pathname)) return toUpstream(request, response, path, facts);
		if (ofApi.test(path.pathname)) return answer(response, 404, 'Not found');
		request.headers[frontHeaders.protocol] = facts.protocol;
		request.headers[frontHeaders.host] = facts.host;
		request.headers[frontHeaders.address] = facts.address;
		handler(request, response, () => answer(response, 404, 'Not found'));
	};

	function toUpstream(request: IncomingMessage, response: ServerResponse, path: URL, facts: Facts): void {
		const upstream = send(
			{
				...target,
				agent,
				path: path.pathname + path.search,
				method: request.method,
				headers: forwarded(request.headers, facts),
			},
			(answered) => {
				response.writeHead(answered.statusCode ?? 502, passable(answered.headers));
				if (answered.statusCode === 304 || answered.headers['content-length'] === '0') {
					answered.resume();
					response.end();
				} else pipeline(answered, response, () => undefined);
			},
		);
		upstream.on('error', (error) => {
			if (response.destroyed) return;
			// Only where it went: the rest of a path may open a personal feed.
			const [, place = ''] = path.pathname.split('/');
			log('error', 'The API did not answer', { fault: error.message, path: `/${place}` });
			if (response.headersSent) response.destroy();
			else answer(response, 502, 'The service does not answer just now. Please try again in a moment.');
		});
		// One who hung up; after a whole answer the connection to the API is kept.
		response.on('close', () => {
			if (!response.writableFinished) upstream.destroy();
		});
		if (hasBody(request.headers)) pipeline(request, upstream, () => undefined);
		else upstream.end();
	}

	/** Cookies know no ports: where none are passed, the other site's are held back too. */
	function forwarded(headers: IncomingHttpHeaders, facts: Facts): Record<string, string | string[]> {
		const passed: Record<string, string | string[]> = {};
		for (const [name, value] of Object.entries(headers)) {
			if (value === undefined || hopByHop.has(name) || name === 'authorization') continue;
			if (name === 'cookie' && !options.passesCookies) continue;
			if (name === 'forwarded' || name === 'x-internal-secret' || name === 'x-request-id') continue;
			if (name.startsWith('x-forwarded-') || name.startsWith('x-front-')) continue;
			passed[name] = value;
		}
		return {
			...passed,
			host: api.host,
			'x-internal-secret': options.internalSecret,
			'x-forwarded-for': facts.address,
			'x-forwarded-proto': facts.protocol,
			'x-forwarded-host': facts.host,
		};
	}

	function passable(headers: IncomingHttpHeaders): Record<string, string | string[]> {
		const passed: Record<string, string | string[]> = {};
		for (const [name, value] of Object.entries(headers)) {
			if (value === undefined || hopByHop.has(name)) continue;
			if (name === 'set-cookie' && !options.passesCookies) continue;
			passed[name] = value;
		}
		return passed;
	}
}

/** Normalised, so that `/api/public/../staff` is what it is; undefined for what names no path. A zero byte names nothing. */
function pathOf(request: IncomingMessage): URL | undefined {
	if (!request.url?.startsWith('/') || request.url.includes('%00')) return undefined;
	return URL.parse(`http://front${request.url}`) ?? undefined;
}

/** By its headers, as HTTP says: a body that is not announced is none. */
function hasBody(headers: IncomingHttpHeaders): boolean {
	return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

function factsOf(request: IncomingMessage, isBehindProxy: boolean): Facts {
	const told = (name: string) => (isBehindProxy ? lastOf(request.headers[name]) : undefined);
	return {
		protocol: told('x-forwarded-proto') === 'https' ? 'https' : 'http',
		host: told('x-forwarded-host') ?? request.headers.host ?? '',
		address: told('x-forwarded-for') ?? request.socket.remoteAddress ?? '',
	};
}

/** The entry that the nearest proxy wrote; those before it are anyone's. */
function lastOf(header: string | string[] | undefined): string | undefined {
	const text = Array.isArray(header) ? header.at(-1) : header;
	return text?.split(',').at(-1)?.trim() || undefined;
}

function answer(response: ServerResponse, status: number, text: string): void {
	response.writeHead(status, {
		'content-type': 'text/plain; charset=utf-8',
		'content-length': Buffer.byteLength(text),
		'cache-control': 'no-store',
		'x-content-type-options': 'nosniff',
	});
	response.end(text);
}

import type { Session } from '@kutsu/core/staff';
import { findUnwritable, locales, newId } from '@kutsu/kernel';
import type { Locale } from '@kutsu/kernel';
import type { Context as HonoContext } from 'hono';
import type { AppEnv } from '../app-env.ts';
import type { SignIn } from './auth.ts';
import { openPaths, trustedHeaders } from './auth.ts';

/** Hands a request to the sign-in, with what is known of who asks in place of what it said of itself. */
export async function passToSignIn(signIn: SignIn, c: HonoContext<AppEnv>): Promise<Response> {
	const { pathname } = new URL(c.req.url);
	if (!openPaths.has(pathname.replace('/api/auth', ''))) return c.notFound();
	const asker = c.get('asker');
	const { adminUrl } = c.get('options').settings;
	const headers = new Headers();
	for (const name of ['accept', 'content-type', 'cookie', 'origin', 'user-agent']) {
		const value = c.req.header(name);
		if (value !== undefined) headers.set(name, value);
	}
	if (asker.clientAddress !== null) headers.set(trustedHeaders.address, asker.clientAddress);
	headers.set(trustedHeaders.requestId, asker.requestId);
	headers.set(trustedHeaders.locale, asker.locale);
	const body = c.req.method === 'POST' ? await c.req.text() : null;
	if (body !== null && isUnwritable(body))
		return c.json({ code: 'BAD_REQUEST', message: 'The input cannot be used' }, 400);
	const url = `${adminUrl}${pathname}${new URL(c.req.url).search}`;
	const response = await signIn.handler(new Request(url, { method: c.req.method, headers, body }));
	// Copied, since the headers of what better-auth answers cannot always be added to.
	return new Response(response.body, { status: response.status, headers: response.headers });
}

/** What better-auth would look up in the database, which takes no such text; what is no JSON is its own to refuse. */
function isUnwritable(body: string): boolean {
	try {
		return findUnwritable(JSON.parse(body)).length > 0;
	} catch {
		return false;
	}
}

/** Who asked, as `passToSignIn` wrote it on the request. */
export function askerIn(request: Request | undefined): {
	readonly requestId: string;
	readonly locale: Locale;
} {
	const wanted = request?.headers.get(trustedHeaders.locale);
	return {
		requestId: request?.headers.get(trustedHeaders.requestId) ?? newId(),
		locale: locales.find((locale) => locale === wanted) ?? 'fi',
	};
}

/** The session of a cookie, when it is open; and the cookies to give back when it was prolonged. */
export async function sessionOf(
	signIn: SignIn,
	headers: Headers,
): Promise<{ readonly session: Session; readonly setCookies: readonly string[] } | undefined> {
	const cookie = headers.get('cookie');
	if (cookie === null) return undefined;
	const { response: found, headers: given } = await signIn.api.getSession({
		headers: new Headers({ cookie }),
		returnHeaders: true,
	});
	if (!found) return undefined;
	const { id, userId, secondFactorAt } = found.session;
	return {
		session: { sessionId: id, userId, hasSecondFactor: secondFactorAt != null },
		setCookies: given.getSetCookie(),
	};
}

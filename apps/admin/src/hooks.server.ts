import { AsyncLocalStorage } from 'node:async_hooks';
import { overwriteServerAsyncLocalStorage } from '@kutsu/i18n/runtime';
import type { Locale } from '@kutsu/kernel';
import { compressed } from '@kutsu/infra/front/compression';
import { chosenLanguage, localeOf, preferredLanguage } from '@kutsu/infra/front/language';
import { withoutZeroBytes } from '@kutsu/infra/front/sent-form';
import { themeOf } from '@kutsu/infra/front/theme';
import { redirect } from '@sveltejs/kit';
import type { Handle, HandleServerError } from '@sveltejs/kit/hooks';
import { sequence } from '@sveltejs/kit/hooks';
import { localizedPath } from '#lib/paths.ts';
import { apiFor, isUnreachable, signInFor, statusOf } from '#lib/server/api.ts';
import type { Asker } from '#lib/server/api.ts';

// The messages read the language from here; a request never sees another's.
const language = new AsyncLocalStorage<{ locale?: Locale }>();
overwriteServerAsyncLocalStorage(language);

const yearSeconds = 365 * 24 * 60 * 60;

const inItsLanguage: Handle = async ({ event, resolve }) => {
	const { cookies, url, request } = event;
	const locale = localeOf(url.pathname);
	const isRead = request.method === 'GET' || request.method === 'HEAD';
	const preferred = () => preferredLanguage(cookies.get('locale'), request.headers.get('accept-language'));
	if (locale === undefined && isRead) {
		const location = localizedPath(url.pathname, preferred()) + url.search;
		return new Response(null, { status: 307, headers: { 'cache-control': 'private, no-store', location } });
	}
	event.locals.locale = locale ?? preferred();
	const chosen = isRead
		? chosenLanguage(request.headers.get('referer'), url, event.locals.locale)
		: undefined;
	if (chosen) cookies.set('locale', chosen, { path: '/', maxAge: yearSeconds, sameSite: 'lax' });
	return language.run({ locale: event.locals.locale }, () => resolve(event));
};

const withApi: Handle = async ({ event, resolve }) => {
	const { cookies, locals, request } = event;
	const setCookies: string[] = [];
	locals.requestId = crypto.randomUUID();
	withoutZeroBytes(event.request);
	locals.theme = themeOf(cookies.get('theme'));
	locals.account = null;
	const asker: Asker = {
		locale: locals.locale,
		requestId: locals.requestId,
		address: event.getClientAddress(),
		cookie: request.headers.get('cookie'),
		userAgent: request.headers.get('user-agent'),
		origin: request.headers.get('origin'),
		keepCookies: (given) => setCookies.push(...given),
	};
	locals.api = apiFor(asker);
	locals.signIn = signInFor(asker);
	const response = await resolve(event, {
		transformPageChunk: ({ html }) =>
			html
				.replace('%lang%', locals.locale)
				.replace('%theme%', locals.theme === 'system' ? '' : ` data-theme="${locals.theme}"`),
	});
	for (const cookie of setCookies) response.headers.append('set-cookie', cookie);
	return response;
};

const guarded: Handle = async ({ event, resolve }) => {
	const response = await resolve(event);
	const { headers } = response;
	headers.set('x-request-id', event.locals.requestId);
	headers.set('x-content-type-options', 'nosniff');
	headers.set('x-robots-tag', 'noindex, nofollow');
	// Never off: a form sent under `no-referrer` names no origin and would be refused as foreign.
	headers.set('referrer-policy', 'same-origin');
	headers.set('x-frame-options', 'DENY');
	headers.set('cross-origin-opener-policy', 'same-origin');
	headers.set('cross-origin-resource-policy', 'same-origin');
	headers.set(
		'permissions-policy',
		'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()',
	);
	if (event.url.protocol === 'https:') headers.set('strict-transport-security', 'max-age=31536000');
	headers.set('cache-control', 'private, no-store');
	return response;
};

/** Pages of the group `(signed-in)`, and their forms, are for no one else. */
const signedIn: Handle = async ({ event, resolve }) => {
	const { locals, request, route, url } = event;
	if (!route.id?.startsWith('/(signed-in)')) return resolve(event);
	try {
		locals.account = await locals.api.account.me.query();
	} catch (error) {
		// The layout asks again, where a page can say what is wrong.
		if (statusOf(error) !== 401) return resolve(event);
		const isRead = request.method === 'GET' || request.method === 'HEAD';
		const to = encodeURIComponent(url.pathname + (isRead ? url.search : ''));
		redirect(303, localizedPath(`/sign-in?to=${to}`, locals.locale));
	}
	return resolve(event);
};

const small: Handle = async ({ event, resolve }) => compressed(event.request, await resolve(event));

export const handle = sequence(small, inItsLanguage, withApi, guarded, signedIn);

export const handleError: HandleServerError = ({ kind, error, event }) => {
	const { requestId } = event.locals;
	const code = requestId ? { requestId } : {};
	if (kind !== 'unknown') return code;
	const status = statusOf(error);
	if (status !== undefined) return { status, message: 'Not possible', ...code };
	const facts =
		error instanceof Error ? { fault: error.message, trace: error.stack } : { fault: String(error) };
	const line = {
		level: 'error',
		time: new Date().toISOString(),
		host: 'admin',
		msg: 'A page failed',
		requestId,
		route: event.route.id,
		...facts,
	};
	process.stderr.write(`${JSON.stringify(line)}\n`);
	return { status: isUnreachable(error) ? 503 : 500, message: 'Something went wrong', ...code };
};

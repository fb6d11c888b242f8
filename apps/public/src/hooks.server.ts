import { AsyncLocalStorage } from 'node:async_hooks';
import { overwriteServerAsyncLocalStorage } from '@kutsu/i18n/runtime';
import { compressed } from '@kutsu/infra/front/compression';
import { chosenLanguage, localeOf, preferredLanguage } from '@kutsu/infra/front/language';
import { withoutZeroBytes } from '@kutsu/infra/front/sent-form';
import { themeOf } from '@kutsu/infra/front/theme';
import type { Locale } from '@kutsu/kernel';
import type { Handle, HandleServerError } from '@sveltejs/kit/hooks';
import { sequence } from '@sveltejs/kit/hooks';
import { canonicalPath, localizedPath } from '#lib/paths.ts';
import { apiFor, isUnreachable } from '#lib/server/api.ts';
import { setFraming } from '#lib/server/framing.ts';

// The messages read the language from here; a request never sees another's.
const language = new AsyncLocalStorage<{ locale?: Locale }>();
overwriteServerAsyncLocalStorage(language);

const inNoLanguage = new Set(['/robots.txt', '/sitemap.xml']);

const inItsLanguage: Handle = async ({ event, resolve }) => {
	const { cookies, url, request } = event;
	const locale = localeOf(url.pathname);
	const isRead = request.method === 'GET' || request.method === 'HEAD';
	const preferred = () => preferredLanguage(cookies.get('locale'), request.headers.get('accept-language'));
	if (locale === undefined && isRead && !inNoLanguage.has(url.pathname)) {
		const headers = { 'cache-control': 'private, no-store', vary: 'accept-language, cookie' };
		const location = localizedPath(url.pathname, preferred()) + url.search;
		return new Response(null, { status: 307, headers: { ...headers, location } });
	}
	event.locals.locale = locale ?? preferred();
	// A page goes by one name: /fi/trainings leads to /fi/koulutukset.
	const own = localizedPath(canonicalPath(url.pathname), event.locals.locale);
	if (locale !== undefined && isRead && !event.isDataRequest && own !== url.pathname) {
		return new Response(null, { status: 308, headers: { location: own + url.search } });
	}
	const chosen = isRead
		? chosenLanguage(request.headers.get('referer'), url, event.locals.locale)
		: undefined;
	if (chosen) cookies.set('locale', chosen, { path: '/', maxAge: yearSeconds, sameSite: 'lax' });
	const response = await language.run({ locale: event.locals.locale }, () => resolve(event));
	if (chosen) response.headers.set('cache-control', 'private, no-store');
	return response;
};

const yearSeconds = 365 * 24 * 60 * 60;

const withApi: Handle = ({ event, resolve }) => {
	const { locals } = event;
	locals.requestId = crypto.randomUUID();
	withoutZeroBytes(event.request);
	locals.theme = themeOf(event.cookies.get('theme'));
	locals.api = apiFor({
		locale: locals.locale,
		requestId: locals.requestId,
		address: event.getClientAddress(),
		isRead: event.request.method === 'GET' || event.request.method === 'HEAD',
	});
	return resolve(event, {
		transformPageChunk: ({ html }) =>
			html
				.replace('%lang%', locals.locale)
				.replace('%theme%', locals.theme === 'system' ? '' : ` data-theme="${locals.theme}"`),
	});
};

const guarded: Handle = async ({ event, resolve }) => {
	const response = await resolve(event);
	const { headers } = response;
	headers.set('x-request-id', event.locals.requestId);
	headers.set('x-content-type-options', 'nosniff');
	// Never off: a form sent under `no-referrer` names no origin and would be refused as foreign.
	headers.set('referrer-policy', 'same-origin');
	setFraming(response, event.url.pathname);
	headers.set('cross-origin-opener-policy', 'same-origin');
	headers.set('cross-origin-resource-policy', 'same-origin');
	headers.set(
		'permissions-policy',
		'camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()',
	);
	if (event.url.protocol === 'https:') headers.set('strict-transport-security', 'max-age=31536000');
	if (!headers.has('cache-control')) headers.set('cache-control', 'private, no-store');
	if (headers.get('content-type') === 'text/html') headers.set('content-type', 'text/html; charset=utf-8');
	headers.append('vary', 'cookie');
	return response;
};

const small: Handle = async ({ event, resolve }) => compressed(event.request, await resolve(event));

export const handle = sequence(small, inItsLanguage, withApi, guarded);

export const handleError: HandleServerError = ({ kind, error, event }) => {
	const { requestId } = event.locals;
	if (kind !== 'unknown') return { ...(requestId && { requestId }) };
	const facts =
		error instanceof Error ? { fault: error.message, trace: error.stack } : { fault: String(error) };
	process.stderr.write(
		`${JSON.stringify({ level: 'error', time: new Date().toISOString(), host: 'public', msg: 'A page failed', requestId, route: event.route.id, ...facts })}\n`,
	);
	return {
		status: isUnreachable(error) ? 503 : 500,
		message: 'Something went wrong',
		...(requestId && { requestId }),
	};
};

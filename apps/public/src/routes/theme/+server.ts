import { themeOf } from '@kutsu/infra/front/theme';
import { redirect } from '@sveltejs/kit';
import { localizedPath } from '#lib/paths.ts';
import type { RequestHandler } from './$types';

const yearSeconds = 365 * 24 * 60 * 60;

/** Remembers the colours chosen without scripts, and goes back to the page they were chosen on. */
export const POST: RequestHandler = async ({ cookies, locals, request, url }) => {
	const chosen = (await request.formData()).get('theme');
	const theme = themeOf(typeof chosen === 'string' ? chosen : undefined);
	// Read by the page's own script too, which changes colours at once.
	const options = { path: '/', httpOnly: false, sameSite: 'lax', secure: url.protocol === 'https:' } as const;
	if (theme === 'system') cookies.delete('theme', options);
	else cookies.set('theme', theme, { ...options, maxAge: yearSeconds });
	const referrer = request.headers.get('referer');
	const from = referrer && URL.canParse(referrer) ? new URL(referrer) : undefined;
	const isOurs = from?.origin === url.origin && from.pathname !== url.pathname;
	redirect(303, isOurs ? from.pathname + from.search : localizedPath('/', locals.locale));
};

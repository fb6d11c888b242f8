import { PUBLIC_URL } from '$app/env/private';
import type { RequestHandler } from './$types';

/** Personal and unlisted pages are not named here, so that nobody learns of them: they say `noindex` themselves. */
export const GET: RequestHandler = () =>
	new Response(`User-agent: *\nDisallow: /api/\n\nSitemap: ${PUBLIC_URL}/sitemap.xml\n`, {
		headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'public, max-age=3600' },
	});

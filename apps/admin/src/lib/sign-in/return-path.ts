import type { Locale } from '@kutsu/kernel';
import { canonicalPath, localizedPath } from '#lib/paths.ts';

/** Where to go on after signing in: a page of this site, in the language now read; the first page for anything else. */
export function returnPath(to: string | null | undefined, locale: Locale): string {
	const base = 'https://here.invalid';
	if (!to?.startsWith('/') || !URL.canParse(to, base)) return localizedPath('/', locale);
	const url = new URL(to, base);
	if (url.origin !== base || /^\/\//.test(url.pathname)) return localizedPath('/', locale);
	const path = canonicalPath(url.pathname);
	return localizedPath(path === '/sign-in' ? '/' : path + url.search, locale);
}

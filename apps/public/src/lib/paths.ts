import { urlPatterns } from '@kutsu/i18n/runtime';
import { localeOf } from '@kutsu/infra/front/language';
import type { Locale } from '@kutsu/kernel';

/** Paths with names of their own in each language; every other path only has the language before it. */
const named = urlPatterns
	.filter(({ pattern }) => !pattern.includes('('))
	.map(({ pattern, localized }) => ({
		canonical: pattern.split('/'),
		localized: new Map(localized.map(([locale, path]) => [locale, path.split('/')])),
	}));

/** The path the routes are named by: `/fi/koulutukset/NRM-1` is `/trainings/NRM-1`. */
export function canonicalPath(pathname: string): string {
	const locale = localeOf(pathname);
	if (locale === undefined) return pathname;
	const segments = pathname.split('/');
	for (const path of named) {
		const own = path.localized.get(locale);
		const found = own && translated(segments, own, path.canonical);
		if (found) return found;
	}
	return pathname.slice(3) || '/';
}

/** The address of a canonical path in one language; a query or a fragment after it stays as it is. */
export function localizedPath(path: string, locale: Locale): string {
	const end = path.search(/[?#]/);
	const [pathname, rest] = end < 0 ? [path, ''] : [path.slice(0, end), path.slice(end)];
	const segments = pathname.split('/');
	for (const { canonical, localized } of named) {
		const own = localized.get(locale);
		const found = own && translated(segments, canonical, own);
		if (found) return found + rest;
	}
	return `/${locale}${pathname === '/' ? '' : pathname}${rest}`;
}

/** The segments, which match one form of a path, in its other form; undefined when they do not match. */
function translated(
	segments: readonly string[],
	from: readonly string[],
	to: readonly string[],
): string | undefined {
	if (segments.length !== from.length) return undefined;
	const values = new Map<string, string>();
	for (const [index, part] of from.entries()) {
		const segment = segments[index] ?? '';
		if (part.startsWith(':')) values.set(part, segment);
		else if (part !== segment) return undefined;
	}
	return to.map((part) => values.get(part) ?? part).join('/');
}

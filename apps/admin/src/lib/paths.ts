import type { Locale } from '@kutsu/kernel';

const prefix = /^\/(?:fi|sv|en)(?=\/|$)/;

/** The path the routes are named by: `/fi/nrm/trainings` is `/nrm/trainings`. */
export function canonicalPath(pathname: string): string {
	return pathname.replace(prefix, '') || '/';
}

/** The address of a canonical path in one language; a query or a fragment after it stays as it is. */
export function localizedPath(path: string, locale: Locale): string {
	return `/${locale}${path.replace(/^\/(?=$|[?#])/, '')}`;
}

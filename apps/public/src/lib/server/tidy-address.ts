import type { Locale } from '@kutsu/kernel';
import { redirect } from '@sveltejs/kit';
import { localizedPath } from '#lib/paths.ts';

/** A form sends its empty fields too; the address one shares has only what was chosen. `path` is canonical. */
export function redirectToTidy(url: URL, path: string, locale: Locale): void {
	const kept = Array.from(url.searchParams).filter(([, value]) => value.trim() !== '');
	if (kept.length === url.searchParams.size) return;
	const query = new URLSearchParams(kept).toString();
	redirect(303, localizedPath(path, locale) + (query && `?${query}`));
}

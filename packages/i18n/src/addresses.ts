import type { Locale } from '@kutsu/kernel';
import { localizeUrl } from './paraglide/runtime.js';

/** A page of the public site or the admin in one language, from its canonical path: `/trainings/NRM-2026-014`. */
export function pageUrl(origin: string, path: string, locale: Locale): string {
	return localizeUrl(new URL(path, origin), { locale }).href;
}

const bases = new Map<string, string>();

/** A training's public page. Made for lists: matching the patterns for each of ten thousand would take a second. */
export function trainingUrl(publicUrl: string, code: string, locale: Locale): string {
	const key = `${locale} ${publicUrl}`;
	let base = bases.get(key);
	if (base === undefined)
		bases.set(key, (base = pageUrl(publicUrl, '/trainings/CODE', locale).replace(/CODE$/, '')));
	return base + encodeURIComponent(code);
}

/** The page of a person's own registration, by its signed token. */
export function registrationUrl(publicUrl: string, token: string, locale: Locale): string {
	return pageUrl(publicUrl, `/r/${token}`, locale);
}

/** The page of a training that is not public, by its signed token. */
export function unlistedTrainingUrl(publicUrl: string, token: string, locale: Locale): string {
	return pageUrl(publicUrl, `/t/${token}`, locale);
}

import { locales } from '@kutsu/kernel';
import type { Locale } from '@kutsu/kernel';
import type { RequestEvent } from '@sveltejs/kit';
import { localeOf } from '#lib/paths.ts';

/** What the visitor chose before, else what the browser asks for, else the first of ours. */
export function preferredLanguage({ cookies, request }: Pick<RequestEvent, 'cookies' | 'request'>): Locale {
	const remembered = cookies.get('locale');
	return locales.find((locale) => locale === remembered) ?? acceptedLanguage(request.headers.get('accept-language'));
}

/**
 * The language just chosen: the page comes from a link on the same page in another. Seen from the referrer, so that
 * it works without scripts and the address carries nothing.
 */
export function chosenLanguage({ request, url }: Pick<RequestEvent, 'request' | 'url'>, locale: Locale): Locale | undefined {
	const referrer = request.headers.get('referer');
	if (!referrer || !URL.canParse(referrer)) return undefined;
	const from = new URL(referrer);
	const before = localeOf(from.pathname);
	return from.origin === url.origin && before !== undefined && before !== locale ? locale : undefined;
}

/** By weight, then by order (RFC 9110, 12.5.4). */
export function acceptedLanguage(header: string | null): Locale {
	const wishes = (header ?? '').split(',').map((wish, index) => {
		const [range = '', ...parameters] = wish.split(';').map((part) => part.trim().toLowerCase());
		const weight = Number(parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? 1);
		return { language: range.split('-')[0] ?? '', weight: Number.isFinite(weight) ? weight : 0, index };
	});
	const known = wishes
		.filter(({ language, weight }) => weight > 0 && locales.some((locale) => locale === language))
		.toSorted((a, b) => b.weight - a.weight || a.index - b.index);
	return locales.find((locale) => locale === known[0]?.language) ?? locales[0];
}

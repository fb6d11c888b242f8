import { locales } from './locales.ts';
import type { Locale, LocalizedText } from './localized-schema.ts';

/** A text as shown: what, in which language, and whether that is another one than was asked for. */
export type ShownText = { readonly text: string; readonly lang: Locale; readonly isFallback: boolean };

/**
 * The text in the language asked for, else in the first required language that has it, else in any.
 * An entirely empty text gives `''` in the language asked for.
 */
export function shownText(
	text: LocalizedText,
	wanted: Locale,
	required: readonly Locale[] = locales,
): ShownText {
	const own = text[wanted]?.trim();
	if (own) return { text: own, lang: wanted, isFallback: false };
	for (const lang of [...required, ...locales]) {
		const other = text[lang]?.trim();
		if (other) return { text: other, lang, isFallback: true };
	}
	return { text: '', lang: wanted, isFallback: false };
}

/** The required languages in which the text is missing or blank, in the project's order. */
export function findMissingLocales(text: LocalizedText, required: readonly Locale[]): Locale[] {
	return required.filter((locale) => !text[locale]?.trim());
}

/** Whether two texts say the same in every language; one that is empty is as good as one that is not there. */
export function isSameText(one: LocalizedText, other: LocalizedText): boolean {
	return locales.every((locale) => (one[locale] ?? '') === (other[locale] ?? ''));
}

import { shownText } from '@kutsu/kernel';
import type { Locale, LocalizedText } from '@kutsu/kernel';

/** A key for a track made of its name: letters without their marks, `-` between words; a number is added to one that is taken. */
export function trackKeyFor(
	name: LocalizedText,
	requiredLocales: readonly Locale[],
	taken: readonly string[],
): string {
	const words = shownText(name, requiredLocales[0] ?? 'fi', requiredLocales)
		.text.normalize('NFD')
		.replaceAll(/\p{M}/gu, '')
		.toLowerCase()
		.replaceAll(/[^a-z0-9]+/g, '-')
		.slice(0, 50)
		.replaceAll(/^-+|-+$/g, '');
	const wanted = words || 'track';
	let key = wanted;
	for (let number = 2; taken.includes(key); number++) key = `${wanted}-${number}`;
	return key;
}

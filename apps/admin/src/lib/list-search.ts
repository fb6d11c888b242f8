/** Whether every word of a search stands in one of the texts, as people write: no matter the case or the accents. */
export function holdsWords(search: string, texts: readonly (string | null | undefined)[]): boolean {
	const text = folded(texts.filter(Boolean).join(' '));
	return folded(search)
		.split(/\s+/)
		.every((word) => text.includes(word));
}

/** A list this long is worth searching. */
export const searchableFrom = 12;

function folded(text: string): string {
	return text
		.normalize('NFD')
		.replaceAll(/\p{Diacritic}/gu, '')
		.toLowerCase()
		.trim();
}

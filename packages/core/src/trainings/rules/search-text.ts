import type { LocalizedText } from '@kutsu/kernel';

/** A text as it is searched: one case, one form of each letter, single spaces. Letters keep their dots: ä is not a. */
export function normalizeSearch(text: string): string {
	return text.normalize('NFKC').toLocaleLowerCase('fi').replaceAll(/\s+/g, ' ').trim();
}

/** Everything a training is found by: its code, its titles and its municipality, in every language they have. */
export function searchTextOf(training: {
	code: string;
	title: LocalizedText;
	municipality: LocalizedText;
}): string {
	const texts = [training.code, ...Object.values(training.title), ...Object.values(training.municipality)];
	return normalizeSearch([...new Set(texts)].join(' '));
}

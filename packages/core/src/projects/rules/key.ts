import type { LocalizedText } from '@kutsu/kernel';
import { shownText } from '@kutsu/kernel';

/** A key made of a name: `Aluekierros, syksy 2026` gives `aluekierros-syksy-2026`. Never empty, at most 50 signs. */
export function keyFrom(name: LocalizedText): string {
	const plain = shownText(name, 'fi').text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
	const key = plain
		.replaceAll(/[^a-z0-9]+/g, '-')
		.slice(0, 50)
		.replaceAll(/^-+|-+$/g, '');
	return key || 'x';
}

/** The key, or the first of `key-2`, `key-3` … that is not taken. */
export function freeKey(key: string, taken: readonly string[]): string {
	for (let number = 1; ; number++) {
		const candidate = number === 1 ? key : `${key}-${number}`;
		if (!taken.includes(candidate)) return candidate;
	}
}

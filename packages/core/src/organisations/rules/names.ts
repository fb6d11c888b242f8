import { locales } from '@kutsu/kernel';
import type { LocalizedText } from '@kutsu/kernel';

/** One spelling for all capitals and spaces; empty for none. */
export function plainName(name: string): string {
	return name.normalize('NFC').toLowerCase().replaceAll(/\s+/g, ' ').trim();
}

export type OrganisationName = {
	readonly name: string;
	/** In one of its languages now; else another name people use. */
	readonly isCurrent: boolean;
};

/**
 * All that an organisation is called from now on, each once: its names in order of languages, then its other names in
 * their order, then the names it had before under `name` and has no more.
 */
export function namesOf(
	wanted: { readonly name: LocalizedText; readonly otherNames: readonly string[] },
	before: LocalizedText = {},
): readonly OrganisationName[] {
	const current = textsOf(wanted.name).map((name) => ({ name, isCurrent: true }));
	const others = [...wanted.otherNames, ...textsOf(before)].map((name) => ({ name, isCurrent: false }));
	const seen = new Set<string>(['']);
	return [...current, ...others].flatMap((one) => {
		const plain = plainName(one.name);
		if (seen.has(plain)) return [];
		seen.add(plain);
		return [{ ...one, name: one.name.replaceAll(/\s+/g, ' ').trim() }];
	});
}

/** The name the list stands by, and limits count by: the first language's that has one. */
export function firstNameOf(name: LocalizedText): string {
	return textsOf(name)[0] ?? '';
}

function textsOf(text: LocalizedText): string[] {
	return locales.flatMap((locale) => {
		const one = text[locale]?.trim() ?? '';
		return one === '' ? [] : [one];
	});
}

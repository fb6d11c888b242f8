import { languages } from '@kutsu/i18n';
import type { LocalizedText } from '@kutsu/kernel';

/** One field that someone else saved otherwise than it stands in the form. */
export type Difference = {
	readonly field: string;
	readonly theirs: string;
	readonly yours: string;
	/** Puts the saved one into the form. */
	readonly take: () => void;
};

/** Those that differ, in the form's order. */
export function differing(fields: readonly Difference[]): Difference[] {
	return fields.filter(({ theirs, yours }) => theirs !== yours);
}

/** A text in all its languages, to compare and to show. */
export function inAllLanguages(text: LocalizedText): string {
	return languages
		.flatMap((locale) => (text[locale]?.trim() ? [`${locale.toUpperCase()}: ${text[locale].trim()}`] : []))
		.join('\n');
}

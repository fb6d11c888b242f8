import { drawable, drawableInStatement } from './fonts.ts';

const placeholder = '\u25a1';
const invisible = /[\p{Cc}\p{Cf}\p{Variation_Selector}]/u;
const softHyphen = '\u00ad';

/**
 * The text as it can be printed: composed, on one line, without control and direction characters, and with a hollow
 * square for each character that the text faces cannot draw.
 */
export function printable(text: string): string {
	return drawn(text, drawable, placeholder);
}

/** The same for a funder's statement, which has a face of its own; what it cannot draw is left out. */
export function printableStatement(text: string): string {
	return drawn(text, drawableInStatement, '');
}

/** The same value with every text in it made printable. */
export function printableValue(value: unknown): unknown {
	if (typeof value === 'string') return printable(value);
	if (Array.isArray(value)) return value.map(printableValue);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, printableValue(entry)]));
}

function drawn(text: string, glyphs: ReadonlySet<number>, instead: string): string {
	let out = '';
	for (const character of text.normalize('NFC').replaceAll(/[^\S\u00a0]+/g, ' ')) {
		if (character === softHyphen) out += character;
		else if (!invisible.test(character))
			out += glyphs.has(character.codePointAt(0) ?? 0) ? character : instead;
	}
	return out;
}

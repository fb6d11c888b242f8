/** One cell of a file that spreadsheets open. */
export type Cell = string | number | null;

/** Control characters and marks that turn the direction of a text: nothing a name holds, and able to hide what stands there. */
const unseen = /[\p{Cc}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

/** The text without what cannot be seen; breaks of lines become spaces. */
export function cleanText(text: string): string {
	return text
		.replaceAll(/[\t\r\n\u0085\u2028\u2029]+/g, ' ')
		.replaceAll(unseen, '')
		.trim();
}

/** What a spreadsheet would take for a formula, full-width signs included. */
const formula = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]/;

/** A row of a CSV with semicolons and CRLF (RFC 4180); a text that would be taken for a formula begins with an apostrophe. */
export function csvRow(cells: readonly Cell[]): string {
	return `${cells.map(csvCell).join(';')}\r\n`;
}

function csvCell(value: Cell): string {
	if (value === null) return '';
	if (typeof value === 'number') return String(value);
	const clean = cleanText(value);
	const text = formula.test(clean) ? `'${clean}` : clean;
	return /[";]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

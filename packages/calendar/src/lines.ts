const maxOctets = 75;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * Text as a calendar may carry it: every kind of line break becomes `\n`, control characters but TAB are
 * dropped, half a surrogate pair becomes U+FFFD. Idempotent. RFC 5545 3.1, 3.3.11.
 */
export function cleanText(text: string): string {
	return text
		.toWellFormed()
		.replace(/\r\n|[\r\v\f\u0085\u2028\u2029]/g, '\n')
		.replace(/[^\P{Cc}\t\n]/gu, '');
}

/** A TEXT value, RFC 5545 3.3.11. */
export function escapeText(text: string): string {
	return cleanText(text)
		.replace(/[\\;,]/g, '\\$&')
		.replaceAll('\n', '\\n');
}

// Readers disagree on what these mean in a parameter (RFC 6868 or a literal), so none of them is written.
const parameterLookalikes: Readonly<Record<string, string>> = {
	'"': '\u201d',
	'^': '\u02c6',
	'\\': '\u29f5',
};

/** A parameter value, always quoted, on one line, that every reader reads alike. RFC 5545 3.2. */
export function quoteParameter(text: string): string {
	const line = cleanText(text).replace(/[\n\t]+/g, ' ');
	return `"${line.replace(/["^\\]/g, (mark) => parameterLookalikes[mark] ?? '')}"`;
}

/**
 * A URI value, which is never backslash-escaped.
 * @throws RangeError when it is no absolute http or https address.
 */
export function uriValue(address: string): string {
	const url = URL.canParse(address) ? new URL(address) : undefined;
	if (url?.protocol !== 'https:' && url?.protocol !== 'http:')
		throw new RangeError('A calendar link must be http(s)');
	return url.href;
}

/**
 * A CAL-ADDRESS, `mailto:` and the mailbox with what a URI reserves percent-encoded (RFC 6068).
 * @throws RangeError when it is no single mailbox.
 */
export function mailtoValue(mailbox: string): string {
	const match = /^([^\s@<>()[\]\\",;:\p{Cc}]+)@([^\s@<>()[\]\\",;:/?#%&=\p{Cc}]+)$/u.exec(
		mailbox.toWellFormed(),
	);
	if (!match) throw new RangeError('A calendar address must be one mailbox');
	const [, local = '', domain = ''] = match;
	return `mailto:${encodeURIComponent(local).replace(/%(2B|24)/g, decodeURIComponent)}@${encodeURIComponent(domain)}`;
}

/** Unfolded content lines as bytes of a calendar: at most 75 octets, CRLF after each. RFC 5545 3.1. */
export function foldLines(lines: readonly string[]): string {
	return lines.map((line) => `${fold(line)}\r\n`).join('');
}

/** A line that is blank but for its fold is taken for the end by some readers: the last character goes along with what follows it. */
function beforeLastWord(line: string, start: number, full: number): number {
	const last = line.slice(start, full).trimEnd().length + start - 1;
	if (last <= start) return full;
	return /[\uDC00-\uDFFF]/.test(line.charAt(last)) ? last - 1 : last;
}

function fold(line: string): string {
	if (line.length * 3 <= maxOctets || Buffer.byteLength(line) <= maxOctets) return line;
	const pieces: string[] = [];
	let start = 0;
	while (start < line.length) {
		const full = pieceEnd(line, start, pieces.length === 0 ? maxOctets : maxOctets - 1);
		const end =
			full < line.length && line.slice(full).trim() === '' ? beforeLastWord(line, start, full) : full;
		pieces.push(line.slice(start, end));
		start = end;
	}
	return pieces.join('\r\n ');
}

function pieceEnd(line: string, start: number, roomOctets: number): number {
	let end = start;
	let octets = 0;
	while (end < line.length) {
		const point = line.codePointAt(end) ?? 0;
		octets += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
		if (octets > roomOctets) break;
		end += point < 0x10000 ? 1 : 2;
	}
	if (end === line.length || line.charCodeAt(end) < 0x80) return end;
	// A grapheme longer than a whole line is split between code points after all.
	const whole = graphemes.segment(line.slice(start, end + 64)).containing(end - start);
	return whole && whole.index > 0 ? start + whole.index : end;
}

/** One part of a message as a mail program reads it; leaves have a body, others have parts. */
export type MimePart = {
	/** Lower-case names, unfolded values; encoded words decoded. */
	readonly headers: ReadonlyMap<string, string>;
	/** `text/calendar`. */
	readonly type: string;
	/** Decoded; empty for a part that has parts. */
	readonly body: string;
	readonly parts: readonly MimePart[];
};

/** A small reader of our own, for tests: it shares no code with what writes the mail. RFC 2045, 2046, 2047. */
export function readMime(raw: Buffer | string): MimePart {
	return partOf(typeof raw === 'string' ? raw : raw.toString('latin1'));
}

/** The first part of a type, wherever it stands. */
export function partOfType(part: MimePart, type: string): MimePart | undefined {
	if (part.type === type) return part;
	for (const each of part.parts) {
		const found = partOfType(each, type);
		if (found) return found;
	}
	return undefined;
}

function partOf(raw: string): MimePart {
	const end = raw.indexOf('\r\n\r\n');
	const head = end === -1 ? raw : raw.slice(0, end);
	const headers = new Map<string, string>();
	for (const line of head.replaceAll(/\r\n[ \t]+/g, ' ').split('\r\n')) {
		const colon = line.indexOf(':');
		if (colon > 0)
			headers.set(line.slice(0, colon).toLowerCase(), decodedWords(line.slice(colon + 1).trim()));
	}
	const contentType = headers.get('content-type') ?? 'text/plain';
	const type = (contentType.split(';')[0] ?? '').trim().toLowerCase();
	const content = end === -1 ? '' : raw.slice(end + 4);
	const boundary = /boundary="?([^";]+)"?/.exec(contentType)?.[1];
	if (boundary === undefined)
		return { headers, type, body: decoded(content, headers.get('content-transfer-encoding')), parts: [] };
	const pieces = content.split(`--${boundary}`).slice(1, -1);
	return {
		headers,
		type,
		body: '',
		parts: pieces.map((piece) => partOf(piece.replace(/^\r\n/, '').replace(/\r\n$/, ''))),
	};
}

function decoded(content: string, encoding: string | undefined): string {
	switch (encoding?.toLowerCase()) {
		case 'base64':
			return Buffer.from(content, 'base64').toString('utf8');
		case 'quoted-printable':
			return quotedPrintable(content.replaceAll(/=\r\n/g, ''));
		default:
			return Buffer.from(content, 'latin1').toString('utf8');
	}
}

function quotedPrintable(text: string): string {
	const bytes = text.replaceAll(/=([0-9A-F]{2})/gi, (_, hex: string) =>
		String.fromCharCode(Number.parseInt(hex, 16)),
	);
	return Buffer.from(bytes, 'latin1').toString('utf8');
}

function decodedWords(text: string): string {
	const joined = text.replaceAll(/\?=\s+=\?/g, '?==?');
	const bytes = joined.replaceAll(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi, (_, kind: string, word: string) =>
		kind.toUpperCase() === 'B'
			? Buffer.from(word, 'base64').toString('latin1')
			: word
					.replaceAll('_', ' ')
					.replaceAll(/=([0-9A-F]{2})/gi, (__, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
	);
	return Buffer.from(bytes, 'latin1').toString('utf8');
}

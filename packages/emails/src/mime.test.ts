import MailComposer from 'nodemailer/lib/mail-composer';
import { describe, expect, test } from 'vitest';
import { composeMessage, type OutgoingMessage } from './index.ts';

type Part = {
	readonly headers: ReadonlyMap<string, string>;
	readonly body: string;
	readonly parts: readonly Part[];
};

const ics = [
	'BEGIN:VCALENDAR',
	'VERSION:2.0',
	'METHOD:REQUEST',
	'BEGIN:VEVENT',
	'SUMMARY:Lähtö – åäö 👩🏽‍⚕️',
	'END:VEVENT',
	'END:VCALENDAR',
	'',
].join('\r\n');

function aMessage(facts: Partial<OutgoingMessage> = {}): OutgoingMessage {
	return {
		from: { name: 'Hanke: "åäö", osasto', address: 'hanke@example.org' },
		to: { name: 'Osallistuja Öhman', address: 'osallistuja@example.org' },
		mail: {
			subject: 'Paikka vahvistettu: Lähtö Åbohon – ti 22.10.2024',
			html: `<p>Tervetuloa, åäö ${'pitkä rivi '.repeat(200)}</p>`,
			text: 'Tervetuloa, åäö\n.\nFrom here\n',
		},
		messageId: '0192b1c4@example.org',
		date: new Date('2024-09-03T05:00:00Z'),
		...facts,
	};
}

async function rawOf(message: OutgoingMessage): Promise<string> {
	const bytes = await new MailComposer(composeMessage(message)).compile().build();
	return bytes.toString('latin1');
}

function parse(raw: string): Part {
	const end = raw.indexOf('\r\n\r\n');
	const headers = new Map(
		raw
			.slice(0, end)
			.replace(/\r\n[ \t]+/g, ' ')
			.split('\r\n')
			.map((line) => [
				line.slice(0, line.indexOf(':')).toLowerCase(),
				line.slice(line.indexOf(':') + 1).trim(),
			]),
	);
	const body = raw.slice(end + 4);
	const boundary = /boundary="([^"]+)"/.exec(headers.get('content-type') ?? '')?.[1];
	if (boundary === undefined) return { headers, body, parts: [] };
	const pieces = body.split(`--${boundary}`);
	expect(pieces.at(-1)?.trim()).toBe('--');
	return { headers, body: '', parts: pieces.slice(1, -1).map((piece) => parse(piece.replace(/^\r\n/, ''))) };
}

function typeOf(part: Part | undefined): string {
	return (part?.headers.get('content-type') ?? '').split(';')[0] ?? '';
}

function decoded(part: Part | undefined): string {
	const encoding = part?.headers.get('content-transfer-encoding');
	const body = part?.body ?? '';
	if (encoding === 'base64') return Buffer.from(body, 'base64').toString('utf8');
	if (encoding !== 'quoted-printable') return Buffer.from(body, 'latin1').toString('utf8');
	const bytes = body
		.replace(/=\r\n/g, '')
		.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
	return Buffer.from(bytes, 'latin1').toString('utf8');
}

/** RFC 2047 words as a reader sees them. */
function shown(header: string | undefined): string {
	return (header ?? '')
		.replace(/\?=\s+=\?/g, '?==?')
		.replace(/=\?UTF-8\?([BQ])\?([^?]*)\?=/gi, (_, kind: string, text: string) => {
			if (kind.toUpperCase() === 'B') return Buffer.from(text, 'base64').toString('latin1');
			return text
				.replaceAll('_', ' ')
				.replace(/=([0-9A-F]{2})/gi, (__, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
		});
}

const utf8 = (latin1: string) => Buffer.from(latin1, 'latin1').toString('utf8');

describe('a message with an invitation', () => {
	const message = aMessage({ calendar: { method: 'REQUEST', content: ics } });

	test('is mixed of alternatives, the calendar last among them, and a copy as a file', async () => {
		const root = parse(await rawOf(message));
		expect(typeOf(root)).toBe('multipart/mixed');
		expect(root.parts.map(typeOf)).toEqual(['multipart/alternative', 'application/ics']);
		expect(root.parts[0]?.parts.map(typeOf)).toEqual(['text/plain', 'text/html', 'text/calendar']);
	});

	test('has a calendar part that clients act on: its method, base64, no disposition, our bytes', async () => {
		const part = parse(await rawOf(message)).parts[0]?.parts[2];
		expect(part?.headers.get('content-type')).toBe(
			'text/calendar; charset=UTF-8; method=REQUEST; component=VEVENT',
		);
		expect(part?.headers.get('content-transfer-encoding')).toBe('base64');
		expect(part?.headers.has('content-disposition')).toBe(false);
		expect(decoded(part)).toBe(ics);
	});

	test('has a copy that they do not act on twice', async () => {
		const part = parse(await rawOf(message)).parts[1];
		expect(part?.headers.get('content-type')).toBe('application/ics; name=invite.ics');
		expect(part?.headers.get('content-disposition')).toBe('attachment; filename=invite.ics');
		expect(decoded(part)).toBe(ics);
	});

	test('has the text and the HTML whole', async () => {
		const [text, html] = parse(await rawOf(message)).parts[0]?.parts ?? [];
		expect(decoded(text).replaceAll('\r\n', '\n').trim()).toBe(message.mail.text.trim());
		expect(decoded(html).trim()).toBe(message.mail.html);
	});

	test('keeps every line under 998 octets and ends each with CRLF', async () => {
		const raw = await rawOf(message);
		expect(raw.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
		expect(Math.max(...raw.split('\r\n').map((line) => line.length))).toBeLessThan(998);
	});

	test('of another method than its calendar says is refused', () => {
		expect(() => composeMessage({ ...message, calendar: { method: 'CANCEL', content: ics } })).toThrow(
			RangeError,
		);
	});

	test('is a CANCEL when the calendar is', async () => {
		const content = ics.replace('METHOD:REQUEST', 'METHOD:CANCEL');
		const root = parse(await rawOf({ ...message, calendar: { method: 'CANCEL', content } }));
		expect(root.parts[0]?.parts[2]?.headers.get('content-type')).toContain('method=CANCEL');
	});
});

describe('the headers', () => {
	test('are complete and read as they were meant', async () => {
		const { headers } = parse(
			await rawOf(
				aMessage({
					references: ['root@example.org', '<second@example.org>'],
					replyTo: { address: 'vastaus@example.org' },
				}),
			),
		);
		expect(headers.get('message-id')).toBe('<0192b1c4@example.org>');
		expect(headers.get('references')).toBe('<root@example.org> <second@example.org>');
		expect(headers.get('in-reply-to')).toBe('<second@example.org>');
		expect(headers.get('auto-submitted')).toBe('auto-generated');
		expect(headers.get('date')).toBe('Tue, 03 Sep 2024 05:00:00 +0000');
		expect(headers.get('reply-to')).toBe('vastaus@example.org');
		expect(utf8(shown(headers.get('subject')))).toBe('Paikka vahvistettu: Lähtö Åbohon – ti 22.10.2024');
		expect(utf8(shown(headers.get('from')))).toContain('Hanke');
		expect(headers.get('from')).toContain('<hanke@example.org>');
		expect(utf8(shown(headers.get('to')))).toContain('Öhman');
	});

	test('are the same bytes at every attempt, boundaries aside', async () => {
		const sameBoundaries = (raw: string) => raw.replace(/--_NmP-[\w-]+/g, 'boundary');
		expect(sameBoundaries(await rawOf(aMessage()))).toBe(sameBoundaries(await rawOf(aMessage())));
	});

	test('without a calendar part the message is two alternatives', async () => {
		const root = parse(await rawOf(aMessage()));
		expect(typeOf(root)).toBe('multipart/alternative');
		expect(root.parts.map(typeOf)).toEqual(['text/plain', 'text/html']);
	});
});

describe('a header cannot be written from', () => {
	const injection = 'x\r\nBcc: vieras@example.org\r\n\r\nbody';

	test.each([
		['the subject', { mail: { ...aMessage().mail, subject: injection } }],
		['a name', { to: { name: injection, address: 'osallistuja@example.org' } }],
		['the sender’s name', { from: { name: injection, address: 'hanke@example.org' } }],
		[
			'a name with an address in it',
			{ to: { name: 'vieras@example.org>, <', address: 'osallistuja@example.org' } },
		],
	])('%s', async (_, facts) => {
		const raw = await rawOf(aMessage(facts));
		const { headers } = parse(raw);
		expect(headers.has('bcc')).toBe(false);
		expect(headers.get('to')).toContain('<osallistuja@example.org>');
		const envelope = new MailComposer(composeMessage(aMessage(facts))).compile().getEnvelope();
		expect(envelope).toEqual({ from: 'hanke@example.org', to: ['osallistuja@example.org'] });
	});

	test.each([
		['an address', { to: { address: injection } }],
		['two addresses', { to: { address: 'a@example.org, b@example.org' } }],
		['an id', { messageId: `x@example.org>\r\nBcc: vieras@example.org` }],
		['a reference', { references: ['x y@example.org'] }],
		['a header’s value', { headers: { 'X-Note': injection } }],
		['a header’s name', { headers: { 'X-Note\r\nBcc': 'x' } }],
	])('%s: it is refused', (_, facts) => expect(() => composeMessage(aMessage(facts))).toThrow(RangeError));
});

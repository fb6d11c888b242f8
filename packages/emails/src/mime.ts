import type { SendMailOptions } from 'nodemailer';
import type { Mail } from './mail.ts';

type Mailbox = { readonly name?: string | undefined; readonly address: string };

export type OutgoingMessage = {
	/** The project's mailbox: also the calendar's ORGANIZER. */
	readonly from: Mailbox;
	/** One person; with a calendar part, its one ATTENDEE. */
	readonly to: Mailbox;
	readonly replyTo?: Mailbox | undefined;
	/** With its links filled in. */
	readonly mail: Mail;
	readonly calendar?: { readonly method: 'REQUEST' | 'CANCEL'; readonly content: string } | null | undefined;
	/** With or without angle brackets; the same at every attempt, so that a second delivery is recognisable. */
	readonly messageId: string;
	/** Ids of what went before about the same thing, oldest first: clients show them as one thread. */
	readonly references?: readonly string[] | undefined;
	/** Further headers, such as List-Unsubscribe. */
	readonly headers?: Readonly<Record<string, string>> | undefined;
	readonly date: Date;
};

/**
 * The message as nodemailer takes it: plain text, HTML and (last, without a disposition) the calendar part as
 * alternatives; a copy of the invitation as a file beside them, under a type no client acts on. RFC 6047.
 * @throws RangeError for an address, id or header that would write a line of its own.
 */
export function composeMessage(message: OutgoingMessage): SendMailOptions {
	const { calendar, date, headers, mail } = message;
	const references = (message.references ?? []).map(messageId);
	return {
		from: mailbox(message.from),
		to: mailbox(message.to),
		...(message.replyTo ? { replyTo: mailbox(message.replyTo) } : {}),
		subject: line(mail.subject),
		text: withCrlf(mail.text),
		html: withCrlf(mail.html),
		messageId: messageId(message.messageId),
		...(references.length > 0 ? { references, inReplyTo: references.at(-1) ?? '' } : {}),
		date,
		headers: { 'Auto-Submitted': 'auto-generated', ...checkedHeaders(headers ?? {}) },
		disableFileAccess: true,
		disableUrlAccess: true,
		...(calendar ? calendarParts(calendar) : {}),
	};
}

function calendarParts({
	method,
	content,
}: {
	method: 'REQUEST' | 'CANCEL';
	content: string;
}): SendMailOptions {
	const property = /^METHOD:(\w+)\r$/m.exec(content)?.[1];
	if (property !== method)
		throw new RangeError(`The calendar says METHOD:${property}, the message ${method}`);
	// nodemailer's `encoding` would describe the input; a Buffer has none.
	const bytes = Buffer.from(content, 'utf8');
	return {
		alternatives: [
			{
				contentType: `text/calendar; charset=UTF-8; method=${method}; component=VEVENT`,
				content: bytes,
				contentTransferEncoding: 'base64',
			},
		],
		attachments: [
			{
				filename: 'invite.ics',
				contentType: 'application/ics',
				content: bytes,
				contentTransferEncoding: 'base64',
				contentDisposition: 'attachment',
			},
		],
	};
}

function mailbox({ name, address }: Mailbox): { name: string; address: string } {
	if (!/^[^\s@<>()[\]\\",;:\p{Cc}]+@[^\s@<>()[\]\\",;:\p{Cc}]+$/u.test(address))
		throw new RangeError('Not one mailbox');
	return { name: line(name ?? ''), address };
}

function messageId(id: string): string {
	const match = /^<?([\w.!#$%&'*+/=?^`{|}~-]+@[\w.-]+)>?$/.exec(id);
	if (!match) throw new RangeError('Not a Message-ID');
	return `<${match[1]}>`;
}

function checkedHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
	for (const [name, value] of Object.entries(headers)) {
		if (!/^[A-Za-z0-9-]+$/.test(name) || /\p{Cc}/u.test(value)) throw new RangeError(`Not a header: ${name}`);
	}
	return { ...headers };
}

/** The transport would do it, but a saved .eml has none. */
function withCrlf(text: string): string {
	return text.replace(/\r?\n/g, '\r\n');
}

/** One line: what a header may hold. */
function line(text: string): string {
	return text
		.toWellFormed()
		.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
		.trim();
}

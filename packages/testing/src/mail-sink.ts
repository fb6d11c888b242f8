import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import type { SMTPServerDataStream, SMTPServerSession } from 'smtp-server';

/** A message as a stranger's server got it. */
export type ReceivedMail = {
	readonly from: string;
	readonly to: readonly string[];
	/** MIME, CRLF, dot-unstuffed. */
	readonly raw: Buffer;
	/** Whether the server said 250 to it. */
	readonly isAccepted: boolean;
};

/** How the server treats the next messages. */
export type Manner =
	| { readonly kind: 'accept' }
	/** Answers with this code: to RCPT TO, or to the message itself. */
	| { readonly kind: 'refuse'; readonly at: 'rcpt' | 'data'; readonly code: number; readonly words: string }
	/** Takes the whole message and breaks the connection before any answer. */
	| { readonly kind: 'break-before-250' }
	/** Takes the message for good, and breaks the connection instead of saying so. */
	| { readonly kind: 'break-instead-of-250' };

export type MailSink = {
	/** `smtp://127.0.0.1:…`. */
	readonly url: string;
	/** In order of arrival, refused ones too. */
	readonly received: readonly ReceivedMail[];
	/** Those the server said 250 to. */
	accepted(): readonly ReceivedMail[];
	/** From now on; `times` messages, then `accept` again. Default: for good. */
	behave(manner: Manner, times?: number): void;
	clear(): void;
	close(): Promise<void>;
};

/** A real SMTP server that keeps what it is given and can be told to misbehave. */
export async function openMailSink(): Promise<MailSink> {
	const received: ReceivedMail[] = [];
	let manner: Manner = { kind: 'accept' };
	let timesLeft = Infinity;
	const spend = () => {
		timesLeft -= 1;
		if (timesLeft <= 0) manner = { kind: 'accept' };
	};
	const server = new SMTPServer({
		authOptional: true,
		disabledCommands: ['AUTH', 'STARTTLS'],
		logger: false,
		onRcptTo(_, __, callback) {
			if (manner.kind !== 'refuse' || manner.at !== 'rcpt') return callback();
			const refusal = refused(manner);
			spend();
			callback(refusal);
		},
		onData(stream: SMTPServerDataStream, session: SMTPServerSession, callback) {
			const chunks: Buffer[] = [];
			stream.on('data', (chunk: Buffer) => chunks.push(chunk));
			stream.on('end', () => {
				const now = manner;
				if (now.kind !== 'accept') spend();
				const isAccepted = now.kind === 'accept' || now.kind === 'break-instead-of-250';
				received.push({
					from: session.envelope.mailFrom === false ? '' : session.envelope.mailFrom.address,
					to: session.envelope.rcptTo.map((recipient) => recipient.address),
					raw: Buffer.concat(chunks),
					isAccepted,
				});
				if (now.kind === 'refuse') return callback(refused(now));
				if (now.kind === 'accept') return callback();
				for (const connection of server.connections) Reflect.get(connection, '_socket').destroy();
			});
		},
	});
	server.on('error', () => undefined);
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	return {
		url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
		received,
		accepted: () => received.filter((mail) => mail.isAccepted),
		behave(next, times = Infinity) {
			manner = next;
			timesLeft = times;
		},
		clear: () => void received.splice(0),
		close: () => new Promise((done) => void server.close(() => done())),
	};
}

function refused({ code, words }: { code: number; words: string }): Error {
	return Object.assign(new Error(words), { responseCode: code });
}

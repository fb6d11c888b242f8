import type { MailTransport, SmtpFailure } from '@kutsu/core/mail';
import { createTransport } from 'nodemailer';

export type SmtpTransport = MailTransport & { close(): void };

/**
 * Sends through the server of `SMTP_URL`: `smtp://` upgrades to TLS where the server offers it, `smtps://` starts with it.
 * Connections are kept and shared; a server that stops answering is given up after a minute, and asked again later.
 */
export function smtpTransport(url: string): SmtpTransport {
	const transporter = createTransport({
		pool: true,
		url,
		maxConnections: 4,
		// Sending again is the outbox's decision: the pool would do it without a word in our records.
		maxRequeues: 0,
		connectionTimeout: 20_000,
		greetingTimeout: 20_000,
		socketTimeout: 60_000,
		disableFileAccess: true,
		disableUrlAccess: true,
	});
	return {
		async send({ envelope, raw }) {
			try {
				await transporter.sendMail({ envelope, raw });
				return { ok: true };
			} catch (error) {
				return { ok: false, failure: failureOf(error) };
			}
		},
		close: () => transporter.close(),
	};
}

function failureOf(error: unknown): SmtpFailure {
	if (!(error instanceof Error)) throw error;
	const field = (name: string): unknown => Reflect.get(error, name);
	const [code, responseCode, response] = [field('code'), field('responseCode'), field('response')];
	return {
		code: typeof code === 'string' ? code : null,
		responseCode: typeof responseCode === 'number' ? responseCode : null,
		response: typeof response === 'string' ? response : error.message,
	};
}

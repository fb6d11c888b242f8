import type { FailureReason } from '../model.ts';

/** What an SMTP client tells of a failure; nodemailer's names. */
export type SmtpFailure = {
	/** `ECONNECTION`, `EAUTH`, `EENVELOPE` …; null when unknown. */
	readonly code: string | null;
	/** The server's three digits; null when it never answered. */
	readonly responseCode: number | null;
	/** The server's words; may hold addresses. */
	readonly response: string;
};

export type RetryDecision =
	| { readonly state: 'queued'; readonly nextAttemptAt: Date; readonly lastError: string }
	| { readonly state: 'failed'; readonly lastError: string };

/** Minutes before each further attempt: 14 hours in all, as long as a mail server is usually down. */
export const retryMinutes = [1, 5, 15, 60, 240, 540] as const;

/** Minutes after which one that is being sent is taken for lost with its sender. */
export const sendingMinutes = 10;

/**
 * Whether to try again after a failure, and when. The server's last word on this mail ends it; a server that cannot be
 * reached, is busy or refuses our password does not, for that is mended without touching each mail.
 * @param attempts how many were made, this one included
 */
export function decideRetry(failure: SmtpFailure, attempts: number, now: Date): RetryDecision {
	const reason = failureReason(failure);
	const lastError = told(reason, failure);
	const minutes = retryMinutes[attempts - 1];
	if (isPermanent(reason) || minutes === undefined) return { state: 'failed', lastError };
	return { state: 'queued', nextAttemptAt: new Date(now.getTime() + minutes * 60_000), lastError };
}

/** Why it failed, as one of the words the admin explains. RFC 5321 4.2.1, RFC 4954 6. */
export function failureReason(failure: SmtpFailure): FailureReason {
	const { code, responseCode } = failure;
	if (
		code === 'EAUTH' ||
		code === 'ENOAUTH' ||
		code === 'EOAUTH2' ||
		responseCode === 530 ||
		responseCode === 535
	)
		return 'sign-in-refused';
	if (code === 'ETLS' || code === 'EREQUIRETLS') return 'no-encryption';
	if (responseCode !== null && responseCode >= 500) return 'rejected';
	if (responseCode !== null && responseCode >= 400) return 'deferred';
	if (code === 'EENVELOPE') return 'bad-address';
	if (code === 'NOT-RENDERED') return 'not-rendered';
	return 'unreachable';
}

function isPermanent(reason: FailureReason): boolean {
	return reason === 'rejected' || reason === 'bad-address';
}

function told(reason: FailureReason, failure: SmtpFailure): string {
	const words = withoutAddresses(failure.response);
	return words === '' ? reason : `${reason}: ${words}`;
}

/** One line of the server's words, every address in it replaced: the row that keeps it holds none. */
export function withoutAddresses(text: string): string {
	return text
		.replaceAll(/\s+/g, ' ')
		.replaceAll(/[^\s<>"(),;:]+@[^\s<>"(),;:]+/g, '…')
		.trim()
		.slice(0, 200);
}

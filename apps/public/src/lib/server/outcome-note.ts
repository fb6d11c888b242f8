import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Registered } from '@kutsu/core/registrations/model';
import type { Cookies } from '@sveltejs/kit';
import { INTERNAL_SECRET } from '$app/env/private';

/** How a registration went, for the page that follows it: in a cookie of ten minutes, never in an address. */
export type Outcome = Registered & {
	readonly sentTo: string;
	/** Whole, for the next person of a shared mailbox; never shown. */
	readonly email: string;
};

const cookieName = 'registered';
const seconds = 600;

export function leaveNote(
	event: { readonly cookies: Cookies; readonly url: URL },
	training: string,
	outcome: Outcome,
): void {
	const text = Buffer.from(JSON.stringify({ training: digest(training), outcome })).toString('base64url');
	event.cookies.set(cookieName, `${text}.${digest(text)}`, {
		path: '/',
		maxAge: seconds,
		httpOnly: true,
		sameSite: 'lax',
		secure: event.url.protocol === 'https:',
	});
}

/** The note left for this training; undefined when it is gone, of another training or not ours. */
export function readNote(cookies: Cookies, training: string): Outcome | undefined {
	const [text = '', signature = ''] = (cookies.get(cookieName) ?? '').split('.');
	const expected = Buffer.from(digest(text));
	const given = Buffer.from(signature);
	if (given.length !== expected.length || !timingSafeEqual(given, expected)) return undefined;
	// Signed by us, so it is what was left above.
	const note = JSON.parse(Buffer.from(text, 'base64url').toString()) as {
		training: string;
		outcome: Outcome;
	};
	if (note.training !== digest(training)) return undefined;
	const { outcome } = note;
	return outcome.state === 'held' ? { ...outcome, until: new Date(outcome.until) } : outcome;
}

const wordJoiner = '\u2060';

/** Enough of an address to see a slip of the pen, too little to be one: `ma…@example.org`. On one line. */
export function maskedEmail(email: string): string {
	const at = email.lastIndexOf('@');
	return `${email.slice(0, Math.min(2, Math.max(1, at - 1)))}…${wordJoiner}${email.slice(at)}`;
}

function digest(text: string): string {
	return createHmac('sha256', INTERNAL_SECRET).update(`outcome-note ${text}`).digest('base64url');
}

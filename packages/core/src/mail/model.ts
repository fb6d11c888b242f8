import type { Locale } from '@kutsu/kernel';
import { z } from 'zod/mini';

/** States of a message in the outbox. Held equal to the table's list by a test. */
export const messageStates = ['queued', 'sending', 'sent', 'failed', 'held', 'expired'] as const;
export type MessageState = (typeof messageStates)[number];

/** What a message is about: the file in emails that writes it. */
export const messageKinds = [
	'registration-confirmed',
	'registration-waitlisted',
	'request-received',
	'request-declined',
	'training-invitation',
	'registration-held',
	'party-link',
	'colleague-invited',
	'colleague-waitlisted',
	'seat-offered',
	'seat-free',
	'offer-expired',
	'registration-repeated',
	'registration-cancelled',
	'registration-changed',
	'registration-moved',
	'registration-link',
	'seat-given',
	'seat-received',
	'seat-promised',
	'seat-kept',
	'seat-taken-back',
	'my-registrations',
	'session-invitation',
	'session-cancellation',
	'training-changed',
	'training-cancelled',
	'training-postponed',
	'training-reminder',
	'staff-letter',
	'feedback-received',
	'staff-invitation',
	'password-reset',
] as const;
export type MessageKind = (typeof messageKinds)[number];

/** Why a message was not taken by a mail server. */
export const failureReasons = [
	'rejected',
	'bad-address',
	'deferred',
	'unreachable',
	'sign-in-refused',
	'no-encryption',
	'not-rendered',
] as const;
export type FailureReason = (typeof failureReasons)[number];

/** What `last_error` begins with; after a colon may come the mail server's own words, without addresses. */
export const messageReasons = [
	...failureReasons,
	/** Waits: no mail server is set. */
	'no-smtp',
	/** Held: a demo project's mail never leaves. */
	'demo',
	/** Held: written before there was a mail server; staff say whether it is still sent. */
	'asked',
	/** Expired. */
	'moment-passed',
	'superseded',
	'nothing-to-say',
	'dropped',
] as const;
export type MessageReason = (typeof messageReasons)[number];

/** A reason and what a mail server said, from the one text they are kept in; null for none. */
export function readReason(
	lastError: string | null,
): { readonly reason: MessageReason; readonly words: string } | null {
	if (lastError === null) return null;
	const [head = '', ...rest] = lastError.split(': ');
	const reason = messageReasons.find((known) => known === head);
	return reason === undefined
		? { reason: 'not-rendered', words: lastError }
		: { reason, words: rest.join(': ') };
}

const Project = z.string().check(z.minLength(1), z.maxLength(60));
const MessageId = z.uuid();

/** One page of a project's outbox, newest first. */
export const MailListInput = z.object({
	project: Project,
	state: z.optional(z.enum(messageStates)),
	kind: z.optional(z.enum(messageKinds)),
	/** Words in the address or the subject. */
	search: z.optional(z.string().check(z.trim(), z.maxLength(200))),
	after: z.optional(z.object({ createdAt: z.date(), id: z.uuid() })),
});
export type MailListInput = z.output<typeof MailListInput>;

export const MessageInput = z.object({ project: Project, messageId: MessageId });
export const ResendMessageInput = z.object({ project: Project, messageId: MessageId, requestId: z.uuid() });
export const WaitingMailInput = z.object({ project: Project });
export const AnswerWaitingMailInput = z.object({
	project: Project,
	choice: z.enum(['send', 'drop']),
	requestId: z.uuid(),
});

/** Why a message is not sent again. */
export type ResendRefusal =
	/** It is on its way already. */
	| { readonly code: 'under-way' }
	| { readonly code: 'demo' }
	| { readonly code: 'moment-passed' }
	/** What it says is no longer so. */
	| { readonly code: 'superseded' }
	/** Its one-time link was wiped when it was sent: a new one is made where it was asked for. */
	| { readonly code: 'link-gone' };

/** Why a body is not shown. */
export type ReadBodyRefusal =
	/** Not written yet, or never: its moment had passed. */
	| { readonly code: 'not-written' }
	/** Wiped when the mail was sent. */
	| { readonly code: 'wiped' }
	/** Sign-in mail is for its reader alone where it can be sent. */
	| { readonly code: 'sign-in-mail' };

/** A message to be written to the outbox by another capability. */
export type NewMessage = {
	/** One row per cause: a second with the same key writes nothing. */
	readonly causeKey: string;
	readonly kind: MessageKind;
	/** Null for mail of the installation itself. */
	readonly projectId: string | null;
	readonly toAddress: string;
	readonly locale: Locale;
	readonly mailboxId?: string | null | undefined;
	readonly registrationId?: string | null | undefined;
	/** Ids that rendering needs; never a name or an address. */
	readonly facts?: Readonly<Record<string, string>> | undefined;
	/** After this moment it is not sent; absent when it never goes stale. */
	readonly expiresAt?: Date | null | undefined;
};

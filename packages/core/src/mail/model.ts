import { z } from 'zod/mini';

/** States of a message in the outbox. Held equal to the table's list by a test. */
export const messageStates = ['queued', 'sending', 'sent', 'failed', 'held', 'expired'] as const;
export type MessageState = (typeof messageStates)[number];

/** Why a written message stays in the outbox. */
export type WaitingReason = 'no-smtp';

/** Why a message was not taken by a mail server. */
export const failureReasons = [
	'rejected',
	'bad-address',
	'deferred',
	'unreachable',
	'sign-in-refused',
	'no-encryption',
	'not-rendered',
	'sender-lost',
] as const;
export type FailureReason = (typeof failureReasons)[number];

/** What `last_error` begins with; after a colon may come the mail server's own words. */
export const messageReasons = [...failureReasons, 'no-smtp', 'demo', 'asked', 'moment-passed', 'superseded', 'nothing-to-say', 'dropped'] as const;
export type MessageReason = (typeof messageReasons)[number];

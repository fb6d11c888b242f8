import type { PasswordFault } from '@kutsu/core/staff/model';
import { passwordLength } from '@kutsu/core/staff/model';
import { m } from '@kutsu/i18n/messages';
import type { PasskeyOutcome } from './passkeys.ts';

/** What is wrong with a password, as a sentence each. */
export function passwordWords(fault: PasswordFault): string {
	switch (fault) {
		case 'too-short':
			return m.signin_password_too_short({ min: passwordLength.min });
		case 'too-long':
			return m.signin_password_too_long({ max: passwordLength.max });
		case 'too-easy':
			return m.signin_password_too_easy();
		case 'names-you':
			return m.signin_password_names_you();
	}
}

/** Empty when all went well. */
export function passkeyWords(outcome: PasskeyOutcome): string {
	switch (outcome) {
		case 'done':
			return '';
		case 'unsupported':
			return m.signin_passkey_unsupported();
		case 'cancelled':
			return m.signin_passkey_cancelled();
		case 'unknown':
			return m.signin_passkey_unknown();
		case 'failed':
			return m.signin_passkey_failed();
	}
}

export function tooManyWords(retryAfterSeconds: number): string {
	return m.signin_too_many({ minutes: Math.max(1, Math.ceil(retryAfterSeconds / 60)) });
}

/** The messages of the forms here: a missing entry, or an address that is none. */
export function entryMessage(issue: {
	readonly code?: string | undefined;
	readonly path?: readonly PropertyKey[] | undefined;
	readonly format?: unknown;
}): string {
	if (issue.path?.at(-1) === 'email') return m.common_invalid_email();
	if (issue.path?.at(-1) === 'code' && issue.format === 'regex') return m.signin_code_invalid();
	return m.common_invalid_required();
}

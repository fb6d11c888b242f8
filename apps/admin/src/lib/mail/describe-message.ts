import type { StaffOutputs } from '@kutsu/api/types';
import type {
	MessageKind,
	MessageReason,
	MessageState,
	ReadBodyRefusal,
	ResendRefusal,
} from '@kutsu/core/mail/model';
import { m } from '@kutsu/i18n/messages';
import type { Tone } from '@kutsu/ui';

export type Message = StaffOutputs['mail']['get'];

const kinds: Readonly<Record<MessageKind, () => string>> = {
	'registration-confirmed': m.mail_admin_kind_registration_confirmed,
	'registration-waitlisted': m.mail_admin_kind_registration_waitlisted,
	'request-received': m.ways_mail_kind_request_received,
	'request-declined': m.ways_mail_kind_request_declined,
	'training-invitation': m.ways_mail_kind_training_invitation,
	'registration-held': m.rush_mail_kind,
	'party-link': m.party_mail_kind_link,
	'colleague-invited': m.party_mail_kind_invited,
	'colleague-waitlisted': m.party_mail_kind_waitlisted,
	'seat-offered': m.mail_admin_kind_seat_offered,
	'seat-free': m.mail_admin_kind_seat_free,
	'offer-expired': m.mail_admin_kind_offer_expired,
	'registration-repeated': m.mail_admin_kind_registration_repeated,
	'registration-cancelled': m.mail_admin_kind_registration_cancelled,
	'registration-changed': m.mail_admin_kind_registration_changed,
	'registration-moved': m.mail_admin_kind_registration_moved,
	'registration-link': m.mail_admin_kind_registration_link,
	'seat-given': m.mail_admin_kind_seat_given,
	'seat-received': m.mail_admin_kind_seat_received,
	'seat-promised': m.mail_admin_kind_seat_promised,
	'seat-kept': m.mail_admin_kind_seat_kept,
	'seat-taken-back': m.mail_admin_kind_seat_taken_back,
	'my-registrations': m.mail_admin_kind_my_registrations,
	'session-invitation': m.mail_admin_kind_session_invitation,
	'session-cancellation': m.mail_admin_kind_session_cancellation,
	'staff-letter': m.mail_admin_kind_staff_letter,
	'training-changed': m.mail_admin_kind_training_changed,
	'training-cancelled': m.mail_admin_kind_training_cancelled,
	'training-postponed': m.mail_admin_kind_training_postponed,
	'training-reminder': m.remind_mail_kind,
	'feedback-received': m.mail_admin_kind_feedback_received,
	'staff-invitation': m.mail_admin_kind_staff_invitation,
	'password-reset': m.mail_admin_kind_password_reset,
};

const reasons: Readonly<Record<MessageReason, () => string>> = {
	rejected: m.mail_admin_reason_rejected,
	'bad-address': m.mail_admin_reason_bad_address,
	deferred: m.mail_admin_reason_deferred,
	unreachable: m.mail_admin_reason_unreachable,
	'sign-in-refused': m.mail_admin_reason_sign_in_refused,
	'no-encryption': m.mail_admin_reason_no_encryption,
	'not-rendered': m.mail_admin_reason_not_rendered,
	'no-smtp': m.mail_admin_reason_no_smtp,
	demo: m.mail_admin_reason_demo,
	asked: m.mail_admin_reason_asked,
	'moment-passed': m.mail_admin_reason_moment_passed,
	superseded: m.mail_admin_reason_superseded,
	'nothing-to-say': m.mail_admin_reason_nothing_to_say,
	dropped: m.mail_admin_reason_dropped,
};

const states: Readonly<Record<MessageState, { readonly text: () => string; readonly tone: Tone }>> = {
	queued: { text: m.mail_admin_state_queued, tone: 'info' },
	sending: { text: m.mail_admin_state_sending, tone: 'info' },
	sent: { text: m.mail_admin_state_sent, tone: 'success' },
	failed: { text: m.mail_admin_state_failed, tone: 'danger' },
	held: { text: m.mail_admin_state_held, tone: 'warn' },
	expired: { text: m.mail_admin_state_expired, tone: 'neutral' },
};

const resendRefusals: Readonly<Record<ResendRefusal['code'], () => string>> = {
	'under-way': m.mail_admin_resend_under_way,
	demo: m.mail_admin_resend_demo,
	'moment-passed': m.mail_admin_resend_moment_passed,
	superseded: m.mail_admin_resend_superseded,
	'link-gone': m.mail_admin_resend_link_gone,
};

const bodyRefusals: Readonly<Record<ReadBodyRefusal['code'], () => string>> = {
	'not-written': m.mail_admin_body_not_written,
	wiped: m.mail_admin_body_wiped,
	'sign-in-mail': m.mail_admin_body_sign_in_mail,
};

/** What the message is about. */
export const kindWords = (kind: MessageKind): string => kinds[kind]();

/** Why it stands as it does, and what can be done about it. */
export const reasonWords = (reason: MessageReason): string => reasons[reason]();

export function stateWords(state: MessageState): { readonly text: string; readonly tone: Tone } {
	return { text: states[state].text(), tone: states[state].tone };
}

export const resendRefusalWords = (refusal: ResendRefusal): string => resendRefusals[refusal.code]();

export const bodyRefusalWords = (refusal: ReadBodyRefusal): string => bodyRefusals[refusal.code]();

/** The subject; before it is written, what the message will be about. */
export function titleOf(message: Pick<Message, 'subject' | 'kind'>): string {
	return message.subject === ''
		? m.mail_admin_not_written({ kind: kindWords(message.kind) })
		: message.subject;
}

import type { RegistrationState } from '../../registrations/model.ts';
import type { MessageKind } from '../model.ts';

/** How the registration a message speaks of stands now. */
export type RegistrationNow = {
	readonly state: RegistrationState;
	readonly isTrainingCancelled: boolean;
	/** Cancelled only until a new date is known. */
	readonly isTrainingPostponed: boolean;
	/** Held until the address is confirmed. */
	readonly awaitsAddress: boolean;
};

/** What a message speaks of, as it stands. */
export type SubjectNow = {
	readonly kind: MessageKind;
	/** Null for mail about no registration. */
	readonly registration: RegistrationNow | null;
	/** Neither taken (to its last use) nor withdrawn; null for mail about no invitation. */
	readonly isInvitationOpen: boolean | null;
	/** Of mail to all of a mailbox: one of them has a seat in a training that is as the mail says. Null for other mail. */
	readonly concernsMailbox: boolean | null;
};

/** Whether what a message says has since become untrue, so that it must not be sent late. */
export function isSuperseded({ kind, registration, isInvitationOpen, concernsMailbox }: SubjectNow): boolean {
	if (isInvitationOpen === false || concernsMailbox === false) return true;
	return registration !== null && isOvertaken(kind, registration);
}

function isOvertaken(kind: MessageKind, now: RegistrationNow): boolean {
	switch (kind) {
		case 'registration-confirmed':
		case 'session-invitation':
		case 'seat-promised':
		case 'seat-kept':
			return now.state !== 'confirmed' || now.isTrainingCancelled;
		case 'request-received':
			return now.state !== 'requested' || now.isTrainingCancelled;
		case 'registration-waitlisted':
		case 'colleague-waitlisted':
		case 'seat-free':
			return now.state !== 'waitlisted' || now.isTrainingCancelled;
		case 'registration-held':
			return !now.awaitsAddress || now.state === 'cancelled' || now.isTrainingCancelled;
		case 'colleague-invited':
			return (now.state !== 'offered' && now.state !== 'requested') || now.isTrainingCancelled;
		case 'seat-offered':
		case 'seat-received':
			return now.state !== 'offered' || now.isTrainingCancelled;
		case 'registration-repeated':
		case 'training-changed':
		case 'registration-changed':
			return now.state === 'cancelled' || now.isTrainingCancelled;
		case 'training-cancelled':
			return !now.isTrainingCancelled || now.isTrainingPostponed;
		case 'training-postponed':
			return !now.isTrainingPostponed;
		case 'registration-cancelled':
		case 'request-declined':
		case 'registration-moved':
		case 'registration-link':
		case 'seat-given':
		case 'seat-taken-back':
		case 'my-registrations':
		case 'offer-expired':
		case 'training-invitation':
		case 'party-link':
		case 'session-cancellation':
		case 'staff-letter':
		case 'training-reminder':
		case 'feedback-received':
		case 'staff-invitation':
		case 'password-reset':
			return false;
	}
}

/** Which calendar message a kind may carry; another is left to the mail whose business it is. */
export function calendarMethodsOf(kind: MessageKind): readonly ('REQUEST' | 'CANCEL')[] {
	switch (kind) {
		case 'registration-confirmed':
		case 'session-invitation':
		case 'registration-changed':
			return ['REQUEST'];
		case 'training-changed':
			return ['REQUEST', 'CANCEL'];
		case 'registration-cancelled':
		case 'session-cancellation':
		case 'training-cancelled':
		case 'training-postponed':
		case 'registration-moved':
		case 'seat-given':
			return ['CANCEL'];
		case 'registration-waitlisted':
		case 'registration-repeated':
		case 'registration-held':
		case 'seat-offered':
		case 'seat-free':
		case 'seat-received':
		case 'seat-promised':
		case 'seat-kept':
		case 'seat-taken-back':
		case 'registration-link':
		case 'my-registrations':
		case 'offer-expired':
		case 'request-received':
		case 'request-declined':
		case 'party-link':
		case 'colleague-invited':
		case 'colleague-waitlisted':
		case 'training-invitation':
		case 'staff-letter':
		case 'training-reminder':
		case 'feedback-received':
		case 'staff-invitation':
		case 'password-reset':
			return [];
	}
}

/** Kinds that exist for their calendar part alone: without one there is nothing to say. */
export function isCalendarAlone(kind: MessageKind): boolean {
	return kind === 'session-invitation' || kind === 'session-cancellation';
}

import { expect, test } from 'vitest';
import type { RegistrationState } from '../../registrations/model.ts';
import { messageKinds } from '../model.ts';
import { calendarMethodsOf, isCalendarAlone, isSuperseded } from './truth.ts';

const held = (state: RegistrationState) => ({
	state,
	isTrainingCancelled: false,
	isTrainingPostponed: false,
	awaitsAddress: false,
});
const calledOff = { ...held('confirmed'), isTrainingCancelled: true };

/** Whether each kind still stands for one who has asked, has a seat, is offered one, waits, has gone, or whose training was called off. */
type Stands = readonly [boolean, boolean, boolean, boolean, boolean, boolean];
const stands: Readonly<Record<(typeof messageKinds)[number], Stands>> = {
	'registration-confirmed': [false, true, false, false, false, false],
	'session-invitation': [false, true, false, false, false, false],
	'registration-waitlisted': [false, false, false, true, false, false],
	'request-received': [true, false, false, false, false, false],
	'request-declined': [true, true, true, true, true, true],
	'training-invitation': [true, true, true, true, true, true],
	'registration-held': [false, false, false, false, false, false],
	'party-link': [true, true, true, true, true, true],
	'colleague-invited': [true, false, true, false, false, false],
	'colleague-waitlisted': [false, false, false, true, false, false],
	'seat-offered': [false, false, true, false, false, false],
	'seat-free': [false, false, false, true, false, false],
	'offer-expired': [true, true, true, true, true, true],
	'registration-repeated': [true, true, true, true, false, false],
	'training-changed': [true, true, true, true, false, false],
	'training-cancelled': [false, false, false, false, false, true],
	'training-postponed': [false, false, false, false, false, false],
	'registration-cancelled': [true, true, true, true, true, true],
	'session-cancellation': [true, true, true, true, true, true],
	'training-reminder': [true, true, true, true, true, true],
	'staff-letter': [true, true, true, true, true, true],
	'feedback-received': [true, true, true, true, true, true],
	'staff-invitation': [true, true, true, true, true, true],
	'password-reset': [true, true, true, true, true, true],
	'registration-changed': [true, true, true, true, false, false],
	'registration-moved': [true, true, true, true, true, true],
	'registration-link': [true, true, true, true, true, true],
	'seat-given': [true, true, true, true, true, true],
	'seat-received': [false, false, true, false, false, false],
	'seat-promised': [false, true, false, false, false, false],
	'seat-kept': [false, true, false, false, false, false],
	'seat-taken-back': [true, true, true, true, true, true],
	'my-registrations': [true, true, true, true, true, true],
};

test.each(messageKinds)('%s is sent only while it is true', (kind) => {
	const now = [
		held('requested'),
		held('confirmed'),
		held('offered'),
		held('waitlisted'),
		held('cancelled'),
		calledOff,
	];
	const isSent = now.map(
		(registration) => !isSuperseded({ kind, registration, isInvitationOpen: null, concernsMailbox: null }),
	);
	expect(isSent).toEqual(stands[kind]);
});

test.each(['offered', 'waitlisted', 'confirmed', 'cancelled'] as const)(
	'a held place is asked about while its address is awaited: %s',
	(state) => {
		const registration = { ...held(state), awaitsAddress: true };
		const isSent = !isSuperseded({
			kind: 'registration-held',
			registration,
			isInvitationOpen: null,
			concernsMailbox: null,
		});
		expect(isSent).toBe(state !== 'cancelled');
	},
);

test('of a training that is put off only that is told, not that it is off', () => {
	const registration = { ...calledOff, isTrainingPostponed: true };
	const sent = messageKinds.filter(
		(kind) => !isSuperseded({ kind, registration, isInvitationOpen: null, concernsMailbox: null }),
	);
	expect(sent).toContain('training-postponed');
	expect(sent).not.toContain('training-cancelled');
	expect(sent).not.toContain('registration-confirmed');
	expect(sent).not.toContain('training-changed');
});

test.each([
	{ when: 'an invitation that is open is sent', isInvitationOpen: true, expected: false },
	{ when: 'one that was taken or withdrawn is not', isInvitationOpen: false, expected: true },
	{ when: 'mail about neither is', isInvitationOpen: null, expected: false },
])('$when', ({ isInvitationOpen, expected }) => {
	expect(
		isSuperseded({ kind: 'staff-invitation', registration: null, isInvitationOpen, concernsMailbox: null }),
	).toBe(expected);
});

test('a kind that exists for its calendar part has one', () => {
	expect(messageKinds.filter(isCalendarAlone).map((kind) => [kind, calendarMethodsOf(kind)])).toEqual([
		['session-invitation', ['REQUEST']],
		['session-cancellation', ['CANCEL']],
	]);
});

test.each([
	{ when: 'a reminder of what is so is sent', concernsMailbox: true, expected: false },
	{
		when: 'one whose training moved, or whose people have all left, is not',
		concernsMailbox: false,
		expected: true,
	},
])('$when', ({ concernsMailbox, expected }) => {
	const registration = held('cancelled');
	const subject = {
		kind: 'training-reminder',
		registration,
		isInvitationOpen: null,
		concernsMailbox,
	} as const;
	expect(isSuperseded(subject)).toBe(expected);
});

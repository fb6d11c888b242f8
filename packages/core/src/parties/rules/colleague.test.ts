import { expect, test } from 'vitest';
import type { CancelledBy, RegistrationState } from '../../registrations/model.ts';
import { colleagueStateOf, decideChange, isThere } from './colleague.ts';
import type { MemberFacts } from './colleague.ts';

const now = new Date('2026-01-10T07:00:00Z');
const member = (facts: Partial<MemberFacts>): MemberFacts => ({
	registration: null,
	fate: 'seat',
	invitedUntil: new Date('2026-01-11T07:00:00Z'),
	removedAt: null,
	...facts,
});
const of = (state: RegistrationState, cancelledBy: CancelledBy | null = null) =>
	member({ registration: { state, cancelledBy, awaitsAnswers: false } });
const awaiting = (state: RegistrationState) =>
	member({ registration: { state, cancelledBy: null, awaitsAnswers: true } });

test.each([
	['whose seat is held', of('offered'), 'invited'],
	['who has accepted', of('confirmed'), 'confirmed'],
	['who waits', of('waitlisted'), 'in_line'],
	['who is asked whether to make the request', awaiting('requested'), 'invited'],
	['whose request staff have', of('requested'), 'requested'],
	['who was not approved', of('cancelled', 'decline'), 'not_approved'],
	['registered already, asked to make a request', member({ fate: 'request' }), 'invited'],
	['who declined', of('cancelled', 'participant'), 'declined'],
	['who did not answer', of('cancelled', 'expiry'), 'expired'],
	['taken out by the liaison', of('cancelled', 'liaison'), 'cancelled'],
	['taken out by staff', of('cancelled', 'staff'), 'cancelled'],
	['registered already, asked to answer', member({}), 'invited'],
	['registered already, after the deadline', member({ invitedUntil: now }), 'expired'],
	['registered already, in line', member({ fate: 'queue', invitedUntil: null }), 'in_line'],
	['registered already, taken out', member({ removedAt: now }), 'cancelled'],
])('the liaison sees of one %s', (_, facts, expected) => {
	expect(colleagueStateOf(facts, now)).toBe(expected);
});

const change = {
	isPartyCancelled: false,
	isTrainingCancelled: false,
	state: 'invited',
	isSuccessorInParty: false,
} as const;
test.each([
	['one who is there', {}, 'granted'],
	['one who has gone', { state: 'declined' as const }, 'not-there'],
	['anyone of a party that staff ended', { isPartyCancelled: true }, 'party-cancelled'],
	['anyone of a training that is not held', { isTrainingCancelled: true }, 'training-cancelled'],
	['one for somebody who is there already', { isSuccessorInParty: true }, 'in-party'],
])('a liaison changes %s', (_, facts, expected) => {
	const decision = decideChange({ ...change, ...facts });
	expect(decision.ok ? 'granted' : decision.refusal.code).toBe(expected);
	expect(isThere('expired')).toBe(false);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ways } from '../model.ts';
import { decideEntry, invitationState, isListed } from './entry.ts';
import type { EntryFacts, InvitationFacts, WayFacts } from './entry.ts';

const now = new Date('2026-03-02T09:00:00Z');
const later = new Date('2026-03-09T09:00:00Z');
const audience = { fi: 'Poliiseille', sv: 'För poliser' };
const way = (facts: Partial<WayFacts>): WayFacts => ({
	way: 'open',
	emailDomains: ['poliisi.example.org'],
	organisationKeys: ['key-of-police'],
	audience,
	...facts,
});
const invitation = (facts: Partial<InvitationFacts> = {}): InvitationFacts => ({
	email: null,
	maxUses: 1,
	usedCount: 0,
	skipsApproval: false,
	skipsLists: false,
	expiresAt: later,
	revokedAt: null,
	...facts,
});
const asked = (facts: Partial<EntryFacts>) =>
	decideEntry(
		{
			way: null,
			email: 'someone@example.org',
			organisationNames: [],
			invitation: null,
			isStaff: false,
			...facts,
		},
		now,
	);
const direct = { ok: true, entry: 'direct' };
const approval = { ok: true, entry: 'approval' };
const refusal = (code: string, more = {}) => ({ ok: false, refusal: { code, ...more } });

test.each<{ when: string; facts: Partial<EntryFacts>; expected: object }>([
	{ when: 'no way was set, anyone comes in', facts: {}, expected: direct },
	{ when: 'it is open, anyone comes in', facts: { way: way({}) }, expected: direct },
	{
		when: 'it is for the listed, another is told whom it is for',
		facts: { way: way({ way: 'listed' }) },
		expected: refusal('not-for-you', { audience }),
	},
	{
		when: 'the domain is listed, one of it comes in',
		facts: { way: way({ way: 'listed' }), email: 'a@poliisi.example.org' },
		expected: direct,
	},
	{
		when: 'the organisation is listed, one of it comes in',
		facts: { way: way({ way: 'listed' }), organisationNames: ['key-of-polisen', 'key-of-police'] },
		expected: direct,
	},
	{
		when: 'others are approved, the listed come in at once',
		facts: { way: way({ way: 'listed_or_approval' }), email: 'a@poliisi.example.org' },
		expected: direct,
	},
	{
		when: 'others are approved, another asks',
		facts: { way: way({ way: 'listed_or_approval' }) },
		expected: approval,
	},
	{ when: 'all are approved, one asks', facts: { way: way({ way: 'approval' }) }, expected: approval },
	{
		when: 'all are approved, the listed ask too',
		facts: { way: way({ way: 'approval' }), email: 'a@poliisi.example.org' },
		expected: approval,
	},
	{
		when: 'it is by invitation, one without is told so',
		facts: { way: way({ way: 'invitation' }) },
		expected: refusal('invitation-needed'),
	},
	{
		when: 'it is by invitation, any that holds lets in',
		facts: { way: way({ way: 'invitation' }), invitation: invitation() },
		expected: direct,
	},
	{
		when: 'an invitation skips approval, nobody asks',
		facts: { way: way({ way: 'approval' }), invitation: invitation({ skipsApproval: true }) },
		expected: direct,
	},
	{
		when: 'an invitation skips the lists only, approval stands',
		facts: { way: way({ way: 'approval' }), invitation: invitation({ skipsLists: true }) },
		expected: approval,
	},
	{
		when: 'an invitation skips approval only, the lists stand',
		facts: { way: way({ way: 'listed' }), invitation: invitation({ skipsApproval: true }) },
		expected: refusal('not-for-you', { audience }),
	},
	{
		when: 'an invitation skips the lists',
		facts: { way: way({ way: 'listed' }), invitation: invitation({ skipsLists: true }) },
		expected: direct,
	},
	{
		when: 'an invitation was used up, even an open training says so',
		facts: { invitation: invitation({ usedCount: 1 }) },
		expected: refusal('invitation-used'),
	},
	{
		when: 'an invitation has uses left',
		facts: { invitation: invitation({ maxUses: 3, usedCount: 2 }) },
		expected: direct,
	},
	{
		when: 'an invitation ended this very moment',
		facts: { invitation: invitation({ expiresAt: now }) },
		expected: refusal('invitation-expired', { expiredAt: now }),
	},
	{
		when: 'an invitation is another address’s',
		facts: { invitation: invitation({ email: 'another@example.org' }) },
		expected: refusal('invitation-other-address'),
	},
	{
		when: 'an invitation is this address’s',
		facts: { invitation: invitation({ email: 'someone@example.org' }) },
		expected: direct,
	},
	{
		when: 'staff register, by any way',
		facts: { way: way({ way: 'invitation' }), isStaff: true },
		expected: direct,
	},
])('when $when', ({ facts, expected }) => expect(asked(facts)).toEqual(expected));

test.each([
	{ email: 'a@poliisi.fi', isOn: true },
	{ email: 'a@ITA.Poliisi.fi', isOn: true },
	{ email: 'a@a.b.poliisi.fi', isOn: true },
	{ email: 'a@notpoliisi.fi', isOn: false },
	{ email: 'a@poliisi.fi.example.org', isOn: false },
	{ email: 'poliisi.fi@example.org', isOn: false },
	{ email: '"a@poliisi.fi"@example.org', isOn: false },
])('$email is listed: $isOn', ({ email, isOn }) => {
	expect(
		isListed({ emailDomains: ['poliisi.fi'], organisationKeys: [] }, { email, organisationNames: [] }),
	).toBe(isOn);
});

const anyWay = fc.record({
	way: fc.constantFrom(...ways),
	emailDomains: fc.subarray(['example.org', 'poliisi.fi']),
	organisationKeys: fc.subarray(['one', 'two']),
	audience: fc.constant({}),
});
const anyInvitation = fc.record({
	email: fc.constantFrom(null, 'a@example.org', 'b@poliisi.fi'),
	maxUses: fc.integer({ min: 1, max: 3 }),
	usedCount: fc.integer({ min: 0, max: 3 }),
	skipsApproval: fc.boolean(),
	skipsLists: fc.boolean(),
	expiresAt: fc.constantFrom(now, later),
	revokedAt: fc.constant(null),
});
const anyone = fc.record({
	way: fc.option(anyWay),
	email: fc.constantFrom('a@example.org', 'b@poliisi.fi', 'c@example.net'),
	organisationNames: fc.subarray(['one', 'three']),
	invitation: fc.option(anyInvitation),
	isStaff: fc.constant(false),
});

test('an invitation that does not hold lets nobody in, and one that holds never closes a door', () => {
	fc.assert(
		fc.property(anyone, (facts) => {
			const decision = decideEntry(facts, now);
			const { invitation: given } = facts;
			if (given === null) return;
			const holds =
				given.usedCount < given.maxUses &&
				given.expiresAt > now &&
				(given.email === null || given.email === facts.email);
			if (!holds) expect(decision.ok).toBe(false);
			const without = decideEntry({ ...facts, invitation: null }, now);
			if (holds && without.ok) expect(decision.ok).toBe(true);
			if (holds && without.ok && without.entry === 'direct') expect(decision).toEqual(without);
		}),
	);
});

test('one on the lists is never worse off than one who is not', () => {
	fc.assert(
		fc.property(anyone, (facts) => {
			const listed = decideEntry({ ...facts, email: facts.email, organisationNames: ['one'] }, now);
			const not = decideEntry({ ...facts, organisationNames: [] }, now);
			if (not.ok) expect(listed.ok).toBe(true);
		}),
	);
});

test.each([
	{ facts: {}, state: 'unused' },
	{ facts: { usedCount: 1 }, state: 'used' },
	{ facts: { expiresAt: now }, state: 'expired' },
	{ facts: { usedCount: 1, expiresAt: now }, state: 'used' },
	{ facts: { usedCount: 1, expiresAt: now, revokedAt: now }, state: 'revoked' },
])('an invitation is $state', ({ facts, state }) => {
	expect(invitationState(invitation(facts), now)).toBe(state);
});

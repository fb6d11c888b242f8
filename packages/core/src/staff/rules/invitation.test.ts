import { expect, test } from 'vitest';
import type { Acceptor, InvitationFacts } from './invitation.ts';
import { decideAcceptance } from './invitation.ts';

const now = new Date('2026-11-24T10:00:00Z');
const anInvitation = (facts: Partial<InvitationFacts> = {}): InvitationFacts => ({
	expiresAt: new Date('2026-12-01T10:00:00Z'),
	acceptedAt: null,
	revokedAt: null,
	email: 'trainer@example.org',
	...facts,
});
const nobody: Acceptor = { signedInEmail: null, hasAccount: false };

test.each([
	{
		when: 'the invited one is new here',
		facts: {},
		acceptor: nobody,
		expected: { ok: true, by: 'new-account' },
	},
	{
		when: 'the invited one is signed in',
		facts: {},
		acceptor: { signedInEmail: 'trainer@example.org', hasAccount: true },
		expected: { ok: true, by: 'signed-in' },
	},
	{
		when: 'another account is signed in',
		facts: {},
		acceptor: { signedInEmail: 'host@example.org', hasAccount: true },
		expected: { ok: false, refusal: { code: 'other-account' } },
	},
	{
		when: 'the address has an account that is not signed in',
		facts: {},
		acceptor: { signedInEmail: null, hasAccount: true },
		expected: { ok: false, refusal: { code: 'sign-in-first' } },
	},
	{
		when: 'it is the first owner’s link',
		facts: { email: null },
		acceptor: nobody,
		expected: { ok: true, by: 'new-account' },
	},
	{
		when: 'it was taken',
		facts: { acceptedAt: now },
		acceptor: nobody,
		expected: { ok: false, refusal: { code: 'used' } },
	},
	{
		when: 'it was withdrawn',
		facts: { revokedAt: now },
		acceptor: nobody,
		expected: { ok: false, refusal: { code: 'revoked' } },
	},
	{
		when: 'it ends at this moment',
		facts: { expiresAt: now },
		acceptor: nobody,
		expected: { ok: false, refusal: { code: 'expired', expiredAt: now } },
	},
])('when $when', ({ facts, acceptor, expected }) =>
	expect(decideAcceptance(anInvitation(facts), acceptor, now)).toEqual(expected),
);

test('an unknown link opens nothing', () => {
	expect(decideAcceptance(undefined, nobody, now)).toEqual({ ok: false, refusal: { code: 'unknown' } });
});

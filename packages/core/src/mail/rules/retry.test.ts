import { expect, test } from 'vitest';
import { decideRetry, retryMinutes, withoutAddresses } from './retry.ts';
import type { SmtpFailure } from './retry.ts';

const now = new Date('2026-10-22T09:00:00Z');
const inMinutes = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

const aFailure = (failure: Partial<SmtpFailure>): SmtpFailure => ({
	code: null,
	responseCode: null,
	response: '',
	...failure,
});

test.each([
	{
		when: 'the server does not know the mailbox',
		failure: { code: 'EENVELOPE', responseCode: 550, response: '550 5.1.1 <anna@example.org>: unknown user' },
		expected: { state: 'failed', lastError: 'rejected: 550 5.1.1 <…>: unknown user' },
	},
	{
		when: 'the server is busy',
		failure: { code: 'EMESSAGE', responseCode: 451, response: '451 4.3.0 try later' },
		expected: { state: 'queued', nextAttemptAt: inMinutes(1), lastError: 'deferred: 451 4.3.0 try later' },
	},
	{
		when: 'nobody answers',
		failure: { code: 'ESOCKET', response: 'connect ECONNREFUSED 127.0.0.1:25' },
		expected: {
			state: 'queued',
			nextAttemptAt: inMinutes(1),
			lastError: 'unreachable: connect ECONNREFUSED 127.0.0.1:25',
		},
	},
	{
		when: 'our own password is refused, which is nothing about this mail',
		failure: { code: 'EAUTH', responseCode: 535, response: '535 5.7.8 bad credentials' },
		expected: {
			state: 'queued',
			nextAttemptAt: inMinutes(1),
			lastError: 'sign-in-refused: 535 5.7.8 bad credentials',
		},
	},
	{
		when: 'the address is none',
		failure: { code: 'EENVELOPE', response: 'No recipients defined' },
		expected: { state: 'failed', lastError: 'bad-address: No recipients defined' },
	},
	{
		when: 'the connection cannot be encrypted',
		failure: { code: 'ETLS' },
		expected: { state: 'queued', nextAttemptAt: inMinutes(1), lastError: 'no-encryption' },
	},
])('when $when', ({ failure, expected }) => expect(decideRetry(aFailure(failure), 1, now)).toEqual(expected));

test('each attempt waits longer, and the last gives up', () => {
	const waits = Array.from({ length: retryMinutes.length + 1 }, (_, index) =>
		decideRetry(aFailure({ responseCode: 421 }), index + 1, now),
	);
	expect(
		waits.map((decision) => (decision.state === 'queued' ? decision.nextAttemptAt : decision.state)),
	).toEqual([...retryMinutes.map(inMinutes), 'failed']);
});

test('what is kept of the server’s words is one short line without an address', () => {
	expect(withoutAddresses('550 <åsa.o\'neill+kurs@exämple.org>\r\n rejected (for "a@b.fi")')).toBe(
		'550 <…> rejected (for "…")',
	);
	expect(withoutAddresses('x'.repeat(1000))).toHaveLength(200);
});

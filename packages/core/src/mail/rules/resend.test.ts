import { expect, test } from 'vitest';
import { decideResend } from './resend.ts';
import type { ResendFacts } from './resend.ts';

const now = new Date('2026-10-22T09:00:00Z');
const aMessage = (facts: Partial<ResendFacts>): ResendFacts => ({
	state: 'failed',
	isDemo: false,
	isSuperseded: false,
	isSignIn: false,
	expiresAt: null,
	...facts,
});

test.each([
	{ when: 'it failed', facts: {}, expected: { ok: true, as: 'same' } },
	{ when: 'it was held', facts: { state: 'held' }, expected: { ok: true, as: 'same' } },
	{ when: 'it was dropped', facts: { state: 'expired' }, expected: { ok: true, as: 'same' } },
	{ when: 'it was sent', facts: { state: 'sent' }, expected: { ok: true, as: 'new' } },
	{
		when: 'it is on its way',
		facts: { state: 'sending' },
		expected: { ok: false, refusal: { code: 'under-way' } },
	},
	{
		when: 'it waits its turn',
		facts: { state: 'queued' },
		expected: { ok: false, refusal: { code: 'under-way' } },
	},
	{
		when: 'the project is a demo',
		facts: { isDemo: true, state: 'held' },
		expected: { ok: false, refusal: { code: 'demo' } },
	},
	{
		when: 'its moment has passed',
		facts: { expiresAt: now },
		expected: { ok: false, refusal: { code: 'moment-passed' } },
	},
	{
		when: 'what it says is no longer so',
		facts: { isSuperseded: true },
		expected: { ok: false, refusal: { code: 'superseded' } },
	},
	{
		when: 'its one-time link is gone',
		facts: { state: 'sent', isSignIn: true },
		expected: { ok: false, refusal: { code: 'link-gone' } },
	},
	{ when: 'its one-time link was never sent', facts: { isSignIn: true }, expected: { ok: true, as: 'same' } },
] satisfies { when: string; facts: Partial<ResendFacts>; expected: unknown }[])(
	'when $when',
	({ facts, expected }) => expect(decideResend(aMessage(facts), now)).toEqual(expected),
);

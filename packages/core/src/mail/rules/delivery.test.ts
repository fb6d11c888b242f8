import { expect, test } from 'vitest';
import { decideDelivery } from './delivery.ts';
import type { DeliveryFacts } from './delivery.ts';

const now = new Date('2026-10-22T09:00:00Z');
const earlier = new Date('2026-10-22T08:59:59Z');
const later = new Date('2026-10-22T09:00:01Z');

const aMessage = (facts: Partial<DeliveryFacts>): DeliveryFacts => ({
	state: 'queued',
	nextAttemptAt: earlier,
	expiresAt: null,
	isDemo: false,
	isSuperseded: false,
	hasSmtp: true,
	...facts,
});

test.each([
	{ when: 'it is due', facts: {}, expected: { outcome: 'send' } },
	{ when: 'it is due this very moment', facts: { nextAttemptAt: now }, expected: { outcome: 'send' } },
	{ when: 'its sender was lost', facts: { state: 'sending' }, expected: { outcome: 'send' } },
	{
		when: 'another is sending it',
		facts: { state: 'sending', nextAttemptAt: later },
		expected: { outcome: 'nothing' },
	},
	{ when: 'it is due later', facts: { nextAttemptAt: later }, expected: { outcome: 'nothing' } },
	{ when: 'it was sent', facts: { state: 'sent' }, expected: { outcome: 'nothing' } },
	{ when: 'it was given up', facts: { state: 'failed' }, expected: { outcome: 'nothing' } },
	{ when: 'it waits for an answer', facts: { state: 'held' }, expected: { outcome: 'nothing' } },
	{
		when: 'its moment has passed',
		facts: { expiresAt: now },
		expected: { outcome: 'expired', reason: 'moment-passed' },
	},
	{ when: 'its moment has not quite passed', facts: { expiresAt: later }, expected: { outcome: 'send' } },
	{
		when: 'what it says is no longer so',
		facts: { isSuperseded: true },
		expected: { outcome: 'expired', reason: 'superseded' },
	},
	{
		when: 'the project is a demo, SMTP or not',
		facts: { isDemo: true },
		expected: { outcome: 'held', reason: 'demo' },
	},
	{
		when: 'a demo’s moment has passed',
		facts: { isDemo: true, expiresAt: earlier },
		expected: { outcome: 'expired', reason: 'moment-passed' },
	},
	{
		when: 'there is no mail server',
		facts: { hasSmtp: false },
		expected: { outcome: 'waits', reason: 'no-smtp' },
	},
	{
		when: 'there is no mail server and its moment has passed',
		facts: { hasSmtp: false, expiresAt: earlier },
		expected: { outcome: 'expired', reason: 'moment-passed' },
	},
] satisfies { when: string; facts: Partial<DeliveryFacts>; expected: unknown }[])(
	'when $when',
	({ facts, expected }) => expect(decideDelivery(aMessage(facts), now)).toEqual(expected),
);

import { expect, test } from 'vitest';
import { decideTrainingCancellation } from './cancellation.ts';

const now = new Date('2026-03-02T09:00Z');
const later = new Date('2026-03-02T09:01Z');

test.each([
	{
		when: 'it is published and lies ahead',
		facts: { state: 'published', endsAt: later },
		expected: { ok: true, isAnnounced: true },
	},
	{
		when: 'it is a draft',
		facts: { state: 'draft', endsAt: later },
		expected: { ok: true, isAnnounced: false },
	},
	{
		when: 'it is a draft whose time passed',
		facts: { state: 'draft', endsAt: now },
		expected: { ok: true, isAnnounced: false },
	},
	{
		when: 'it ended at this moment',
		facts: { state: 'published', endsAt: now },
		expected: { ok: false, refusal: { code: 'over', endedAt: now } },
	},
	{
		when: 'it is cancelled',
		facts: { state: 'cancelled', endsAt: later },
		expected: { ok: false, refusal: { code: 'cancelled' } },
	},
] as const)('when $when', ({ facts, expected }) =>
	expect(decideTrainingCancellation(facts, now)).toEqual(expected),
);

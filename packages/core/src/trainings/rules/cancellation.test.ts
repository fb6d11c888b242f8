import { expect, test } from 'vitest';
import { decideReinstatement, decideTrainingCancellation } from './cancellation.ts';

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
	{
		when: 'it was postponed, and is cancelled for good',
		facts: { state: 'cancelled', endsAt: now, postponedAt: now },
		expected: { ok: true, isAnnounced: true },
	},
	{
		when: 'it is postponed again',
		facts: { state: 'cancelled', endsAt: later, postponedAt: now, isPostponed: true },
		expected: { ok: false, refusal: { code: 'cancelled' } },
	},
] as const)('when $when', ({ facts, expected }) =>
	expect(decideTrainingCancellation({ postponedAt: null, ...facts }, now)).toEqual(expected),
);

test.each([
	{
		when: 'one that was shown and lies ahead is held after all',
		facts: { state: 'cancelled', publishedAt: now, endsAt: later },
		expected: { ok: true, state: 'published' },
	},
	{
		when: 'a draft is a draft again',
		facts: { state: 'cancelled', publishedAt: null, endsAt: now },
		expected: { ok: true, state: 'draft' },
	},
	{
		when: 'one whose time has passed needs a date first',
		facts: { state: 'cancelled', publishedAt: now, endsAt: now },
		expected: { ok: false, refusal: { code: 'no-date' } },
	},
	{
		when: 'one that is held needs nothing',
		facts: { state: 'published', publishedAt: now, endsAt: later },
		expected: { ok: false, refusal: { code: 'not-cancelled' } },
	},
] as const)('when $when', ({ facts, expected }) => expect(decideReinstatement(facts, now)).toEqual(expected));

import { expect, test } from 'vitest';
import { findWarnings } from './warnings.ts';
import type { WarningFacts } from './warnings.ts';

const now = new Date('2024-10-22T09:00:00Z');
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000);
const aTraining = (facts: Partial<WarningFacts> = {}): WarningFacts => ({
	state: 'published',
	startsAt: inDays(30),
	closesAt: inDays(27),
	capacitySeats: 40,
	takenSeats: 20,
	waiting: 0,
	...facts,
});

test.each([
	{ when: 'all is well', facts: {}, expected: [] },
	{
		when: 'a draft is near',
		facts: { state: 'draft' as const, startsAt: inDays(28) },
		expected: [{ code: 'draft-soon', startsInDays: 28 }],
	},
	{ when: 'a draft is far', facts: { state: 'draft' as const, startsAt: inDays(29) }, expected: [] },
	{
		when: 'a draft has begun',
		facts: { state: 'draft' as const, startsAt: inDays(-1) },
		expected: [{ code: 'draft-soon', startsInDays: 0 }],
	},
	{
		when: 'few are registered and it closes soon',
		facts: { closesAt: inDays(3), takenSeats: 11 },
		expected: [{ code: 'few-registered', closesInDays: 3, takenSeats: 11, capacitySeats: 40 }],
	},
	{ when: 'enough are registered', facts: { closesAt: inDays(3), takenSeats: 12 }, expected: [] },
	{ when: 'few are registered and there is time', facts: { takenSeats: 2 }, expected: [] },
	{
		when: 'few are registered and it is closed',
		facts: { closesAt: inDays(-1), takenSeats: 2 },
		expected: [],
	},
	{
		when: 'the queue is long',
		facts: { takenSeats: 40, waiting: 10 },
		expected: [{ code: 'long-queue', waiting: 10 }],
	},
	{ when: 'the queue is short', facts: { takenSeats: 40, waiting: 9 }, expected: [] },
	{
		when: 'a small room has a short queue',
		facts: { capacitySeats: 8, takenSeats: 8, waiting: 4 },
		expected: [],
	},
	{ when: 'it has begun', facts: { startsAt: inDays(-1), takenSeats: 40, waiting: 20 }, expected: [] },
	{ when: 'it is cancelled', facts: { state: 'cancelled' as const, waiting: 20 }, expected: [] },
])('warns when $when', ({ facts, expected }) =>
	expect(findWarnings(aTraining(facts), now)).toEqual(expected),
);

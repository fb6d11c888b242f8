import { expect, test } from 'vitest';
import { decideAcceptance } from './acceptance.ts';
import type { AcceptanceFacts } from './acceptance.ts';
import type { PoolFacts } from './pools.ts';

const closesAt = new Date('2026-03-20T07:00:00Z');
const early = new Date('2026-03-02T07:00:00Z');
const lastHours = new Date('2026-03-20T01:00:00Z');
const offerExpiresAt = new Date('2026-03-04T07:00:00Z');
const aPool = (facts: Partial<PoolFacts> = {}): PoolFacts => ({
	id: 'all',
	scope: 'all',
	ownerKey: null,
	capacitySeats: 2,
	overrideSeats: 0,
	takenSeats: 1,
	waitingSeats: 1,
	...facts,
});
const anAcceptance = (facts: Partial<AcceptanceFacts> = {}): AcceptanceFacts => ({
	state: 'offered',
	offerExpiresAt,
	awaitsAnswers: false,
	isCancelled: false,
	closesAt,
	timeZone: 'Europe/Helsinki',
	mode: 'onsite',
	targetGroupId: 'police',
	organisationKey: null,
	pools: [aPool()],
	...facts,
});
const waiting = { state: 'waitlisted', offerExpiresAt: null } as const;
const no = (refusal: object) => ({ ok: false, refusal });

test.each([
	{
		when: 'a held place in the line is kept',
		facts: { state: 'waitlisted' as const, pools: [aPool({ takenSeats: 2 })] },
		now: early,
		expected: { ok: true, acceptance: { keepsPlace: true } },
	},
	{
		when: 'a held place whose hour is over',
		facts: { state: 'waitlisted' as const },
		now: offerExpiresAt,
		expected: no({ code: 'offer-expired', expiredAt: offerExpiresAt }),
	},
	{
		when: 'a held place in the last hours, and a seat is free',
		facts: { state: 'waitlisted' as const, offerExpiresAt: closesAt },
		now: lastHours,
		expected: { ok: true, acceptance: { poolIds: ['all'] } },
	},
	{
		when: 'a held place in the last hours, and none is free',
		facts: { state: 'waitlisted' as const, offerExpiresAt: closesAt, pools: [aPool({ takenSeats: 2 })] },
		now: lastHours,
		expected: { ok: true, acceptance: { keepsPlace: true } },
	},
	{
		when: 'the offer is open',
		facts: {},
		now: early,
		expected: { ok: true, acceptance: { poolIds: [] } },
	},
	{
		when: 'at the deadline',
		facts: {},
		now: offerExpiresAt,
		expected: no({ code: 'offer-expired', expiredAt: offerExpiresAt }),
	},
	{
		when: 'accepted already',
		facts: { state: 'confirmed' as const, offerExpiresAt: null },
		now: early,
		expected: { ok: true, acceptance: undefined },
	},
	{
		when: 'gone already',
		facts: { state: 'cancelled' as const, offerExpiresAt: null },
		now: early,
		expected: no({ code: 'no-longer-registered' }),
	},
	{
		when: 'the training was cancelled',
		facts: { isCancelled: true },
		now: early,
		expected: no({ code: 'training-cancelled' }),
	},
	{
		when: 'waiting, with days to go, though a seat is free',
		facts: waiting,
		now: early,
		expected: no({ code: 'not-your-turn' }),
	},
	{
		when: 'waiting, in the last hours, and a seat is free',
		facts: waiting,
		now: lastHours,
		expected: { ok: true, acceptance: { poolIds: ['all'] } },
	},
	{
		when: 'waiting, in the last hours, and someone was faster',
		facts: { ...waiting, pools: [aPool({ takenSeats: 2 })] },
		now: lastHours,
		expected: no({ code: 'seat-taken' }),
	},
	{
		when: 'waiting, after registration has closed',
		facts: waiting,
		now: closesAt,
		expected: no({ code: 'not-your-turn' }),
	},
])('$when', ({ facts, now, expected }) =>
	expect(decideAcceptance(anAcceptance(facts), now)).toEqual(expected),
);

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decideAdmission, mustAskTheLine } from './admission.ts';
import type { AdmissionFacts } from './admission.ts';
import { applicablePools } from './pools.ts';
import type { PoolFacts } from './pools.ts';
import type { Waiting } from './waitlist.ts';

const opensAt = new Date('2026-01-01T07:00:00Z');
const closesAt = new Date('2026-02-01T07:00:00Z');
const during = new Date('2026-01-10T07:00:00Z');

const aPool = (facts: Partial<PoolFacts> = {}): PoolFacts => ({
	id: 'pool-1',
	scope: 'all',
	ownerKey: null,
	capacitySeats: 2,
	overrideSeats: 0,
	takenSeats: 0,
	waitingSeats: 0,
	...facts,
});
const anAdmission = (facts: Partial<AdmissionFacts> = {}): AdmissionFacts => ({
	isCancelled: false,
	trainingMode: 'onsite',
	opensAt,
	closesAt,
	mode: 'onsite',
	targetGroupId: 'police',
	organisationKey: null,
	isSensitiveWorkplace: false,
	municipalityCode: null,
	ignoresWindow: false,
	pools: [aPool()],
	waiting: [],
	...facts,
});
const aWaiting = (facts: Partial<Waiting> = {}): Waiting => ({
	registrationId: 'waiting',
	priority: 0,
	arrival: 1,
	mode: 'onsite',
	targetGroupId: 'police',
	organisationKey: null,
	...facts,
});
const onsitePolice = { mode: 'onsite', targetGroupId: 'police', organisationKey: null } as const;
const confirmed = { ok: true, admission: { state: 'confirmed', poolIds: ['pool-1'] } };
const waitlisted = (place: number) => ({
	ok: true,
	admission: { state: 'waitlisted', poolIds: ['pool-1'], place },
});

test.each([
	{ when: 'seats are left', facts: {}, expected: confirmed },
	{ when: 'the last seat is gone', facts: { pools: [aPool({ takenSeats: 2 })] }, expected: waitlisted(1) },
	{
		when: 'three wait already',
		facts: { pools: [aPool({ takenSeats: 2, waitingSeats: 3 })] },
		expected: waitlisted(4),
	},
	{
		when: 'a seat is free but someone waits for it',
		facts: { pools: [aPool({ takenSeats: 1, waitingSeats: 1 })], waiting: [aWaiting()] },
		expected: waitlisted(2),
	},
	{
		when: 'two seats are free and one waits for the first',
		facts: { pools: [aPool({ waitingSeats: 1 })], waiting: [aWaiting()] },
		expected: confirmed,
	},
	{
		when: 'staff granted a seat beyond capacity',
		facts: { pools: [aPool({ takenSeats: 2, overrideSeats: 1 })] },
		expected: confirmed,
	},
	{
		when: 'there are no seats at all',
		facts: { pools: [aPool({ capacitySeats: 0 })] },
		expected: waitlisted(1),
	},
	{
		when: 'the training is cancelled',
		facts: { isCancelled: true },
		expected: { ok: false, refusal: { code: 'cancelled' } },
	},
	{
		when: 'online is asked of an on-site training',
		facts: { mode: 'online' as const },
		expected: { ok: false, refusal: { code: 'mode-not-offered', mode: 'online' } },
	},
	{
		when: 'the profession is none of the project’s',
		facts: { targetGroupId: null },
		expected: { ok: false, refusal: { code: 'unknown-target-group' } },
	},
	{
		when: 'the municipality does not exist',
		facts: { municipalityCode: 'unknown' as const },
		expected: { ok: false, refusal: { code: 'unknown-municipality' } },
	},
])('when $when', ({ facts, expected }) =>
	expect(decideAdmission(anAdmission(facts), during)).toEqual(expected),
);

test.each([
	{ when: 'a moment before it opens', now: new Date(opensAt.getTime() - 1), ok: false },
	{ when: 'the moment it opens', now: opensAt, ok: true },
	{ when: 'the last moment', now: new Date(closesAt.getTime() - 1), ok: true },
	{ when: 'the moment it closes', now: closesAt, ok: false },
])('the window is half-open: $when', ({ now, ok }) =>
	expect(decideAdmission(anAdmission(), now).ok).toBe(ok),
);

test('staff register outside the window, and never beyond the seats', () => {
	const facts = anAdmission({ ignoresWindow: true, pools: [aPool({ takenSeats: 2 })] });
	expect(decideAdmission(facts, new Date('2027-01-01T00:00:00Z'))).toEqual(waitlisted(1));
});

test('a hybrid person takes a seat in every pool that concerns them, and in no other', () => {
	const pools = [
		aPool({ id: 'c', scope: 'online' }),
		aPool({ id: 'b', scope: 'onsite' }),
		aPool({ id: 'a', scope: 'target_group', ownerKey: 'police' }),
		aPool({ id: 'd', scope: 'target_group', ownerKey: 'ngo' }),
	];
	expect(applicablePools(pools, onsitePolice).map((pool) => pool.id)).toEqual(['a', 'b']);
});

test('one full pool among several is enough to wait', () => {
	const pools = [
		aPool({ id: 'a', takenSeats: 0 }),
		aPool({ id: 'b', scope: 'onsite', takenSeats: 2, waitingSeats: 4 }),
	];
	expect(decideAdmission(anAdmission({ pools }), during)).toEqual({
		ok: true,
		admission: { state: 'waitlisted', poolIds: ['a', 'b'], place: 5 },
	});
});

test('one who waits for a full quota of their own holds back nobody else', () => {
	const police = aPool({
		id: 'a',
		scope: 'target_group',
		ownerKey: 'police',
		takenSeats: 2,
		waitingSeats: 1,
	});
	const all = aPool({ id: 'b', capacitySeats: 5, takenSeats: 2, waitingSeats: 1 });
	const facts = { pools: [police, all], waiting: [aWaiting()] };
	expect(decideAdmission(anAdmission({ ...facts, targetGroupId: 'ngo' }), during)).toEqual({
		ok: true,
		admission: { state: 'confirmed', poolIds: ['b'] },
	});
	expect(decideAdmission(anAdmission(facts), during)).toMatchObject({
		admission: { state: 'waitlisted', place: 2 },
	});
});

test('an organisation has its share, the shelter none to name, and nobody slips past without naming theirs', () => {
	const pools = [
		aPool({ id: 'a', capacitySeats: 50 }),
		aPool({ id: 'b', scope: 'each_organisation', capacitySeats: 2 }),
		aPool({ id: 'c', scope: 'organisation', ownerKey: 'one', takenSeats: 2 }),
	];
	const decided = (facts: Partial<AdmissionFacts>) =>
		decideAdmission(anAdmission({ pools, ...facts }), during);
	expect(decided({ organisationKey: 'one' })).toMatchObject({ admission: { state: 'waitlisted' } });
	expect(decided({ organisationKey: 'two' })).toMatchObject({ admission: { poolIds: ['a'] } });
	expect(decided({ isSensitiveWorkplace: true })).toMatchObject({ admission: { poolIds: ['a'] } });
	expect(decided({})).toEqual({ ok: false, refusal: { code: 'organisation-needed' } });
});

test('a request takes neither seat nor place, however full it is', () => {
	const facts = anAdmission({ pools: [aPool({ takenSeats: 2 })], needsApproval: true });
	expect(decideAdmission(facts, during)).toMatchObject({ admission: { state: 'requested' } });
});

test('one for whom a seat is held has it when all others are taken', () => {
	const pools = [aPool({ id: 'a', takenSeats: 2 })];
	expect(decideAdmission(anAdmission({ pools, reservedPoolIds: ['a'] }), during)).toMatchObject({
		admission: { state: 'confirmed', poolIds: ['a'] },
	});
	expect(decideAdmission(anAdmission({ pools, reservedPoolIds: ['b'] }), during)).toMatchObject({
		admission: { state: 'waitlisted' },
	});
});

test('the line is looked at only when it could make a difference', () => {
	const asked = (pool: Partial<PoolFacts>) => mustAskTheLine([aPool(pool)], onsitePolice);
	expect(asked({ waitingSeats: 0 })).toBe(false);
	expect(asked({ waitingSeats: 3, takenSeats: 2 })).toBe(false);
	expect(asked({ waitingSeats: 3, takenSeats: 1 })).toBe(true);
});

test('never confirms more people than there are seats, and numbers the rest 1, 2, 3', () => {
	fc.assert(
		fc.property(fc.nat(20), fc.nat(60), (capacitySeats, people) => {
			let pool = aPool({ capacitySeats });
			const places: number[] = [];
			for (let person = 0; person < people; person++) {
				const decision = decideAdmission(anAdmission({ pools: [pool] }), during);
				if (!decision.ok) throw new Error('refused');
				if (decision.admission.state === 'confirmed') pool = { ...pool, takenSeats: pool.takenSeats + 1 };
				else if (decision.admission.state === 'waitlisted') {
					places.push(decision.admission.place);
					pool = { ...pool, waitingSeats: pool.waitingSeats + 1 };
				}
			}
			expect(pool.takenSeats).toBe(Math.min(capacitySeats, people));
			expect(places).toEqual(
				Array.from({ length: Math.max(0, people - capacitySeats) }, (_, index) => index + 1),
			);
		}),
	);
});

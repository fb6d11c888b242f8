import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decideAnswer, planAdmissions } from './colleagues.ts';
import type { AnswerFacts } from './colleagues.ts';
import { decideInvitationDeadline } from './offer.ts';
import type { PoolFacts } from './pools.ts';

const now = new Date('2026-01-10T07:00:00Z');
const aPool = (facts: Partial<PoolFacts> = {}): PoolFacts => ({
	id: 'all',
	scope: 'all',
	ownerKey: null,
	capacitySeats: 2,
	overrideSeats: 0,
	takenSeats: 0,
	waitingSeats: 0,
	...facts,
});
const training = {
	isCancelled: false,
	trainingMode: 'onsite' as const,
	opensAt: new Date('2026-01-01T07:00:00Z'),
	closesAt: new Date('2026-02-01T07:00:00Z'),
	mode: 'onsite' as const,
	waiting: [],
};
const police = { targetGroupId: 'police', organisationKey: null, isSensitiveWorkplace: false };
const social = { ...police, targetGroupId: 'social' };

test('seats go in the order of the list, and those who wait for a full quota hold nobody back', () => {
	const pools = [
		aPool(),
		aPool({ id: 'police', scope: 'target_group', ownerKey: 'police', capacitySeats: 1 }),
	];
	const plan = planAdmissions({ ...training, pools }, [police, police, social, social], now);
	if (!plan.ok) throw new Error(plan.refusal.code);
	expect(plan.admissions.map((one) => (one.state === 'waitlisted' ? one.because : 'seat'))).toEqual([
		'seat',
		'group',
		'seat',
		'full',
	]);
});

test('what would be refused to one is refused to all', () => {
	const before = new Date('2025-12-31T07:00:00Z');
	expect(planAdmissions({ ...training, pools: [aPool()] }, [police], before)).toEqual({
		ok: false,
		refusal: { code: 'not-open-yet', opensAt: training.opensAt },
	});
});

test('one who has to be approved takes nothing from those after them', () => {
	const plan = planAdmissions(
		{ ...training, pools: [aPool({ capacitySeats: 1 })] },
		[{ ...police, needsApproval: true }, police, { ...police, needsApproval: true }, police],
		now,
	);
	if (!plan.ok) throw new Error(plan.refusal.code);
	expect(plan.admissions.map((one) => one.state)).toEqual([
		'requested',
		'confirmed',
		'requested',
		'waitlisted',
	]);
});

test('seats that an invitation holds are for the first of the list, in a full training too', () => {
	const pools = [aPool({ capacitySeats: 3, takenSeats: 3 })];
	const plan = planAdmissions(
		{ ...training, pools, reserved: { poolIds: ['all'], seats: 2 } },
		[police, social, police],
		now,
	);
	if (!plan.ok) throw new Error(plan.refusal.code);
	expect(plan.admissions.map((one) => one.state)).toEqual(['confirmed', 'confirmed', 'waitlisted']);
});

test('a seat held by an invitation that its colleague cannot have is left to those in line', () => {
	const pools = [
		aPool({ takenSeats: 2 }),
		aPool({ id: 'police', scope: 'target_group', ownerKey: 'police', capacitySeats: 0 }),
	];
	const plan = planAdmissions(
		{ ...training, pools, reserved: { poolIds: ['all'], seats: 1 } },
		[police, social],
		now,
	);
	if (!plan.ok) throw new Error(plan.refusal.code);
	expect(plan.admissions.map((one) => one.state)).toEqual(['waitlisted', 'confirmed']);
});

test('a plan never oversells, and leaves no seat that somebody planned could have', () => {
	const seekers = fc.array(fc.constantFrom(police, social), { maxLength: 12 });
	const seats = fc.record({ all: fc.nat(8), police: fc.nat(4), taken: fc.nat(4) });
	fc.assert(
		fc.property(seekers, seats, (people, { all, police: quota, taken }) => {
			const total = aPool({ capacitySeats: Math.max(all, taken), takenSeats: taken });
			const own = aPool({ id: 'police', scope: 'target_group', ownerKey: 'police', capacitySeats: quota });
			const plan = planAdmissions({ ...training, pools: [total, own] }, people, now);
			if (!plan.ok) throw new Error(plan.refusal.code);
			const seated = people.filter((_, index) => plan.admissions[index]?.state === 'confirmed');
			const officers = seated.filter((one) => one === police).length;
			expect(seated.length).toBeLessThanOrEqual(total.capacitySeats - taken);
			expect(officers).toBeLessThanOrEqual(quota);
			const waiting = people.filter((_, index) => plan.admissions[index]?.state === 'waitlisted');
			if (seated.length < total.capacitySeats - taken) {
				expect(waiting.every((one) => one === police)).toBe(true);
				if (waiting.length > 0) expect(officers).toBe(quota);
			}
		}),
	);
});

const held: AnswerFacts = {
	mode: 'onsite',
	targetGroupId: 'police',
	organisationKey: null,
	state: 'offered',
	offerExpiresAt: new Date('2026-01-12T07:00:00Z'),
	isCancelled: false,
	trainingMode: 'onsite',
	isSensitiveWorkplace: false,
	municipalityCode: null,
	pools: [aPool({ takenSeats: 1 }), aPool({ id: 'social', scope: 'target_group', ownerKey: 'social' })],
	waiting: [],
	poolIds: ['all'],
};
test.each([
	['as the liaison said', {}, { enter: [], leave: [] }],
	['of another profession that has a seat', { targetGroupId: 'social' }, { enter: ['social'], leave: [] }],
	['no longer of the profession', { poolIds: ['all', 'social'] }, { enter: [], leave: ['social'] }],
	[
		'of another profession that is full',
		{
			targetGroupId: 'social',
			pools: [
				aPool({ takenSeats: 1 }),
				aPool({ id: 'social', scope: 'target_group', ownerKey: 'social', capacitySeats: 0 }),
			],
		},
		'no-seat-as-answered',
	],
	[
		'in line for one that is full',
		{
			state: 'waitlisted',
			offerExpiresAt: null,
			targetGroupId: 'social',
			pools: [aPool({ id: 'social', scope: 'target_group', ownerKey: 'social', capacitySeats: 0 })],
			poolIds: [],
		},
		{ enter: ['social'], leave: [] },
	],
	['after the deadline', { offerExpiresAt: now }, 'offer-expired'],
	['having declined', { state: 'cancelled', offerExpiresAt: null }, 'no-longer-registered'],
	['of a cancelled training', { isCancelled: true }, 'training-cancelled'],
	['of a profession that is none', { targetGroupId: null }, 'unknown-target-group'],
	['from nowhere', { municipalityCode: 'unknown' as const }, 'unknown-municipality'],
	['online, where it is not held so', { mode: 'online' as const }, 'mode-not-offered'],
	[
		'without an organisation, where seats are shared out',
		{ pools: [aPool(), aPool({ id: 'each', scope: 'each_organisation' })] },
		'organisation-needed',
	],
] as const)('one who answers %s', (_, facts, expected) => {
	const decision = decideAnswer({ ...held, ...facts } as AnswerFacts, now);
	expect(decision.ok ? decision.effect : decision.refusal.code).toEqual(expected);
});

test.each([
	{
		when: 'weeks are left, a week, at an hour people work',
		left: 500,
		holds: '2026-01-19T07:00:00Z',
		from: '2026-01-12T05:30:00Z',
	},
	{
		when: 'two days are left, one of them',
		left: 48,
		holds: '2026-01-13T08:00:00Z',
		from: '2026-01-12T08:00:00Z',
	},
	{
		when: 'two hours are left, four hours all the same',
		left: 2,
		holds: '2026-01-12T12:00:00Z',
		from: '2026-01-12T08:00:00Z',
	},
])('a colleague has time to answer: with $when', ({ left, holds, from }) => {
	const closesAt = new Date(new Date(from).getTime() + left * 3_600_000);
	const startsAt = new Date(closesAt.getTime() + 24 * 3_600_000);
	const facts = { closesAt, startsAt, timeZone: 'Europe/Helsinki' };
	expect(decideInvitationDeadline(facts, new Date(from))).toEqual(new Date(holds));
});

test('no seat is held past the start, and there is always some time', () => {
	fc.assert(
		fc.property(fc.integer({ min: 1, max: 5000 }), fc.integer({ min: 0, max: 5000 }), (toClose, toStart) => {
			const closesAt = new Date(now.getTime() + toClose * 60_000);
			const startsAt = new Date(closesAt.getTime() + toStart * 60_000);
			const until = decideInvitationDeadline({ closesAt, startsAt, timeZone: 'Europe/Helsinki' }, now);
			expect(until.getTime()).toBeLessThanOrEqual(startsAt.getTime());
			expect(until.getTime()).toBeGreaterThan(now.getTime());
		}),
	);
});

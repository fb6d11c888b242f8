import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decideInviting } from './invitation.ts';
import type { Holder, Invited, InvitingFacts } from './invitation.ts';
import type { PoolFacts } from './pools.ts';

const now = new Date('2026-03-02T07:00:00Z');
const until = new Date('2026-03-10T07:00:00Z');
const pool = (id: string, capacitySeats: number, facts: Partial<PoolFacts> = {}): PoolFacts => ({
	id,
	scope: 'all',
	ownerKey: null,
	capacitySeats,
	overrideSeats: 0,
	takenSeats: 0,
	waitingSeats: 0,
	...facts,
});
const room = pool('room', 5);
const police = pool('police', 2, { scope: 'target_group', ownerKey: 'police' });
const station = pool('station', 1, { scope: 'organisation', ownerKey: 'station' });
const each = pool('each', 1, { scope: 'each_organisation' });
const facts = (given: Partial<InvitingFacts> = {}): InvitingFacts => ({
	isCancelled: false,
	trainingMode: 'onsite',
	endsAt: new Date('2026-04-14T06:00:00Z'),
	pools: [each, police, room, station],
	waiting: [],
	...given,
});
const unknown: Holder = { targetGroupId: null, organisationKey: null };
const officer: Holder = { ...unknown, targetGroupId: 'police' };
const invite = (holders: readonly Holder[], given: Partial<Invited> = {}, of = facts()) =>
	decideInviting(
		{ holders, maxUses: 1, expiresAt: until, reservation: { until, mode: 'onsite' }, ...given },
		of,
		now,
	);

test.each([
	{ when: 'nothing is known of them', holders: [unknown], poolIds: [['room']] },
	{ when: 'the profession is known', holders: [officer], poolIds: [['police', 'room']] },
	{
		when: 'one is known and the other not',
		holders: [{ ...officer, organisationKey: 'station' }, unknown],
		poolIds: [['police', 'room', 'station'], ['room']],
	},
	{
		when: 'the organisation has no limit of its own',
		holders: [{ ...unknown, organisationKey: 'other' }],
		poolIds: [['room']],
	},
])('a seat is held in the room, and in the quotas of its holder, when $when', ({ holders, poolIds }) => {
	expect(invite(holders)).toEqual({ ok: true, poolIds });
});

test.each([
	{
		when: 'the quota has fewer',
		holders: [officer, officer, officer],
		refusal: { of: 'group', freeSeats: 2, wanted: 3 },
	},
	{
		when: 'each use of a link needs one',
		holders: [{ ...unknown, organisationKey: 'station' }],
		maxUses: 2,
		refusal: { of: 'organisation', freeSeats: 1, wanted: 2 },
	},
	{
		when: 'the room has fewer, whatever the quotas',
		holders: [officer, ...Array.from({ length: 5 }, () => unknown)],
		refusal: { of: 'training', freeSeats: 5, wanted: 6 },
	},
	{
		when: 'the free one is owed to one in line',
		holders: [officer, officer],
		waiting: [{ registrationId: 'w', priority: 0, arrival: 1, mode: 'onsite' as const, ...officer }],
		refusal: { of: 'group', freeSeats: 1, wanted: 2 },
	},
])('no seat is held when $when', ({ holders, maxUses = 1, waiting = [], refusal }) => {
	expect(invite(holders, { maxUses }, facts({ waiting }))).toEqual({
		ok: false,
		refusal: { code: 'not-enough-seats', ...refusal },
	});
});

test('what is held never passes what is free in any pool', () => {
	const holder = fc.record({
		targetGroupId: fc.constantFrom('police', 'other', null),
		organisationKey: fc.constantFrom('station', 'other', null),
	});
	const sizes = fc.record({ room: fc.nat(6), police: fc.nat(4), station: fc.nat(3), taken: fc.nat(3) });
	fc.assert(
		fc.property(
			fc.array(holder, { minLength: 1, maxLength: 6 }),
			fc.integer({ min: 1, max: 3 }),
			sizes,
			(holders, maxUses, size) => {
				const pools = [
					{ ...room, capacitySeats: size.room, takenSeats: Math.min(size.taken, size.room) },
					{ ...police, capacitySeats: size.police, takenSeats: Math.min(size.taken, size.police) },
					{ ...station, capacitySeats: size.station },
				];
				const decision = invite(holders, { maxUses }, facts({ pools }));
				if (!decision.ok) return;
				for (const { id, capacitySeats, takenSeats } of pools)
					expect(decision.poolIds.filter((ids) => ids.includes(id)).length * maxUses).toBeLessThanOrEqual(
						capacitySeats - takenSeats,
					);
			},
		),
	);
});

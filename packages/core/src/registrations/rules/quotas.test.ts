import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Quotas } from '../model.ts';
import { planQuotas } from './quotas.ts';
import type { LiveRegistration, QuotaFacts } from './quotas.ts';

const now = new Date('2026-03-02T07:00:00Z');
const none: Quotas = { groups: [], eachOrganisation: null };
const someone = (id: string, facts: Partial<LiveRegistration> = {}): LiveRegistration => ({
	id,
	hasSeat: true,
	targetGroup: 'police',
	organisationKey: null,
	...facts,
});
const facts = (given: Partial<QuotaFacts> = {}): QuotaFacts => ({
	isCancelled: false,
	standing: none,
	registrations: [],
	held: [],
	startsAt: new Date('2026-04-14T06:00:00Z'),
	timeZone: 'Europe/Helsinki',
	...given,
});
const police = (seats: number, releaseDaysBefore: number | null = null): Quotas => ({
	...none,
	groups: [{ targetGroup: 'police', seats, releaseDaysBefore }],
});
const each = (seats: number, releaseDaysBefore: number | null = null): Quotas => ({
	...none,
	eachOrganisation: { seats, releaseDaysBefore },
});
const planned = (wanted: Quotas, given: Partial<QuotaFacts> = {}) =>
	planQuotas({ before: given.standing ?? none, wanted }, facts(given), now);

test('those who are there count at once: who has a seat, and who waits', () => {
	const registrations = [
		someone('a'),
		someone('b', { hasSeat: false }),
		someone('c', { targetGroup: 'ngo' }),
	];
	expect(planned(police(1), { registrations })).toMatchObject({
		ok: true,
		pools: [
			{ scope: 'target_group', targetGroup: 'police', capacitySeats: 1, seated: ['a'], waiting: ['b'] },
		],
	});
});

test('each organisation that somebody comes from has a pool of its own', () => {
	const registrations = ['one', 'one', 'two'].map((organisationKey, index) =>
		someone(String(index), { organisationKey }),
	);
	expect(planned(each(2, 14), { registrations: [...registrations, someone('none')] })).toMatchObject({
		pools: [
			{ scope: 'each_organisation', seated: [] },
			{ scope: 'organisation', organisationKey: 'one', releaseDaysBefore: 14, seated: ['0', '1'] },
			{ scope: 'organisation', organisationKey: 'two', seated: ['2'] },
		],
	});
});

test.each([
	{
		when: 'police have more seats already',
		wanted: police(1),
		given: { registrations: [someone('a'), someone('b')] },
		refusal: { code: 'quota-below-taken', targetGroup: 'police', takenSeats: 2 },
	},
	{
		when: 'an organisation has more seats already',
		wanted: each(1),
		given: {
			registrations: ['a', 'b', 'c'].map((id) =>
				someone(id, { organisationKey: id === 'c' ? 'two' : 'one' }),
			),
		},
		refusal: { code: 'organisation-limit-below-taken', takenSeats: 2 },
	},
	{
		when: 'someone else changed them meanwhile',
		wanted: police(3),
		given: {},
		before: police(2),
		refusal: { code: 'stale', theirs: none },
	},
	{
		when: 'the training is cancelled',
		wanted: police(3),
		given: { isCancelled: true },
		refusal: { code: 'cancelled' },
	},
])('refused when $when', ({ wanted, given, before, refusal }) =>
	expect(planQuotas({ before: before ?? none, wanted }, facts(given), now)).toEqual({ ok: false, refusal }),
);

test('a quota that has ended already counts nobody and refuses nothing', () => {
	const startsAt = new Date('2026-03-10T07:00:00Z');
	const registrations = [someone('a'), someone('b')];
	expect(planned(police(1, 14), { registrations, startsAt })).toMatchObject({
		ok: true,
		pools: [{ seated: [], waiting: [] }],
	});
});

test('seats held by invitations count like people, where it is known whose they are', () => {
	const held = [
		{ invitationId: 'i', seats: 2, targetGroup: 'police', organisationKey: 'one' },
		{ invitationId: 'j', seats: 5, targetGroup: null, organisationKey: null },
	];
	const registrations = [someone('a')];
	const refusal = { code: 'quota-below-taken', targetGroup: 'police', takenSeats: 3 };
	expect(planned(police(2), { held, registrations })).toEqual({ ok: false, refusal });
	expect(planned(police(3), { held, registrations })).toMatchObject({
		ok: true,
		pools: [{ seated: ['a'], held: [{ invitationId: 'i' }] }],
	});
	expect(planned(each(1), { held })).toMatchObject({ refusal: { code: 'organisation-limit-below-taken' } });
	expect(planned(each(2), { held })).toMatchObject({
		pools: [{ scope: 'each_organisation' }, { organisationKey: 'one', held: [{ seats: 2 }] }],
	});
});

test('the order of the groups is no change', () => {
	const both = [
		{ targetGroup: 'police', seats: 1, releaseDaysBefore: null },
		{ targetGroup: 'ngo', seats: 2, releaseDaysBefore: null },
	];
	const standing = { ...none, groups: both };
	const before = { ...none, groups: both.toReversed() };
	expect(planQuotas({ before, wanted: none }, facts({ standing }), now).ok).toBe(true);
});

test('a plan that is granted seats nobody twice and never beyond a quota', () => {
	const person = fc.record({
		hasSeat: fc.boolean(),
		targetGroup: fc.constantFrom('police', 'ngo', null),
		organisationKey: fc.constantFrom('one', 'two', null),
	});
	fc.assert(
		fc.property(fc.array(person, { maxLength: 20 }), fc.integer({ min: 1, max: 8 }), (people, seats) => {
			const registrations = people.map((facts, index) => ({ id: String(index), ...facts }));
			const wanted = { ...police(seats), eachOrganisation: { seats, releaseDaysBefore: null } };
			const decision = planned(wanted, { registrations });
			const largest = Math.max(
				registrations.filter((one) => one.hasSeat && one.targetGroup === 'police').length,
				...['one', 'two'].map(
					(key) => registrations.filter((one) => one.hasSeat && one.organisationKey === key).length,
				),
			);
			expect(decision.ok).toBe(largest <= seats);
			if (!decision.ok) return;
			for (const pool of decision.pools) {
				expect(pool.seated.length).toBeLessThanOrEqual(pool.capacitySeats);
				expect(new Set([...pool.seated, ...pool.waiting]).size).toBe(
					pool.seated.length + pool.waiting.length,
				);
			}
		}),
	);
});

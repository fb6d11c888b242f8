import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressPeople, decideGuard, guardMinutes, heldMinutes, limitsOf, stretchOf } from './guard.ts';
import type { GuardFacts } from './guard.ts';

const opensAt = new Date('2026-03-02T07:00:00Z');
const atOpening = new Date('2026-03-02T07:00:30Z');
const later = new Date('2026-03-04T11:00:00Z');
const after = (now: Date, minutes: number) => new Date(now.getTime() + minutes * 60_000);
const anAttempt = (facts: Partial<GuardFacts> = {}): GuardFacts => ({
	opensAt,
	seats: 40,
	training: 0,
	network: 0,
	address: 0,
	guardedUntil: null,
	proof: 'none',
	canProve: true,
	...facts,
});
const guarded = (facts: Partial<GuardFacts> = {}) => anAttempt({ guardedUntil: after(later, 1), ...facts });

test.each([
	{ when: 'nobody else comes', facts: anAttempt(), now: later, kind: 'open', guards: false },
	{
		when: 'a ministry at opening',
		facts: anAttempt({ training: 5_000, network: 2_000 }),
		now: atOpening,
		kind: 'open',
		guards: false,
	},
	{
		when: 'a ministry on another day',
		facts: anAttempt({ training: 100, network: 290 }),
		now: later,
		kind: 'open',
		guards: false,
	},
	{
		when: 'a flood on another day',
		facts: anAttempt({ training: 120 }),
		now: later,
		kind: 'challenge',
		guards: true,
	},
	{
		when: 'the same for a training of a thousand',
		facts: anAttempt({ training: 120, seats: 1_000 }),
		now: later,
		kind: 'open',
		guards: false,
	},
	{
		when: 'a flood at opening',
		facts: anAttempt({ training: 10_000 }),
		now: atOpening,
		kind: 'challenge',
		guards: true,
	},
	{
		when: 'one network alone',
		facts: anAttempt({ network: 300 }),
		now: later,
		kind: 'challenge',
		guards: false,
	},
	{
		when: 'one network with a proof',
		facts: anAttempt({ network: 300, proof: 'valid' }),
		now: later,
		kind: 'open',
		guards: false,
	},
	{ when: 'guarded and calm', facts: guarded(), now: later, kind: 'challenge', guards: false },
	{
		when: 'guarded and neither',
		facts: guarded({ training: 40 }),
		now: later,
		kind: 'challenge',
		guards: true,
	},
	{ when: 'open and neither', facts: anAttempt({ training: 40 }), now: later, kind: 'open', guards: false },
	{
		when: 'guarded, with a proof',
		facts: guarded({ proof: 'valid' }),
		now: later,
		kind: 'open',
		guards: false,
	},
	{
		when: 'guarded, without scripts',
		facts: guarded({ canProve: false }),
		now: later,
		kind: 'hold',
		guards: false,
	},
	{
		when: 'no longer guarded',
		facts: guarded({ guardedUntil: later }),
		now: later,
		kind: 'open',
		guards: false,
	},
	{
		when: 'one address too often, proof or not',
		facts: anAttempt({ address: addressPeople, proof: 'valid' }),
		now: later,
		kind: 'refuse',
		guards: false,
	},
	{
		when: 'the last person of a shared mailbox',
		facts: anAttempt({ address: addressPeople - 1 }),
		now: later,
		kind: 'open',
		guards: false,
	},
])('$when: $kind', ({ facts, now, kind, guards }) => {
	const decision = decideGuard(facts, now);
	expect(decision.guarding.kind).toBe(kind);
	expect(decision.guardUntil).toEqual(guards ? after(now, guardMinutes) : null);
});

test('a place is held for an hour', () => {
	expect(decideGuard(guarded({ canProve: false }), later).guarding).toEqual({
		kind: 'hold',
		until: after(later, heldMinutes),
	});
});

const anyFacts = fc.record({
	training: fc.nat(30_000),
	network: fc.nat(30_000),
	address: fc.nat(40),
	seats: fc.nat(2_000),
	canProve: fc.boolean(),
	proof: fc.constantFrom('valid' as const, 'none' as const),
	minutes: fc.integer({ min: -60, max: 20_000 }),
	wasGuarded: fc.boolean(),
});

test('a proof always opens, a scriptless form is never asked for one, and guarding never makes it easier', () => {
	fc.assert(
		fc.property(anyFacts, ({ minutes, wasGuarded, ...facts }) => {
			const now = after(opensAt, minutes);
			const given = anAttempt({ ...facts, guardedUntil: wasGuarded ? after(now, 1) : null });
			const { guarding } = decideGuard(given, now);
			if (given.proof === 'valid' && given.address < addressPeople) expect(guarding.kind).toBe('open');
			if (!given.canProve) expect(guarding.kind).not.toBe('challenge');
			const calm = decideGuard({ ...given, guardedUntil: null }, now);
			if (guarding.kind === 'open') expect(calm.guarding.kind).toBe('open');
		}),
	);
});

test('a rate that stays between the two limits never turns the guard on or off', () => {
	fc.assert(
		fc.property(fc.nat(2_000), fc.integer({ min: 20, max: 20_000 }), fc.boolean(), (seats, minutes, on) => {
			const now = after(opensAt, minutes);
			const limits = limitsOf({ opensAt, seats }, now);
			const training = fc.sample(fc.integer({ min: limits.calm, max: limits.training - 1 }), 1)[0] ?? 0;
			const { guardUntil } = decideGuard(
				anAttempt({ seats, training, guardedUntil: on ? after(now, 1) : null }),
				now,
			);
			expect(guardUntil !== null).toBe(on);
		}),
	);
});

test('every process counts an instant in the same stretch', () => {
	expect(stretchOf('training', new Date('2026-03-02T07:00:59.999Z'))).toEqual(opensAt);
	expect(stretchOf('network', new Date('2026-03-02T07:09:59Z'))).toEqual(opensAt);
	expect(stretchOf('address', new Date('2026-03-02T23:59:59Z'))).toEqual(new Date('2026-03-02T00:00:00Z'));
});

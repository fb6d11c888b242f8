import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TrainingMode } from '../model.ts';
import type { Held, LockedPool } from './seat-pools.ts';
import { decidePools, poolsOf } from './seat-pools.ts';

const pool = (scope: LockedPool['scope'], facts: Partial<LockedPool> = {}): LockedPool => ({
	id: scope,
	scope,
	capacitySeats: 10,
	overrideSeats: 0,
	takenSeats: 0,
	waitingSeats: 0,
	...facts,
});
const held = (mode: TrainingMode, onsiteSeats: number, onlineSeats: number): Held => ({
	mode,
	onsiteSeats,
	onlineSeats,
});
const granted = (update: object[], insert: object[], hasMoreSeats = false) => ({
	ok: true,
	update,
	insert,
	hasMoreSeats,
});
const refused = (refusal: object) => ({ ok: false, refusal });

describe('decidePools', () => {
	test.each([
		{
			when: 'nothing changes',
			pools: [pool('all')],
			before: 'onsite',
			wanted: held('onsite', 10, 0),
			expected: granted([], []),
		},
		{
			when: 'seats are added',
			pools: [pool('all')],
			before: 'onsite',
			wanted: held('onsite', 12, 0),
			expected: granted([{ id: 'all', scope: 'all', capacitySeats: 12 }], [], true),
		},
		{
			when: 'seats are taken away down to those taken',
			pools: [pool('all', { takenSeats: 7 })],
			before: 'online',
			wanted: held('online', 0, 7),
			expected: granted([{ id: 'all', scope: 'all', capacitySeats: 7 }], []),
		},
		{
			when: 'fewer seats than are taken',
			pools: [pool('all', { takenSeats: 7 })],
			before: 'onsite',
			wanted: held('onsite', 6, 0),
			expected: refused({ code: 'capacity-below-taken', mode: 'onsite', takenSeats: 7 }),
		},
		{
			when: 'seats granted beyond capacity are still covered',
			pools: [pool('all', { takenSeats: 11, overrideSeats: 1 })],
			before: 'onsite',
			wanted: held('onsite', 10, 0),
			expected: granted([], []),
		},
		{
			when: 'a place online is added to people on site',
			pools: [pool('all', { takenSeats: 4 })],
			before: 'onsite',
			wanted: held('hybrid', 10, 50),
			expected: granted(
				[{ id: 'all', scope: 'onsite', capacitySeats: 10 }],
				[{ scope: 'online', capacitySeats: 50 }],
			),
		},
		{
			when: 'a place on site is added to people online',
			pools: [pool('all', { takenSeats: 4 })],
			before: 'online',
			wanted: held('hybrid', 5, 10),
			expected: granted(
				[{ id: 'all', scope: 'online', capacitySeats: 10 }],
				[{ scope: 'onsite', capacitySeats: 5 }],
			),
		},
		{
			when: 'the unused online half ends',
			pools: [pool('onsite', { takenSeats: 3 }), pool('online')],
			before: 'hybrid',
			wanted: held('onsite', 10, 0),
			expected: granted([{ id: 'online', scope: 'online', capacitySeats: 0 }], []),
		},
		{
			when: 'the online half would end under people',
			pools: [pool('onsite'), pool('online', { takenSeats: 1 })],
			before: 'hybrid',
			wanted: held('onsite', 10, 0),
			expected: refused({ code: 'mode-in-use', mode: 'online' }),
		},
		{
			when: 'the room would end under people who wait',
			pools: [pool('all', { waitingSeats: 1 })],
			before: 'onsite',
			wanted: held('online', 0, 10),
			expected: refused({ code: 'mode-in-use', mode: 'onsite' }),
		},
		{
			when: 'an empty training goes online',
			pools: [pool('all')],
			before: 'onsite',
			wanted: held('online', 0, 30),
			expected: granted([{ id: 'all', scope: 'all', capacitySeats: 30 }], [], true),
		},
		{
			when: 'an ended half comes back',
			pools: [pool('onsite'), pool('online', { capacitySeats: 0 })],
			before: 'onsite',
			wanted: held('hybrid', 10, 8),
			expected: granted([{ id: 'online', scope: 'online', capacitySeats: 8 }], [], true),
		},
	] as const)('when $when', ({ pools, before, wanted, expected }) =>
		expect(decidePools(pools, before, wanted)).toEqual(expected),
	);

	test('however the mode wanders, every offered mode has its seats, no pool is doubled, and nobody loses one', () => {
		const aHeld = fc
			.tuple(
				fc.constantFrom<TrainingMode>('onsite', 'online', 'hybrid'),
				fc.integer({ min: 1, max: 20 }),
				fc.integer({ min: 1, max: 20 }),
			)
			.map(([mode, onsite, online]) =>
				held(mode, mode === 'online' ? 0 : onsite, mode === 'onsite' ? 0 : online),
			);
		const aStep = fc.record({ wanted: aHeld, arrivals: fc.record({ onsite: fc.nat(3), online: fc.nat(3) }) });
		fc.assert(
			fc.property(aHeld, fc.array(aStep, { maxLength: 6 }), (start, steps) => {
				let now = start;
				let pools: LockedPool[] = poolsOf(start).map((one, index) => ({
					...pool(one.scope),
					id: String(index),
					capacitySeats: one.capacitySeats,
				}));
				for (const { wanted, arrivals } of steps) {
					pools = pools.map((one) => {
						const mode = one.scope === 'all' ? (now.mode === 'online' ? 'online' : 'onsite') : one.scope;
						return { ...one, takenSeats: Math.min(one.capacitySeats, one.takenSeats + arrivals[mode]) };
					});
					const takenBefore = pools.reduce((sum, one) => sum + one.takenSeats, 0);
					const decision = decidePools(pools, now.mode, wanted);
					if (!decision.ok) continue;
					pools = pools.map((one) => ({ ...one, ...decision.update.find((change) => change.id === one.id) }));
					pools.push(
						...decision.insert.map((one, index) => ({
							...pool(one.scope),
							id: `${pools.length + index}`,
							capacitySeats: one.capacitySeats,
						})),
					);
					now = wanted;
					const seats = (mode: 'onsite' | 'online') =>
						pools
							.filter((one) => one.scope === mode || (one.scope === 'all' && now.mode === mode))
							.reduce((sum, one) => sum + one.capacitySeats, 0);
					expect([seats('onsite'), seats('online')]).toEqual([now.onsiteSeats, now.onlineSeats]);
					expect(new Set(pools.map((one) => one.scope)).size).toBe(pools.length);
					expect(pools.every((one) => one.takenSeats <= one.capacitySeats)).toBe(true);
					expect(pools.reduce((sum, one) => sum + one.takenSeats, 0)).toBe(takenBefore);
				}
			}),
		);
	});
});

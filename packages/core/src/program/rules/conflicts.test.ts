import { overlaps } from '@kutsu/kernel';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findConflicts } from './conflicts.ts';

const hour = (time: string) => new Date(`2025-05-13T${time}:00Z`);
type Item = Parameters<typeof findConflicts>[0][number];

let numbers = 0;
function anItem(id: string, roomId: string, from: string, to: string, speakerIds: string[] = []): Item {
	return { id, number: ++numbers, speakerIds, slot: { roomId, startsAt: hour(from), endsAt: hour(to) } };
}

test.each([
	{
		when: 'one follows the other in a room',
		items: [anItem('a', 'A', '09:00', '10:00'), anItem('b', 'A', '10:00', '11:00')],
		expected: [],
	},
	{
		when: 'they are at once in two rooms',
		items: [anItem('a', 'A', '09:00', '10:00'), anItem('b', 'B', '09:00', '10:00')],
		expected: [],
	},
	{
		when: 'they share a room for a quarter of an hour',
		items: [anItem('b', 'A', '09:45', '11:00'), anItem('a', 'A', '09:00', '10:00')],
		expected: [
			{ kind: 'room', id: 'A', itemIds: ['a', 'b'], startsAt: hour('09:45'), endsAt: hour('10:00') },
		],
	},
	{
		when: 'a speaker is wanted in two rooms',
		items: [anItem('a', 'A', '09:00', '10:00', ['s1', 's2']), anItem('b', 'B', '09:00', '09:30', ['s2'])],
		expected: [
			{ kind: 'speaker', id: 's2', itemIds: ['a', 'b'], startsAt: hour('09:00'), endsAt: hour('09:30') },
		],
	},
	{
		when: 'both a room and a speaker are wanted twice',
		items: [anItem('a', 'A', '09:00', '10:00', ['s1']), anItem('b', 'A', '09:00', '10:00', ['s1'])],
		expected: [
			{ kind: 'room', id: 'A', itemIds: ['a', 'b'], startsAt: hour('09:00'), endsAt: hour('10:00') },
			{ kind: 'speaker', id: 's1', itemIds: ['a', 'b'], startsAt: hour('09:00'), endsAt: hour('10:00') },
		],
	},
	{
		when: 'one of them is unplaced',
		items: [anItem('a', 'A', '09:00', '10:00'), { id: 'b', number: 99, speakerIds: [], slot: null }],
		expected: [],
	},
])('when $when', ({ items, expected }) => expect(findConflicts(items)).toEqual(expected));

test('a conflict is told for exactly the pairs that overlap in a room', () => {
	const slot = fc.record({
		roomId: fc.constantFrom('A', 'B'),
		from: fc.nat(20),
		minutes: fc.integer({ min: 1, max: 10 }),
	});
	fc.assert(
		fc.property(fc.array(slot, { maxLength: 12 }), (slots) => {
			const items = slots.map(({ roomId, from, minutes }, index) => ({
				id: String(index),
				number: index + 1,
				speakerIds: [],
				slot: { roomId, startsAt: new Date(from * 60_000), endsAt: new Date((from + minutes) * 60_000) },
			}));
			const pairs = items.flatMap((one, index) =>
				items
					.slice(index + 1)
					.filter((other) => one.slot.roomId === other.slot.roomId && overlaps(one.slot, other.slot))
					.map((other) => [one.id, other.id].toSorted().join()),
			);
			expect(
				findConflicts(items)
					.map(({ itemIds }) => itemIds.toSorted().join())
					.toSorted(),
			).toEqual(pairs.toSorted());
		}),
	);
});

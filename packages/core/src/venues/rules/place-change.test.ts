import { expect, test } from 'vitest';
import type { PlaceFacts } from './place-change.ts';
import { decidePlaceChange } from './place-change.ts';

const house: PlaceFacts = {
	name: { fi: 'Talo', sv: 'Hus' },
	municipalityCode: '091',
	streetAddress: 'Katu 1',
	postalCode: '00100',
	rooms: [
		{ id: 'a', name: { fi: 'A' } },
		{ id: 'b', name: { fi: 'B' } },
	],
};

test.each<{ when: string; change: Partial<PlaceFacts>; expected: 'all' | string[] }>([
	{ when: 'nothing changes', change: {}, expected: [] },
	{
		when: 'a blank language is written out',
		change: { name: { fi: 'Talo', sv: 'Hus', en: '' } },
		expected: [],
	},
	{ when: 'it is renamed', change: { name: { fi: 'Uusi talo', sv: 'Hus' } }, expected: 'all' },
	{ when: 'its address is corrected', change: { streetAddress: 'Katu 2' }, expected: 'all' },
	{ when: 'its address becomes known', change: { postalCode: null }, expected: 'all' },
	{
		when: 'one room is renamed',
		change: {
			rooms: [
				{ id: 'a', name: { fi: 'A' } },
				{ id: 'b', name: { fi: 'C' } },
			],
		},
		expected: ['b'],
	},
	{
		when: 'a room comes and the order changes',
		change: { rooms: [{ name: { fi: 'C' } }, ...house.rooms.toReversed()] },
		expected: [],
	},
])('$expected when $when', ({ change, expected }) =>
	expect(decidePlaceChange(house, { ...house, ...change })).toEqual(expected),
);

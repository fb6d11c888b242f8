import { expect, test } from 'vitest';
import { Key } from '../../projects/model.ts';
import { trackKeyFor } from './track-key.ts';

test.each([
	{
		when: 'the name has marks and spaces',
		name: { fi: 'Ehkäisy ja työelämä' },
		taken: [],
		expected: 'ehkaisy-ja-tyoelama',
	},
	{
		when: 'the first required language lacks it',
		name: { sv: 'Förebyggande' },
		taken: [],
		expected: 'forebyggande',
	},
	{ when: 'it is taken', name: { fi: 'Teema' }, taken: ['teema', 'teema-2'], expected: 'teema-3' },
	{ when: 'no letter of it is Latin', name: { fi: 'Тема' }, taken: [], expected: 'track' },
	{
		when: 'it is cut within a word’s end',
		name: { fi: `${'a'.repeat(49)} bb` },
		taken: [],
		expected: 'a'.repeat(49),
	},
])('when $when', ({ name, taken, expected }) => {
	const key = trackKeyFor(name, ['fi', 'sv'], taken);
	expect(key).toBe(expected);
	expect(Key.safeParse(key).success).toBe(true);
});

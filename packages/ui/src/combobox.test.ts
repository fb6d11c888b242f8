import { expect, test } from 'vitest';
import { matching } from './combobox.ts';

const options = ['Uusikaupunki', 'Äänekoski', 'Kaupunkiliitto, Uusi', 'Kauhava', 'Kuusamo', 'Å (saari)'].map(
	(label) => ({
		value: label,
		label,
	}),
);

test.each([
	{ when: 'nothing is written', query: '  ', found: options.map((option) => option.label) },
	{ when: 'a mark is left out', query: 'aanek', found: ['Äänekoski'] },
	{ when: 'a mark is written', query: 'ÄÄNE', found: ['Äänekoski'] },
	{
		when: 'beginnings come before words before middles',
		query: 'uus',
		found: ['Uusikaupunki', 'Kaupunkiliitto, Uusi', 'Kuusamo'],
	},
	{ when: 'signs mean themselves', query: '(s', found: ['Å (saari)'] },
	{ when: 'nothing fits', query: 'xyz', found: [] },
])('when $when', ({ query, found }) =>
	expect(matching(options, query).map((option) => option.label)).toEqual(found),
);

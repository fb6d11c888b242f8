import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstNameOf, namesOf, plainName } from './names.ts';

const shown = (names: ReturnType<typeof namesOf>) =>
	names.map((one) => (one.isCurrent ? one.name : `(${one.name})`));

test.each([
	['in each language', { name: { fi: 'Virasto', sv: 'Verket' }, otherNames: [] }, {}, ['Virasto', 'Verket']],
	[
		'once when two languages say the same',
		{ name: { fi: 'HUS', sv: 'HUS' }, otherNames: ['hus'] },
		{},
		['HUS'],
	],
	[
		'by other names too',
		{ name: { fi: 'Virasto' }, otherNames: [' Vir  asto '] },
		{},
		['Virasto', '(Vir asto)'],
	],
	['by the name it gave up', { name: { fi: 'Uusi' }, otherNames: [] }, { fi: 'Vanha' }, ['Uusi', '(Vanha)']],
	['no longer by nothing', { name: { fi: 'Uusi', sv: ' ' }, otherNames: [''] }, { fi: 'uusi' }, ['Uusi']],
])('an organisation is called %s', (_, wanted, before, expected) => {
	expect(shown(namesOf(wanted, before))).toEqual(expected);
});

test('no name comes twice, and none gets lost', () => {
	const name = fc.constantFrom('', ' ', 'A', 'a', 'B', ' b ', 'C  c', 'c c');
	fc.assert(
		fc.property(name, name, fc.array(name), name, (fi, sv, otherNames, before) => {
			const plain = namesOf({ name: { fi, sv }, otherNames }, { fi: before }).map((one) =>
				plainName(one.name),
			);
			expect(new Set(plain).size).toBe(plain.length);
			expect(new Set(plain)).toEqual(
				new Set([fi, sv, ...otherNames, before].map(plainName).filter((one) => one !== '')),
			);
		}),
	);
});

test('the list stands by the first language that has a name', () => {
	expect([firstNameOf({ sv: 'Verket', fi: '' }), firstNameOf({ en: 'Agency', fi: 'Virasto' })]).toEqual([
		'Verket',
		'Virasto',
	]);
});

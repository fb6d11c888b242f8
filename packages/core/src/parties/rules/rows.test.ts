import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mostRows, readRows } from './rows.ts';

const anna = { firstName: 'Anna', lastName: 'Testi', email: 'anna@example.org', profession: '' };
const ben = { firstName: 'Ben Erik', lastName: 'von Prov', email: 'ben@example.org', profession: '' };
const numbered = (...rows: object[]) => rows.map((row, index) => ({ line: index + 1, ...row }));

const short = { ...ben, firstName: 'Ben Erik von', lastName: 'Prov' };
test.each([
	[
		'columns of a spreadsheet',
		'Anna\tTesti\tanna@example.org\nBen Erik\tvon Prov\tben@example.org\n',
		[anna, ben],
	],
	[
		'semicolons, the address first',
		'anna@example.org;Anna;Testi\r\nben@example.org;Ben Erik;von Prov',
		[anna, ben],
	],
	[
		'a whole name in one cell',
		'Anna Testi,anna@example.org\nBen Erik von Prov,ben@example.org',
		[anna, short],
	],
	[
		'headings in any order',
		'Sähköposti;Sukunimi;Etunimi;Ammatti\nanna@example.org;Testi;Anna;Poliisi',
		[{ ...anna, profession: 'Poliisi' }],
	],
	['Swedish headings', 'Namn\tE-post\nAnna Testi\tanna@example.org', [anna]],
	['quoted cells', '"Anna";"Testi";"anna@example.org"\n"Ben Erik";"von Prov";"ben@example.org"', [anna, ben]],
	['an address list', 'Anna Testi <anna@example.org>, Ben Erik von Prov <ben@example.org>', [anna, short]],
	[
		'an address list of Outlook',
		'Testi, Anna <anna@example.org>; "von Prov, Ben Erik" <ben@example.org>',
		[anna, ben],
	],
	[
		'an address list on lines',
		'Anna Testi <anna@example.org>\nBen Erik von Prov <ben@example.org>\n\n',
		[anna, short],
	],
	['a name and an address with a space between', 'Anna Testi anna@example.org', [anna]],
	[
		'addresses alone',
		'anna@example.org; ben@example.org',
		[
			{ ...anna, firstName: '', lastName: '' },
			{ ...ben, firstName: '', lastName: '' },
		],
	],
	[
		'an address alone before one with a name',
		'ben@example.org, Anna Testi <anna@example.org>',
		[{ ...ben, firstName: '', lastName: '' }, anna],
	],
	['a line without an address', 'Anna\tTesti\t', [{ ...anna, email: '' }]],
	[
		'a profession after the address',
		'Anna;Testi;anna@example.org;poliisi',
		[{ ...anna, profession: 'poliisi' }],
	],
	['a formula, as the text it is', '=1+1;Testi;anna@example.org', [{ ...anna, firstName: '=1+1' }]],
	['invisible characters', '\uFEFFAnna\u200B\tTesti\tanna@example.org\u00A0', [anna]],
	['a lone quote', 'Anna;"Testi;anna@example.org', [{ ...anna, lastName: '"Testi' }]],
	['nothing', ' \n\t\n', []],
])('reads %s', (_, text, rows) => {
	expect(readRows(text)).toEqual(numbered(...rows));
});

test('any text is read without a fault, and no row is invented', () => {
	const rough = fc.oneof(
		fc.string({ unit: 'binary' }),
		fc
			.array(fc.constantFrom('<', '>', '"', '@', ';', ',', '\t', '\n', 'a', ' ', "'"))
			.map((parts) => parts.join('')),
	);
	fc.assert(
		fc.property(rough, (text) => {
			const rows = readRows(text);
			expect(rows.length).toBeLessThanOrEqual(Math.min(mostRows, text.length));
			expect(rows.map((row) => row.line)).toEqual(rows.map((_, index) => index + 1));
		}),
	);
});

const word = fc.stringMatching(/^[A-ZÅÄÖ][a-zåäöé-]{1,9}$/);
const person = fc.record({
	firstName: word,
	lastName: word,
	email: fc.stringMatching(/^[a-z]{1,8}(\.[a-z]{1,8})?@[a-z]{1,8}\.(fi|org)$/),
});
type Person = { firstName: string; lastName: string; email: string };
const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
const writers: readonly ((people: readonly Person[]) => string)[] = [
	(people) => people.map((one) => [one.firstName, one.lastName, one.email].join('\t')).join('\n'),
	(people) => people.map((one) => [one.email, one.firstName, one.lastName].map(cell).join(';')).join('\r\n'),
	(people) => people.map((one) => [one.firstName, one.lastName, one.email].join(',')).join('\n'),
	(people) => people.map((one) => `${one.firstName} ${one.lastName} <${one.email}>`).join('; '),
	(people) => people.map((one) => `${one.lastName}, ${one.firstName} <${one.email}>`).join('\n'),
	(people) =>
		[
			'Email;Surname;First name',
			...people.map((one) => [one.email, one.lastName, one.firstName].join(';')),
		].join('\n'),
];

test('a list is read as it was written, in every way it may be written', () => {
	fc.assert(
		fc.property(
			fc.array(person, { minLength: 1, maxLength: 8 }),
			fc.constantFrom(...writers),
			(people, write) => {
				expect(readRows(write(people))).toEqual(
					numbered(...people.map((one) => ({ ...one, profession: '' }))),
				);
			},
		),
	);
});

test('a list without end is cut', () => {
	expect(readRows('a@example.org\n'.repeat(mostRows + 1))).toHaveLength(mostRows);
});

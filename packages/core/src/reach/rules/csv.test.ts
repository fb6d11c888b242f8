import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvOf } from './csv.ts';

test.each([
	{ when: 'plain', cell: 'Uusimaa', expected: 'Uusimaa' },
	{ when: 'a number', cell: 12, expected: '12' },
	{ when: 'nothing', cell: null, expected: '' },
	{ when: 'with a semicolon', cell: 'a;b', expected: '"a;b"' },
	{ when: 'with quotes', cell: 'a "b"', expected: '"a ""b"""' },
	{ when: 'with a line break', cell: 'a\nb', expected: '"a\nb"' },
	{ when: 'a formula', cell: '=1+1', expected: "'=1+1" },
	{ when: 'a formula in disguise', cell: '@SUM(A1)', expected: "'@SUM(A1)" },
	{ when: 'a formula with a semicolon', cell: '-1;2', expected: `"'-1;2"` },
])('a cell, $when', ({ cell, expected }) => expect(csvOf([[cell]])).toBe(`\uFEFF${expected}\r\n`));

test('rows and columns stay apart', () =>
	expect(
		csvOf([
			['a', 1],
			['b', 2],
		]),
	).toBe('\uFEFFa;1\r\nb;2\r\n'));

test('no text becomes a formula, whatever it is', () => {
	fc.assert(
		fc.property(fc.string(), (text) => {
			const [, cell = ''] = /^\uFEFF"?([\s\S]*?)"?\r\n$/.exec(csvOf([[text]])) ?? [];
			expect(cell).not.toMatch(/^[=+\-@\t\r]/);
		}),
	);
});

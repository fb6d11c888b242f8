import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cleanText, csvRow } from './sheet.ts';

test.each([
	{ when: 'a formula', text: '=1+1', cell: "'=1+1" },
	{ when: 'a formula after a space', text: ' @SUM(A1)', cell: "'@SUM(A1)" },
	{ when: 'a telephone number', text: '+358 40 123', cell: "'+358 40 123" },
	{ when: 'a full-width sign', text: '＝1', cell: "'＝1" },
	{ when: 'a formula behind a control character', text: '\u0000=1', cell: "'=1" },
	{ when: 'quotes and semicolons', text: 'a;"b"', cell: '"a;""b"""' },
	{ when: 'a break of a line', text: 'a\r\nb', cell: 'a b' },
	{ when: 'marks of direction', text: 'a\u202eb\u2066', cell: 'ab' },
	{ when: 'letters of all kinds', text: 'Åsa Äijälä 𐐨', cell: 'Åsa Äijälä 𐐨' },
])('$when is written so that it is only read', ({ text, cell }) => {
	expect(csvRow([text])).toBe(`${cell}\r\n`);
});

test('figures are figures, and nothing is empty', () => {
	expect(csvRow([-1, null, 'x'])).toBe('-1;;x\r\n');
});

test('no text begins a formula, and no cell holds what cannot be seen', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), (text) => {
			const cell = csvRow([text]).slice(0, -2).replace(/^"/, '');
			expect(cell).not.toMatch(/^[=+\-@\t\r]/);
			expect(cleanText(text)).not.toMatch(/\p{Cc}/u);
		}),
	);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readRecords } from './records.ts';

test.each([
	[
		'a quoted cell holds delimiters, line ends and quotes',
		'"a;b\n""c""";d\ne;f',
		[
			['a;b\n"c"', 'd'],
			['e', 'f'],
		],
	],
	[
		'a quote that no cell ends with is a sign like others',
		'"Oy A;police\nB;state',
		[
			['"Oy A', 'police'],
			['B', 'state'],
		],
	],
	['a quote within a cell is one too', 'Oy "A";b', [['Oy "A"', 'b']]],
	['nothing is one empty cell', '', [['']]],
])('%s', (_, text, records) => {
	expect(readRecords(text, ';')).toEqual(records);
});

test('what was written in quotes is read as it was', () => {
	const cells = fc.array(fc.array(fc.string(), { minLength: 1, maxLength: 4 }), {
		minLength: 1,
		maxLength: 4,
	});
	fc.assert(
		fc.property(cells, (table) => {
			const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
			expect(readRecords(table.map((row) => row.map(quoted).join(';')).join('\n'), ';')).toEqual(table);
		}),
	);
});

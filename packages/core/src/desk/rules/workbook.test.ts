import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { readSheet } from 'read-excel-file/node';
import { expect, test } from 'vitest';
import { cleanText } from './sheet.ts';
import { columnLetters, sheetFoot, sheetHead, sheetPath, sheetRow, workbookFrame } from './workbook.ts';

test.each([
	{ when: 'the first', index: 0, letters: 'A' },
	{ when: 'the last of one letter', index: 25, letters: 'Z' },
	{ when: 'the first of two', index: 26, letters: 'AA' },
	{ when: 'the last of two', index: 701, letters: 'ZZ' },
	{ when: 'the first of three', index: 702, letters: 'AAA' },
])('$when column is $letters', ({ index, letters }) => {
	expect(columnLetters(index)).toBe(letters);
});

test('figures are figures, texts are texts, and what is empty is left out', () => {
	expect(sheetRow([-1, null, '=1+1', ''], 2)).toBe(
		'<row r="2"><c r="A2"><v>-1</v></c><c r="C2" t="inlineStr"><is><t xml:space="preserve">=1+1</t></is></c></row>',
	);
});

test('another reader reads every text as it was written, without what cannot be seen', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(fc.string({ unit: 'binary' }), { minLength: 1 }), async (texts) => {
			const rows = [['Pää'], ...texts.map((text) => [`x${text}`])];
			const book = zipSync(
				Object.fromEntries([
					...workbookFrame('Taulu & <lista>').map(({ path, text }) => [path, strToU8(text)] as const),
					[
						sheetPath,
						strToU8(sheetHead + rows.map((cells, at) => sheetRow(cells, at + 1)).join('') + sheetFoot),
					] as const,
				]),
			);
			const read = await readSheet(Buffer.from(book));
			const seen = (text: string) =>
				cleanText(text)
					.toWellFormed()
					.replaceAll(/[\ufffe\uffff]/g, '');
			expect(read).toEqual([['Pää'], ...texts.map((text) => [seen(`x${text}`)])]);
		}),
		{ numRuns: 50 },
	);
});

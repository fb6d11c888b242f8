import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readMembershipCsv, writeMembershipCsv } from './membership-csv.ts';

const known = {
	municipalities: [
		{ code: '049', name: { fi: 'Espoo', sv: 'Esbo' } },
		{ code: '091', name: { fi: 'Helsinki', sv: 'Helsingfors' } },
		{ code: '445', name: { fi: 'Parainen', sv: 'Pargas' } },
	],
	regions: [
		{ code: '03', name: { fi: 'Länsi-Uudenmaan hyvinvointialue', sv: 'Västra Nylands välfärdsområde' } },
		{ code: '90', name: { fi: 'Helsinki', sv: 'Helsingfors' } },
	],
};
const espoo = { municipalityCode: '049', regionCode: '03' };
const helsinki = { municipalityCode: '091', regionCode: '90' };

describe('readMembershipCsv', () => {
	test.each([
		{ when: 'codes', csv: '049;03\n091;90', expected: [espoo, helsinki] },
		{ when: 'codes whose zeros a spreadsheet ate', csv: '49,3', expected: [espoo] },
		{
			when: 'names in either language and any case',
			csv: 'ESBO\tVästra nylands  välfärdsområde',
			expected: [espoo],
		},
		{
			when: 'a byte order mark, a header, Windows line ends and blank lines',
			csv: '\uFEFFkunta;alue\r\n\r\n049;03\r\n',
			expected: [espoo],
		},
		{ when: 'quotes', csv: '"049";"Länsi-Uudenmaan hyvinvointialue"', expected: [espoo] },
	])('reads $when', ({ csv, expected }) => {
		const { rows, faults } = readMembershipCsv(csv, known);
		expect([rows.map(({ line: _, ...row }) => row), faults]).toEqual([expected, []]);
	});

	test('names what is wrong by its line, as an editor counts them', () => {
		const csv = 'kunta;alue\n049;03\n\nAtlantis;03\n091;77\n049;90\n445\n445;03;x\n445;';
		expect(readMembershipCsv(csv, known)).toEqual({
			rows: [{ line: 2, ...espoo }],
			faults: [
				{ line: 4, code: 'unknown-municipality', text: 'Atlantis' },
				{ line: 5, code: 'unknown-region', text: '77' },
				{ line: 6, code: 'repeated', firstLine: 2 },
				{ line: 7, code: 'columns', found: 1 },
				{ line: 8, code: 'columns', found: 3 },
			],
			blank: 1,
		});
	});

	test('reads what it writes, whatever the names hold', () => {
		const strange = { code: '564', name: { fi: 'Oulu; "Uleåborg"' } };
		const csv = writeMembershipCsv(
			['kunta', 'alue'],
			[
				{ municipality: strange.name.fi, region: 'Helsinki' },
				{ municipality: 'Espoo', region: '' },
			],
		);
		const municipalities = [...known.municipalities, strange];
		expect(readMembershipCsv(csv, { ...known, municipalities })).toEqual({
			rows: [{ line: 2, municipalityCode: '564', regionCode: '90' }],
			...{ faults: [], blank: 1 },
		});
	});

	test('a first line in which something is known is no header', () => {
		expect(readMembershipCsv('049;nowhere', known).faults).toEqual([
			{ line: 1, code: 'unknown-region', text: 'nowhere' },
		]);
	});

	test('whatever the text, each line is read, at fault, blank or the header, and no municipality comes twice', () => {
		const line = fc.oneof(
			fc.constantFrom('049;03', '091;90', '', 'x;y', '"', '049;03;', ';'),
			fc.string({ maxLength: 20 }),
		);
		fc.assert(
			fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
				const { rows, faults } = readMembershipCsv(lines.join('\n'), known);
				expect(new Set(rows.map((row) => row.municipalityCode)).size).toBe(rows.length);
				expect(rows.every((row) => !faults.some((fault) => fault.line === row.line))).toBe(true);
			}),
		);
	});
});

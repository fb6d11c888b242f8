import fc from 'fast-check';
import { expect, test } from 'vitest';
import { planImport, readOrganisations } from './import.ts';
import type { ImportFacts } from './import.ts';

const facts: ImportFacts = {
	isKnown: (name) => name.toLowerCase() === 'tuttu virasto',
	types: new Map([
		['police', 'police'],
		['poliisi', 'police'],
	]),
	municipalities: new Map([
		['091', '091'],
		['helsinki', '091'],
	]),
};
const fatesOf = (text: string) => planImport(readOrganisations(text), facts).map((row) => row.fate);

test.each([
	['of one that is new', 'Uusi;Ny;New;poliisi;Helsinki;@uusi.example.org, b.example.org;ei', 'add'],
	['with the name alone in one language', ';Ny;;police;;;', 'add'],
	['of one that is there', 'TUTTU  virasto;;;police;;;', 'known'],
	['of one that is there by its Swedish name', 'Uusi;Tuttu virasto;;police;;;', 'known'],
	['without a name', ';;;police;091;;', 'no-name'],
	['without end', `${'x'.repeat(201)};;;police;;;`, 'too-long'],
	['of no type', 'Uusi;;;taikuri;;;', 'unknown-type'],
	['of nowhere', 'Uusi;;;police;Atlantis;;', 'unknown-municipality'],
	['with half a domain', 'Uusi;;;police;;uusi;', 'invalid-domain'],
	['that may or may not be sensitive', 'Uusi;;;police;;;ehkä', 'unclear-sensitive'],
])('a row %s', (_, text, fate) => {
	expect(fatesOf(text)).toEqual([fate]);
});

test('headings, quotes, tabs and empty lines are what they look like', () => {
	const text = 'nimi\tnamn\tname\ttyyppi\r\n\r\n"Virasto ""A""\njaosto"\t\t\tpoliisi\t091\t\tkyllä\r\n';
	expect(planImport(readOrganisations(text), facts)).toEqual([
		{
			line: 1,
			name: 'Virasto "A" jaosto',
			fate: 'add',
			fields: {
				name: { fi: 'Virasto "A" jaosto', sv: '', en: '' },
				otherNames: [],
				type: 'police',
				municipalityCode: '091',
				emailDomains: [],
				isSensitiveWorkplace: true,
			},
		},
	]);
});

test('a quote that is never closed costs its own row at most', () => {
	expect(fatesOf('"Yhdistys A;;;police\nYhdistys B;;;police')).toEqual(['add', 'add']);
});

test('the second of two rows that share a name is left out', () => {
	expect(fatesOf('A;B;;police\nC;b;;police\nD;;;police')).toEqual(['add', 'twice', 'add']);
});

test('whatever the text, each row has a fate, and no name is added twice', () => {
	const cell = fc.constantFrom('', 'a', 'A ', 'b', 'police', '"', 'x\ty', '091', 'kyllä');
	fc.assert(
		fc.property(fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 12 }), (table) => {
			const text = table.map((cells) => cells.join(';')).join('\n');
			const rows = readOrganisations(text);
			const planned = planImport(rows, facts);
			expect(planned.map((row) => row.line)).toEqual(rows.map((row) => row.line));
			const added = planned.flatMap((row) => (row.fields ? [row.name.toLowerCase().trim()] : []));
			expect(new Set(added).size).toBe(added.length);
		}),
	);
});

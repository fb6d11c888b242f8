import { readRecords } from '@kutsu/kernel';
import type { LocalizedText } from '@kutsu/kernel';
import type { OrganisationFields, RowFate } from '../model.ts';
import { domainPattern, longestName, mostImported } from './kinds.ts';
import type { OrganisationType } from './kinds.ts';
import { firstNameOf, namesOf, plainName } from './names.ts';

/** One row as it was written: what it lacks is empty. */
export type OrganisationRow = {
	/** From 1, as it stands in the list; empty lines and headings are not counted. */
	readonly line: number;
	readonly name: LocalizedText;
	readonly type: string;
	readonly municipality: string;
	readonly domains: string;
	readonly sensitive: string;
};

export type PlannedRow = {
	readonly line: number;
	readonly name: string;
	readonly fate: RowFate;
	/** What is added; null for every other fate. */
	readonly fields: OrganisationFields | null;
};

export type ImportFacts = {
	/** Whether one of the register is called so. */
	isKnown(name: string): boolean;
	/** By key, and by what people call a type in each language, lower case. */
	readonly types: ReadonlyMap<string, OrganisationType>;
	/** Codes by code and by name in each language, lower case. */
	readonly municipalities: ReadonlyMap<string, string>;
};

const columns = 7;
const headings = new Set(['tyyppi', 'typ', 'type', 'laji', 'slag']);
const yes = new Set(['kyllä', 'kylla', 'ja', 'yes', 'x', '1', 'true']);
const no = new Set(['', 'ei', 'nej', 'no', '0', 'false', '-']);

/**
 * The rows of a table with tabs, semicolons or commas: name in Finnish, in Swedish and in English, type, municipality,
 * domains and whether it is sensitive. A first row of headings is passed over. In the list's order.
 */
export function readOrganisations(text: string): readonly OrganisationRow[] {
	const clean = text.normalize('NFC').replaceAll('\uFEFF', '').replaceAll(/\r\n?/g, '\n');
	const records = readRecords(clean, delimiterOf(clean))
		.map((cells) => cells.slice(0, columns).map((cell) => cell.replaceAll(/\s+/g, ' ').trim()))
		.filter((cells) => cells.some((cell) => cell !== ''));
	const isHeaded = headings.has(plainName(records[0]?.[3] ?? ''));
	return records.slice(isHeaded ? 1 : 0, mostImported + 1).map((cells, index) => {
		const [fi = '', sv = '', en = '', type = '', municipality = '', domains = '', sensitive = ''] = cells;
		return { line: index + 1, name: { fi, sv, en }, type, municipality, domains, sensitive };
	});
}

/** What comes of each row: added, passed over, or what is wrong with it. */
export function planImport(rows: readonly OrganisationRow[], facts: ImportFacts): readonly PlannedRow[] {
	const seen = new Set<string>();
	return rows.map((row): PlannedRow => {
		const name = firstNameOf(row.name);
		const planned = (fate: RowFate) => ({ line: row.line, name, fate, fields: null });
		const names = namesOf({ name: row.name, otherNames: [] }).map((one) => one.name);
		if (names.length === 0) return planned('no-name');
		if (names.some((one) => one.length > longestName)) return planned('too-long');
		if (names.some((one) => seen.has(plainName(one)))) return planned('twice');
		if (names.some((one) => facts.isKnown(one))) return planned('known');
		const type = facts.types.get(plainName(row.type));
		if (type === undefined) return planned('unknown-type');
		const municipality = plainName(row.municipality);
		const code = facts.municipalities.get(municipality);
		if (municipality !== '' && code === undefined) return planned('unknown-municipality');
		const emailDomains = row.domains
			.toLowerCase()
			.split(/[\s,;]+/)
			.map((domain) => domain.replace(/^@/, ''))
			.filter((domain) => domain !== '');
		if (!emailDomains.every((domain) => domainPattern.test(domain))) return planned('invalid-domain');
		const sensitive = plainName(row.sensitive);
		if (!yes.has(sensitive) && !no.has(sensitive)) return planned('unclear-sensitive');
		for (const one of names) seen.add(plainName(one));
		const fields = {
			name: row.name,
			otherNames: [],
			type,
			municipalityCode: code ?? null,
			emailDomains,
			isSensitiveWorkplace: yes.has(sensitive),
		};
		return { line: row.line, name, fate: 'add', fields };
	});
}

function delimiterOf(text: string): string {
	const [head = ''] = text.split('\n', 1);
	return ['\t', ';', ','].find((one) => head.includes(one)) ?? ';';
}

import type { LocalizedText } from '@kutsu/kernel';
import type { MembershipFault, MembershipRow } from '../model.ts';

type Known = { readonly code: string; readonly name: LocalizedText };

/**
 * Reads `municipality;region` lines: codes, or names in any language, in any case. Separated by semicolon, comma or
 * tab (the first line decides); quotes and a byte order mark are allowed, blank lines skipped, and a first line in
 * which nothing is known is a header. A municipality without a region is left as it is. Lines are counted from 1 as
 * an editor counts them.
 */
export function readMembershipCsv(
	csv: string,
	known: { readonly municipalities: readonly Known[]; readonly regions: readonly Known[] },
): {
	readonly rows: readonly MembershipRow[];
	readonly faults: readonly MembershipFault[];
	/** Lines of a municipality without a region. */
	readonly blank: number;
} {
	const lines = csv.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
	const separator = separatorOf(lines.find((line) => line.trim() !== '') ?? '');
	const municipalityOf = finder(known.municipalities, 3);
	const regionOf = finder(known.regions, 2);
	const rows: MembershipRow[] = [];
	const faults: MembershipFault[] = [];
	const firstLines = new Map<string, number>();
	let isFirst = true;
	let blank = 0;
	for (const [index, text] of lines.entries()) {
		if (text.trim() === '') continue;
		const line = index + 1;
		const cells = cellsOf(text, separator);
		const [one = '', other = ''] = cells;
		const municipalityCode = municipalityOf(one);
		const regionCode = regionOf(other);
		const isHeader =
			isFirst && municipalityCode === undefined && regionCode === undefined && cells.length >= 2;
		isFirst = false;
		if (isHeader) continue;
		if (cells.length !== 2) {
			faults.push({ line, code: 'columns', found: cells.length });
			continue;
		}
		if (municipalityCode !== undefined && other === '') {
			blank += 1;
			continue;
		}
		if (municipalityCode === undefined)
			faults.push({ line, code: 'unknown-municipality', text: one.slice(0, 60) });
		if (regionCode === undefined) faults.push({ line, code: 'unknown-region', text: other.slice(0, 60) });
		if (municipalityCode === undefined || regionCode === undefined) continue;
		const firstLine = firstLines.get(municipalityCode);
		if (firstLine !== undefined) faults.push({ line, code: 'repeated', firstLine });
		else {
			firstLines.set(municipalityCode, line);
			rows.push({ line, municipalityCode, regionCode });
		}
	}
	return { rows, faults, blank };
}

/** A list that `readMembershipCsv` reads back, in one language: a header, then a line a municipality, its region empty when not known. */
export function writeMembershipCsv(
	header: readonly [string, string],
	rows: readonly { readonly municipality: string; readonly region: string }[],
): string {
	const lines = [header, ...rows.map(({ municipality, region }) => [municipality, region])];
	return `\uFEFF${lines.map((cells) => cells.map(quoted).join(';')).join('\r\n')}\r\n`;
}

function quoted(cell: string): string {
	return /[";\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function separatorOf(line: string): string {
	return [';', '\t', ','].find((sign) => line.includes(sign)) ?? ';';
}

/** Cells of one line; quotes hold separators, doubled quotes hold one. */
function cellsOf(line: string, separator: string): string[] {
	const cells: string[] = [];
	let cell = '';
	let isQuoted = false;
	for (let at = 0; at < line.length; at++) {
		const sign = line[at] ?? '';
		if (sign === '"' && isQuoted && line[at + 1] === '"') {
			cell += '"';
			at++;
		} else if (sign === '"') isQuoted = !isQuoted;
		else if (sign === separator && !isQuoted) {
			cells.push(cell.trim());
			cell = '';
		} else cell += sign;
	}
	return [...cells, cell.trim()];
}

/** Finds a code by itself, without its leading zeros (spreadsheets eat them), or by a name; undefined when none or several fit. */
function finder(known: readonly Known[], digits: number): (text: string) => string | undefined {
	const byName = new Map<string, Set<string>>();
	for (const { code, name } of known) {
		for (const text of Object.values(name)) {
			if (!text) continue;
			const codes = byName.get(folded(text)) ?? new Set();
			byName.set(folded(text), codes.add(code));
		}
	}
	const codes = new Set(known.map(({ code }) => code));
	return (text) => {
		const code = /^\d+$/.test(text) ? text.padStart(digits, '0') : undefined;
		if (code !== undefined) return codes.has(code) ? code : undefined;
		const found = [...(byName.get(folded(text)) ?? [])];
		return found.length === 1 ? found[0] : undefined;
	};
}

function folded(text: string): string {
	return text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim();
}

import { readRecords } from '@kutsu/kernel';

/** One colleague as a list names them; what a list does not say is empty. Nothing is checked here. */
export type ListedRow = {
	/** From 1, as it stands in the list; empty lines are not counted. */
	readonly line: number;
	readonly firstName: string;
	readonly lastName: string;
	readonly email: string;
	/** As it was written; empty when the list names none. */
	readonly profession: string;
};

/** Longer lists are cut: no party comes near. */
export const mostRows = 500;

/**
 * Reads a pasted or uploaded list: a table with tabs, semicolons or commas, with or without headings in Finnish, Swedish
 * or English, or addresses as mail programs write them (`First Last <a@example.org>; …`). Anything can be read: what is
 * no list comes out as rows that lack something. In the list's order.
 */
export function readRows(text: string): readonly ListedRow[] {
	const clean = text
		.normalize('NFC')
		.replaceAll(/[\u200B-\u200D\u2060\uFEFF]/g, '')
		.replaceAll(/\r\n?/g, '\n')
		.replaceAll('\u00A0', ' ');
	const rows = /<[^<>\s]+@[^<>\s]*>/.test(clean) ? readAddresses(clean) : readTable(clean);
	return rows.slice(0, mostRows).map((row, index) => ({ line: index + 1, ...row }));
}

type Row = Omit<ListedRow, 'line'>;

function readAddresses(text: string): Row[] {
	const rows: Row[] = [];
	let rest = text;
	for (let found = nextAddress(rest); found; found = nextAddress(rest)) {
		rows.push(...loose(found.before), { ...nameOf(found.name), email: found.email, profession: '' });
		rest = found.after;
	}
	return [...rows, ...loose(rest)];
}

/** The next `Name <address>`: the name is what stands before it, back to the end of the line or of another address. */
function nextAddress(
	text: string,
): { before: string; name: string; email: string; after: string } | undefined {
	const match = /<([^<>\s]*)>/.exec(text);
	if (!match) return undefined;
	const head = text.slice(0, match.index);
	const start = Math.max(head.lastIndexOf('\n'), head.lastIndexOf(';')) + 1;
	const segment = head.slice(start);
	// What stands before a comma is another entry when it is an address itself: `a@example.org, First Last <b@example.org>`.
	const comma = segment.lastIndexOf('@') < 0 ? -1 : segment.indexOf(',', segment.lastIndexOf('@'));
	return {
		before: head.slice(0, start) + segment.slice(0, comma + 1),
		name: segment.slice(comma + 1).replace(/^[\s,]+/, ''),
		email: match[1] ?? '',
		after: text.slice(match.index + match[0].length).replace(/^[^\S\n]*[,;]/, ''),
	};
}

/** Entries without angle brackets between those that have them. */
function loose(text: string): Row[] {
	return text
		.split(/[\n;,]/)
		.map((entry) => entry.trim())
		.filter((entry) => entry !== '')
		.map((entry) => rowOfCells([entry]));
}

function readTable(text: string): Row[] {
	const delimiter = delimiterOf(text);
	const records = readRecords(text, delimiter)
		.map((cells) => cells.map((cell) => cell.replaceAll(/\s+/g, ' ').trim()))
		.filter((cells) => cells.some((cell) => cell !== ''));
	const [head, ...others] = records;
	const columns = head && columnsOf(head);
	if (columns) return others.map((cells) => rowOfColumns(cells, columns));
	// `a@example.org; b@example.org` on one line is a list of addresses, not a row of them.
	return records.flatMap((cells) =>
		cells.filter((cell) => cell.includes('@')).length > 1
			? cells.filter((cell) => cell !== '').map((cell) => rowOfCells([cell]))
			: [rowOfCells(cells)],
	);
}

function delimiterOf(text: string): string {
	if (text.includes('\t')) return '\t';
	return text.includes(';') ? ';' : ',';
}

type Column = 'firstName' | 'lastName' | 'name' | 'email' | 'profession';

const headings: Readonly<Record<Column, readonly string[]>> = {
	firstName: ['etunimi', 'etunimet', 'förnamn', 'first name', 'firstname', 'given name', 'given names'],
	lastName: ['sukunimi', 'efternamn', 'last name', 'lastname', 'surname', 'family name'],
	name: ['nimi', 'namn', 'name', 'osallistuja', 'deltagare', 'participant'],
	email: [
		...['sähköposti', 'sähköpostiosoite', 'sposti', 's-posti', 'e-post', 'e-postadress', 'epost'],
		...['email', 'e-mail', 'email address', 'e-mail address', 'mail'],
	],
	profession: ['ammatti', 'ammattiryhmä', 'kohderyhmä', 'yrke', 'yrkesgrupp', 'profession', 'target group'],
};

/** Which cell is what, when the first row says so; a row with an address in it says nothing. */
function columnsOf(cells: readonly string[]): ReadonlyMap<Column, number> | undefined {
	if (cells.some((cell) => cell.includes('@'))) return undefined;
	const found = new Map<Column, number>();
	for (const [index, cell] of cells.entries()) {
		const word = cell
			.toLowerCase()
			.replace(/[*:]+$/, '')
			.trim();
		for (const column of ['firstName', 'lastName', 'name', 'email', 'profession'] as const) {
			if (headings[column].includes(word) && !found.has(column)) found.set(column, index);
		}
	}
	return found.has('email') ? found : undefined;
}

function rowOfColumns(cells: readonly string[], columns: ReadonlyMap<Column, number>): Row {
	const cell = (column: Column) => {
		const index = columns.get(column);
		return index === undefined ? '' : (cells[index] ?? '');
	};
	const whole = nameOf(cell('name'));
	return {
		firstName: cell('firstName') || whole.firstName,
		lastName: cell('lastName') || whole.lastName,
		email: cell('email'),
		profession: cell('profession'),
	};
}

/** Without headings: the address is where the @ is; before and after it stand first name, last name, profession. */
function rowOfCells(cells: readonly string[]): Row {
	const at = cells.findIndex((cell) => cell.includes('@'));
	const others = cells.filter((cell, index) => index !== at && cell !== '');
	const address = at < 0 ? '' : (cells[at] ?? '');
	const [email, beside] = splitAddress(address);
	const [first = '', second = '', third = ''] = others;
	if (beside !== '') return { ...nameOf(beside), email, profession: first };
	// One cell holds the whole name, and another says the profession.
	if (second === '' || (at === 1 && third === '' && first.includes(' ')))
		return { ...nameOf(first), email, profession: second };
	return { firstName: first, lastName: second, email, profession: third };
}

/** `First Last a@example.org` in one cell. */
function splitAddress(cell: string): readonly [email: string, name: string] {
	const words = cell.split(' ');
	const email = words.find((word) => word.includes('@')) ?? '';
	return [email.replaceAll(/^[<("']+|[>)"',.;]+$/g, ''), words.filter((word) => word !== email).join(' ')];
}

/** `First Last` or `Last, First`; the last word is the family name. */
function nameOf(name: string): { firstName: string; lastName: string } {
	const plain = name
		.replaceAll(/["'<>]+/g, (quotes) => (quotes === "'" ? "'" : ' '))
		.replaceAll(/\s+/g, ' ')
		.trim()
		.replace(/^'(.*)'$/, '$1');
	const comma = plain.indexOf(',');
	if (comma >= 0) return { firstName: plain.slice(comma + 1).trim(), lastName: plain.slice(0, comma).trim() };
	const space = plain.lastIndexOf(' ');
	return space < 0
		? { firstName: '', lastName: plain }
		: { firstName: plain.slice(0, space), lastName: plain.slice(space + 1) };
}

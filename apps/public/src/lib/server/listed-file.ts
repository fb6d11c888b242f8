import { m } from '@kutsu/i18n/messages';
import { readSheet } from 'read-excel-file/node';

/** No list of a party comes near. */
export const largestFileKb = 200;
/** What a workbook may come to when it is unpacked: a small file can hold a great deal of nothing. */
const largestUnpackedBytes = 8_000_000;

export type ListedFile =
	| { readonly ok: true; readonly text: string }
	| { readonly ok: false; readonly problem: string };

/** A file as text, one person a line: CSV in whatever a spreadsheet wrote it, or the first sheet of a workbook. */
export async function readListedFile(file: File): Promise<ListedFile> {
	if (file.size > largestFileKb * 1024)
		return { ok: false, problem: m.party_file_too_large({ max: largestFileKb }) };
	const bytes = new Uint8Array(await file.arrayBuffer());
	if (!isZip(bytes)) {
		const text = decodeText(bytes);
		return text.includes('\u0000') ? unreadable() : { ok: true, text };
	}
	if (unpackedBytes(bytes) > largestUnpackedBytes) return unreadable();
	try {
		const rows: readonly (readonly unknown[])[] = await readSheet(Buffer.from(bytes));
		return { ok: true, text: rows.map((cells) => cells.map(cellText).join('\t')).join('\n') };
	} catch {
		// Whatever is wrong inside somebody's file, what to do about it is the same.
		return unreadable();
	}
}

function unreadable(): ListedFile {
	return { ok: false, problem: m.party_file_unreadable() };
}

/** UTF-8 or UTF-16 by its mark, UTF-8 where it is that, and otherwise what spreadsheets in the west write. */
export function decodeText(bytes: Uint8Array): string {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return new TextDecoder('windows-1252').decode(bytes);
	}
}

function isZip(bytes: Uint8Array): boolean {
	return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4;
}

/** The sum that the archive's own directory (APPNOTE 4.3.12) says; without a directory, endless. */
export function unpackedBytes(bytes: Uint8Array): number {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	let sum = 0;
	let entries = 0;
	for (let at = 0; at + 46 <= bytes.length; at++) {
		if (view.getUint32(at, true) !== 0x02014b50) continue;
		sum += view.getUint32(at + 24, true);
		entries += 1;
	}
	return entries === 0 ? Infinity : sum;
}

/** One cell of a list; what a formula came to, never the formula at work. */
function cellText(cell: unknown): string {
	if (cell === null || cell === undefined) return '';
	const text =
		typeof cell === 'string' ? cell : cell instanceof Date ? cell.toISOString() : JSON.stringify(cell);
	const plain = text.replaceAll(/[\t\r\n]+/g, ' ');
	return plain.startsWith('"') ? `"${plain.replaceAll('"', '""')}"` : plain;
}

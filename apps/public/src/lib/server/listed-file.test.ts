import { expect, test } from 'vitest';
import { decodeText, largestFileKb, readListedFile, unpackedBytes } from './listed-file.ts';

const fileOf = (...parts: Uint8Array[]) =>
	new File(
		parts.map((part) => new Uint8Array(part)),
		'list',
	);
const utf16 = (text: string) => new Uint8Array(Buffer.from(`\uFEFF${text}`, 'utf16le'));

test.each([
	['UTF-8', new TextEncoder().encode('Åsa;Ärling')],
	['UTF-8 with its mark', new TextEncoder().encode('\uFEFFÅsa;Ärling')],
	['UTF-16', utf16('Åsa;Ärling')],
	['UTF-16, the other way round', new Uint8Array(Buffer.from(utf16('Åsa;Ärling')).swap16())],
	['Windows-1252', new Uint8Array(Buffer.from('Åsa;Ärling', 'latin1'))],
])('a list in %s is read', async (_, bytes) => {
	expect(decodeText(bytes)).toBe('Åsa;Ärling');
	expect(await readListedFile(fileOf(bytes))).toEqual({ ok: true, text: 'Åsa;Ärling' });
});

test('a file that is too large, or no list, is told of and not read', async () => {
	expect((await readListedFile(fileOf(new Uint8Array(largestFileKb * 1024 + 1)))).ok).toBe(false);
	expect((await readListedFile(fileOf(new Uint8Array([0, 1, 2, 0])))).ok).toBe(false);
	expect((await readListedFile(fileOf(new Uint8Array([0x50, 0x4b, 3, 4, 9, 9, 9])))).ok).toBe(false);
});

test('what a small archive says it unpacks to is counted before it is', () => {
	const entry = new DataView(new ArrayBuffer(46));
	entry.setUint32(0, 0x02014b50, true);
	entry.setUint32(24, 3_000_000_000, true);
	expect(unpackedBytes(new Uint8Array(entry.buffer))).toBe(3_000_000_000);
	expect(unpackedBytes(new Uint8Array(100))).toBe(Infinity);
});

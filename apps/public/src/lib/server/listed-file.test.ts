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

// A workbook as spreadsheet programs write it: text in a table of its own, cells that point to it.
const workbook = Buffer.from(
	`
	UEsDBBQAAAAIAAAAIVxDa539FgEAADADAAATAAAAW0NvbnRlbnRfVHlwZXNdLnhtbK1SzU4CMRC++xRNr4QWPBhjWDigHtVEfICx
	nWUb+pfOgPD2lgWNMSgXTpP2+81kJrNt8GKDhVyKjRyrkRQYTbIuLhv5tngc3kpBDNGCTxEbuUOSs+nVZLHLSKKKIzWyY853WpPp
	MACplDFWpE0lANdnWeoMZgVL1Nej0Y02KTJGHvLeQ04n99jC2rN42NbvQ5GCnqSYH4j7rEZCzt4Z4IrrTbS/UobHBFWVPYc6l2lQ
	CVKfTNgjfwccdc91M8VZFC9Q+AlCZemt1x+prN5TWqn/TU60TG3rDNpk1qFKFOWCYKlD5OBVP1UAFwfn83sy6X6ML1zk2/9MD+qg
	oH3lUq+FLr6MH97nevDO48UL9KZfybo/+OknUEsDBBQAAAAIAAAAIVwGWceCsQAAACgBAAALAAAAX3JlbHMvLnJlbHONz7EOgjAQ
	BuDdp2hul4KDMYbCYkxYDT5AbY9CgF7TVoW3t6MaB8fL/ff9ubJe5ok90IeBrIAiy4GhVaQHawRc2/P2ACxEabWcyKKAFQPU1aa8
	4CRjugn94AJLiA0C+hjdkfOgepxlyMihTZuO/CxjGr3hTqpRGuS7PN9z/25A9WGyRgvwjS6AtavDf2zqukHhidR9Rht/VHwlkiy9
	wShgmfiT/HgjGrOEAq9K/vFg9QJQSwMEFAAAAAgAAAAhXPpsJKW+AAAAGwEAAA8AAAB4bC93b3JrYm9vay54bWyNj01uwkAMhfc9
	xch7mNBFhaIkbFAlpC7hANOMQ0Zk7MgeSrk9Bsq+K//pPb+v2fzmyf2gaGJqYbWswCH1HBMdWzjsPxdrcFoCxTAxYQtXVNh0b82F
	5fTNfHKmJ21hLGWuvdd+xBx0yTOSXQaWHIqNcvQ6C4aoI2LJk3+vqg+fQyJ4OtTyHw8ehtTjlvtzRipPE8EpFEuvY5oVuubxQf+q
	o5At9VcyBgO5r3bROMFJnayRXVyB7xr/UvkXWHcDUEsDBBQAAAAIAAAAIVzd0Ymh2AAAADUCAAAaAAAAeGwvX3JlbHMvd29ya2Jv
	b2sueG1sLnJlbHOtkcFqwzAMQO/7CqP74qSDMUadXsqg1637AGMrcWhiG0ntlr+fKWxroIwdehKS0NNDWm8+p1GdkHhI0UBT1aAw
	uuSH2Bt437/cP4FisdHbMUU0MCPDpr1bv+JopcxwGDKrAolsIIjkZ63ZBZwsVyljLJ0u0WSlpNTrbN3B9qhXdf2o6ZIB7YKpdt4A
	7XwDaj9n/A87dd3gcJvcccIoV1boj0QHDohSoJZ6FAM/Jdbn0FSFCvq6zOqWMhwsoX8TKqfmX6FF+S+Zh5vKyDzipcU5/16vF99u
	vwBQSwMEFAAAAAgAAAAhXFnGV5+8AAAARwEAAA0AAAB4bC9zdHlsZXMueG1sdZDBDoIwDIbvPsWyuww9GGPGuPkCaOJ1QhGSrSPr
	NPD2bkCiHjz2/742bWU5WsNe4Kl3WPBdlnMGWLumx0fBr5fz9sgZBY2NNg6h4BMQL9VGUpgMVB1AYHECUsG7EIaTEFR3YDVlbgCM
	pHXe6hBL/xA0eNANpSZrxD7PD8LqHrmSrcNArHZPDHGJNRBKihnEsjfml8dg5gkoeXe+iTd8G0uUnBUqWYMxVdr71v6oY5u0b7q4
	f7XZEJ8XqDdQSwMEFAAAAAgAAAAhXMek0qnWAAAAgAEAABQAAAB4bC9zaGFyZWRTdHJpbmdzLnhtbG2QQU7EMAxF95wiyp5JYYEA
	JRkkBBuWDAewWjONJnFC7aJhDzfhDFygFyMVYtPp0u/ZX7bt9piieseBQyanLzaNVkht7gLtnX7ZPZ5fa8UC1EHMhE5/IOutP7PM
	ouoosdO9SLk1htseE/AmF6RqXvOQQGo57A2XAaHjHlFSNJdNc2USBNKqzSOJ0zdajRTeRrz/r73l4K34B6kiBWvEWzOjP/w8Htb5
	9N0fpp+SWU7c9MVwwj6HWC9dYmC4wyOkEnHef6l3uBL/BDGGvKQyt65nmfpC/wtQSwMEFAAAAAgAAAAhXPfsoIDVAAAA1wEAABgA
	AAB4bC93b3Jrc2hlZXRzL3NoZWV0MS54bWxtkdtOBCEMQN/9CtJ3t3PRdWOAjZf4BfoBZKbuTBxgAmRW/17cGFKJb21P29OAPH7a
	RWwU4uydgnbXgCA3+HF2JwVvry/XBxAxGTeaxTtS8EURjvpKnn34iBNREnmBiwqmlNZ7xDhMZE3c+ZVcJu8+WJNyGk4Y10BmvAzZ
	Bbum2aM1swMtL7Vnk4yWwZ9FyIfk6vATPLQgkoKY8003Ejctcfhlj5y1f9kTZ11hmPcXSVckHWvuKwlnN5WEs9v/JX2R9Kx5X0k4
	u6sknB0qCbKnw/In+htQSwECFAMUAAAACAAAACFcQ2ud/RYBAAAwAwAAEwAAAAAAAAAAAAAAgAEAAAAAW0NvbnRlbnRfVHlwZXNd
	LnhtbFBLAQIUAxQAAAAIAAAAIVwGWceCsQAAACgBAAALAAAAAAAAAAAAAACAAUcBAABfcmVscy8ucmVsc1BLAQIUAxQAAAAIAAAA
	IVz6bCSlvgAAABsBAAAPAAAAAAAAAAAAAACAASECAAB4bC93b3JrYm9vay54bWxQSwECFAMUAAAACAAAACFc3dGJodgAAAA1AgAA
	GgAAAAAAAAAAAAAAgAEMAwAAeGwvX3JlbHMvd29ya2Jvb2sueG1sLnJlbHNQSwECFAMUAAAACAAAACFcWcZXn7wAAABHAQAADQAA
	AAAAAAAAAAAAgAEcBAAAeGwvc3R5bGVzLnhtbFBLAQIUAxQAAAAIAAAAIVzHpNKp1gAAAIABAAAUAAAAAAAAAAAAAACAAQMFAAB4
	bC9zaGFyZWRTdHJpbmdzLnhtbFBLAQIUAxQAAAAIAAAAIVz37KCA1QAAANcBAAAYAAAAAAAAAAAAAACAAQsGAAB4bC93b3Jrc2hl
	ZXRzL3NoZWV0MS54bWxQSwUGAAAAAAcABwDCAQAAFgcAAAAA
`,
	'base64',
);

test('a workbook’s first sheet is read, one person a line, and comes out as a list of colleagues', async () => {
	expect(await readListedFile(fileOf(new Uint8Array(workbook)))).toEqual({
		ok: true,
		text: 'Etunimi\tSukunimi\tSähköposti\nÅsa\tÄrling\tasa@example.org\nTesti\tKallio\ttesti@example.org',
	});
});

test('a workbook that was cut off is told of', async () => {
	for (const length of [4, 200, workbook.length - 30])
		expect((await readListedFile(fileOf(new Uint8Array(workbook.subarray(0, length))))).ok).toBe(false);
});

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const { resolve } = createRequire(import.meta.url);

const textFaces = ['source-sans/TTF/SourceSans3-Regular.ttf', 'source-sans/TTF/SourceSans3-Semibold.ttf'];
const statementFace = '@expo-google-fonts/ubuntu/500Medium/Ubuntu_500Medium.ttf';

const read = (path: string) => readFileSync(resolve(path));
const textFonts = textFaces.map(read);
const statementFont = read(statementFace);

/** The faces every document is set in; the compiler prefers them to what a machine has installed. */
export const fontFiles: readonly Buffer[] = [...textFonts, statementFont];

/** The code points that every text face can draw. PDF/UA-1 forbids a character without a glyph. */
export const drawable: ReadonlySet<number> = textFonts
	.map(codePointsOf)
	.reduce((common, points) => common.intersection(points));

/** The code points that the face of a funder's statement can draw. */
export const drawableInStatement: ReadonlySet<number> = codePointsOf(statementFont);

/** Reads the font's character map (OpenType `cmap`, format 4: the basic plane, which is all these faces have). */
function codePointsOf(font: Buffer): Set<number> {
	const start = tableOffset(font, 'cmap');
	for (let i = 0; i < font.readUInt16BE(start + 2); i++) {
		const subtable = start + font.readUInt32BE(start + 4 + i * 8 + 4);
		if (font.readUInt16BE(subtable) === 4) return segmentsOf(font, subtable);
	}
	throw new Error('The font has no character map of format 4');
}

function tableOffset(font: Buffer, tag: string): number {
	for (let i = 0; i < font.readUInt16BE(4); i++) {
		const record = 12 + i * 16;
		if (font.toString('latin1', record, record + 4) === tag) return font.readUInt32BE(record + 8);
	}
	throw new Error(`The font has no table ${tag}`);
}

function segmentsOf(font: Buffer, subtable: number): Set<number> {
	const points = new Set<number>();
	const doubled = font.readUInt16BE(subtable + 6);
	const ends = subtable + 14;
	const starts = ends + doubled + 2;
	const deltas = starts + doubled;
	const offsets = deltas + doubled;
	for (let i = 0; i < doubled; i += 2) {
		const last = font.readUInt16BE(ends + i);
		const first = font.readUInt16BE(starts + i);
		const delta = font.readUInt16BE(deltas + i);
		const offset = font.readUInt16BE(offsets + i);
		for (let point = first; point <= last && point < 0xffff; point++) {
			const glyph = offset === 0 ? point : font.readUInt16BE(offsets + i + offset + (point - first) * 2);
			if (glyph !== 0 && (glyph + delta) % 0x10000 !== 0) points.add(point);
		}
	}
	return points;
}

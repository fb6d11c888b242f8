import type { Block, CleanLetter, Line, Words } from './blocks.ts';

/** The plain text alternative: the same words in the same order, addresses written out. */
export function letterText(letter: CleanLetter): string {
	const body = [letter.sender.text, letter.heading, ...letter.blocks.map(blockText)];
	const footer = letter.footer.map(blockText);
	return `${body.join('\n\n')}\n\n${footer.join('\n')}\n`;
}

function blockText(block: Block): string {
	switch (block.kind) {
		case 'heading':
			return block.words;
		case 'paragraph':
			return wordsText(block.words);
		case 'details':
			return block.rows.map(({ label, lines }) => rowText(label, lines.map(lineText))).join('\n');
		case 'action':
		case 'link':
			return lineText(block.link);
		case 'quote':
			return block.words.replace(/^/gm, '> ');
	}
}

function rowText(label: string, lines: readonly string[]): string {
	const [first = '', ...others] = lines.flatMap((line) => line.split('\n'));
	return others.length === 0 ? `${label}: ${first}` : [`${label}:`, first, ...others].join('\n  ');
}

function lineText(line: Line): string {
	if (typeof line === 'string') return line;
	if ('href' in line) return `${line.label}: ${line.href}`;
	return 'note' in line ? line.note : line.text;
}

function wordsText(words: Words): string {
	return typeof words === 'string' ? words : words.text;
}

/** Records of cells, as they stand, of a table whose lines end with `\n` (RFC 4180); a cell may stand in quotes, and then hold anything. */
export function readRecords(text: string, delimiter: string): string[][] {
	const records: string[][] = [];
	let cells: string[] = [];
	let cell = '';
	let isQuoted = false;
	for (let index = 0; index < text.length; index++) {
		const char = text[index] ?? '';
		if (isQuoted) {
			if (char !== '"') cell += char;
			else if (text[index + 1] === '"') cell += text[++index] ?? '';
			else isQuoted = false;
		} else if (char === '"' && cell.trim() === '' && closes(text, index, delimiter)) {
			cell = '';
			isQuoted = true;
		} else if (char === delimiter || char === '\n') {
			cells.push(cell);
			cell = '';
			if (char === '\n') {
				records.push(cells);
				cells = [];
			}
		} else cell += char;
	}
	return [...records, [...cells, cell]];
}

/** Whether a quote that opens a cell is closed where a cell ends; one that is not is a character like any other. */
function closes(text: string, start: number, delimiter: string): boolean {
	for (let index = start + 1; index < text.length; index++) {
		if (text[index] !== '"') continue;
		if (text[index + 1] === '"') index++;
		else {
			const next = /^[^\S\n\t]*(.|\n|$)/.exec(text.slice(index + 1, index + 20))?.[1] ?? '';
			return next === '' || next === '\n' || next === delimiter;
		}
	}
	return false;
}

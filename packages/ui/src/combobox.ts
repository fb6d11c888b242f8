import type { Option } from './field.ts';

/** Small letters without their marks, so that "aanekoski" finds Äänekoski. */
export function folded(text: string): string {
	return text
		.normalize('NFD')
		.replace(/\p{Mark}/gu, '')
		.toLowerCase()
		.trim();
}

/** The options that hold the query; those that begin with it, or have a word that does, come first; else as given. */
export function matching(options: readonly Option[], query: string): readonly Option[] {
	const wanted = folded(query);
	if (wanted === '') return options;
	const ranked: Option[][] = [[], [], []];
	for (const option of options) {
		const label = folded(option.label);
		const at = label.indexOf(wanted);
		if (at === 0) ranked[0]?.push(option);
		else if (new RegExp(`[^\\p{Letter}\\p{Number}]${escaped(wanted)}`, 'u').test(label))
			ranked[1]?.push(option);
		else if (at > 0) ranked[2]?.push(option);
	}
	return ranked.flat();
}

function escaped(text: string): string {
	return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

import type { Need } from './answers.ts';

/** What is told to one who cooks or prepares the place: how many, never who. */
export type NeedCounts = {
	/** People who told of any. */
	readonly personCount: number;
	/** How many chose each, in the list's order; those nobody chose are left out. */
	readonly options: readonly { readonly key: string; readonly count: number }[];
	/** Each set that one person needs together, the most frequent first; only sets of several. */
	readonly together: readonly { readonly keys: readonly string[]; readonly count: number }[];
	/** What was written in words, with the list's choices of the same person, without names. */
	readonly written: readonly {
		readonly text: string;
		readonly keys: readonly string[];
		readonly count: number;
	}[];
};

/** Counts of what each person needs; `keys` is the whole list in its order. */
export function countNeeds(needs: readonly Need[], keys: readonly string[]): NeedCounts {
	const times = (key: string) => needs.filter((need) => need.keys.includes(key)).length;
	return {
		personCount: needs.length,
		options: keys.map((key) => ({ key, count: times(key) })).filter(({ count }) => count > 0),
		together: tally(needs.filter((need) => need.keys.length > 1 && need.other === '')).map(
			({ need, count }) => ({ keys: need.keys, count }),
		),
		written: tally(needs.filter((need) => need.other !== '')).map(({ need, count }) => ({
			text: need.other,
			keys: need.keys,
			count,
		})),
	};
}

/** Equal needs together, whatever the capitals, the most frequent first; then by text, so that no order tells who came first. */
function tally(needs: readonly Need[]): { need: Need; count: number }[] {
	const byMeaning = new Map<string, { need: Need; count: number }>();
	for (const need of needs) {
		const meaning = `${need.keys.join(' ')}|${need.other.toLowerCase()}`;
		const known = byMeaning.get(meaning);
		byMeaning.set(meaning, { need: known?.need ?? need, count: (known?.count ?? 0) + 1 });
	}
	return [...byMeaning]
		.toSorted(([a, one], [b, other]) => other.count - one.count || (a < b ? -1 : 1))
		.map(([, counted]) => counted);
}

/** Fewer than this many people can be told apart. */
export const smallestShown = 5;

export type Counted = {
	readonly count: number;
	/** A row that tells of workplaces which must not be known. */
	readonly isSensitive: boolean;
};

/**
 * Which rows of a table must not be shown: sensitive ones of fewer than five people. When that is one row only, the
 * smallest of the others goes with it, since what is left out could be reckoned from the total.
 */
export function findSuppressed(rows: readonly Counted[]): ReadonlySet<number> {
	const small = rows.flatMap((row, index) =>
		row.isSensitive && row.count > 0 && row.count < smallestShown ? [index] : [],
	);
	if (small.length !== 1) return new Set(small);
	const others = rows
		.map(({ count }, index) => ({ count, index }))
		.filter(({ count, index }) => count > 0 && !small.includes(index))
		.toSorted((a, b) => a.count - b.count || a.index - b.index);
	return new Set([...small, ...others.slice(0, 1).map(({ index }) => index)]);
}

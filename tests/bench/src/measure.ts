/** Runs `operation` so many times with so many at once, and gives how many a second. */
export async function perSecond(
	count: number,
	concurrency: number,
	operation: (index: number) => Promise<unknown>,
): Promise<number> {
	let next = 0;
	const started = performance.now();
	await Promise.all(
		Array.from({ length: concurrency }, async () => {
			while (next < count) await operation(next++);
		}),
	);
	return (count / (performance.now() - started)) * 1000;
}

/** Two ways of doing the same in turns, so that both see the same machine; the median of each. */
export async function inTurns<Name extends string>(
	rounds: number,
	ways: Record<Name, () => Promise<number>>,
): Promise<Record<Name, number>> {
	const names = Object.keys(ways) as Name[];
	const measured = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
	// The first round warms everything up and is thrown away.
	for (let round = 0; round <= rounds; round++) {
		for (const name of round % 2 === 0 ? names : names.toReversed()) {
			const rate = await ways[name]();
			if (round > 0) measured[name].push(rate);
		}
	}
	return Object.fromEntries(names.map((name) => [name, median(measured[name])])) as Record<Name, number>;
}

function median(list: readonly number[]): number {
	const sorted = list.toSorted((a, b) => a - b);
	return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

export type Measure = {
	readonly name: string;
	/** Ours against the limit measured in the same run; null for a line that only informs. */
	readonly ratio: number | null;
	/** The least ratio (or, for `atMost`, the greatest) that is good enough. */
	readonly atLeast?: number;
	readonly atMost?: number;
	readonly detail: string;
};

export function isGoodEnough({ ratio, atLeast, atMost }: Measure): boolean {
	if (ratio === null) return true;
	return (atLeast === undefined || ratio >= atLeast) && (atMost === undefined || ratio <= atMost);
}

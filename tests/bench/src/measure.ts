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

/** What each way did a second, round by round. */
type Turns<Name extends string> = Readonly<Record<Name, readonly number[]>>;

/** Ways of doing the same in turns, so that all see the same machine. Their order turns round with each round. */
export async function inTurns<Name extends string>(
	rounds: number,
	ways: Readonly<Record<Name, () => Promise<number>>>,
): Promise<Turns<Name>> {
	const names = Object.keys(ways) as Name[];
	const measured = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
	// The first round warms everything up and is thrown away.
	for (let round = 0; round <= rounds; round++) {
		for (const name of round % 2 === 0 ? names : names.toReversed()) {
			const rate = await ways[name]();
			if (round > 0) measured[name].push(rate);
		}
	}
	return measured;
}

/** The median of the rounds' own ratios: what slowed a whole round down slowed both. */
export function ratioOf<Name extends string>(turns: Turns<Name>, ours: Name, against: Name): number {
	return median(turns[ours].map((rate, round) => rate / (turns[against][round] ?? Number.NaN)));
}

/** Rates for a reader: `1,234/s`. */
export function rateOf(rates: readonly number[]): string {
	return `${median(rates).toLocaleString('en', { maximumFractionDigits: 0 })}/s`;
}

/** The value below which a share of the list lies; `0.5` is the median. */
export function percentile(list: readonly number[], share: number): number {
	const sorted = list.toSorted((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

function median(list: readonly number[]): number {
	const sorted = list.toSorted((a, b) => a - b);
	const middle = sorted.length >> 1;
	const [below = Number.NaN, above = Number.NaN] = sorted.slice(middle - 1, middle + 1);
	return sorted.length % 2 === 1 ? (sorted[middle] ?? Number.NaN) : (below + above) / 2;
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

/** A ratio that is no number is not good enough. */
export function isGoodEnough({ ratio, atLeast, atMost }: Measure): boolean {
	if (ratio === null) return true;
	if (Number.isNaN(ratio)) return false;
	return (atLeast === undefined || ratio >= atLeast) && (atMost === undefined || ratio <= atMost);
}

/**
 * Lines before hot doors: so many of one key are at work at once, the rest wait in order of arrival. One training that
 * everyone wants then never takes all connections from the others, and fewer at the same lock are faster.
 */
export function openTurns(atOnce: number) {
	const lines = new Map<string, { atWork: number; readonly waiting: (() => void)[] }>();
	return async <Result>(key: string, work: () => Promise<Result>): Promise<Result> => {
		const line = lines.get(key) ?? { atWork: 0, waiting: [] };
		lines.set(key, line);
		if (line.atWork < atOnce) line.atWork += 1;
		else await new Promise<void>((go) => line.waiting.push(go));
		try {
			return await work();
		} finally {
			const next = line.waiting.shift();
			// The turn itself is handed on, so that nobody new slips in between.
			if (next) next();
			else if ((line.atWork -= 1) === 0) lines.delete(key);
		}
	};
}

/** When registration opens, for a page that waits for it. */
export type OpeningView = {
	/** Milliseconds since 1970, like `askedAt`. */
	readonly opensAt: number;
	/** The server's clock when it made the page: the visitor's own may be wrong. */
	readonly askedAt: number;
	/** In words, in the training's zone. */
	readonly when: string;
};

const second = 1_000;
/** Timers of browsers end at 24 days. */
const longestWait = 60 * 60 * second;

/** The server's clock here: what it showed when the page began to arrive, and what has passed since. */
export function serverClock(askedAt: number): () => number {
	const [arrival] = performance.getEntriesByType('navigation');
	const arrivedAt =
		arrival instanceof PerformanceNavigationTiming && arrival.responseStart > 0
			? performance.timeOrigin + arrival.responseStart
			: Date.now();
	return () => askedAt + Date.now() - arrivedAt;
}

/** Until the next look: at the instant itself, every second while seconds are shown, and never beyond a timer's reach. */
export function nextLook(remaining: number): number {
	if (remaining > 2 * 24 * 60 * 60 * second) return longestWait;
	return Math.max(1, remaining % second || second);
}

/** Half-open: holds its start, not its end. Instants are epoch milliseconds or anything that compares. */
export type Interval<Point extends number | Date = Date> = {
	readonly startsAt: Point;
	readonly endsAt: Point;
};

/** Half-open intervals: one that ends at 10.00 does not touch one that starts at 10.00. */
export function overlaps<Point extends number | Date>(a: Interval<Point>, b: Interval<Point>): boolean {
	return a.startsAt < b.endsAt && b.startsAt < a.endsAt;
}

/** Intervals that overlap, directly or through another, and the time they take together. */
export type Cluster<Span extends Interval> = Interval & { readonly spans: readonly Span[] };

/** Intervals in clusters: in order of their start; equal starts keep their order. No cluster touches another. */
export function clustersOf<Span extends Interval>(spans: readonly Span[]): Cluster<Span>[] {
	const clusters: { startsAt: Date; endsAt: Date; spans: Span[] }[] = [];
	for (const span of spans.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime())) {
		const current = clusters.at(-1);
		if (current && overlaps<Date>(current, span)) {
			current.spans.push(span);
			if (span.endsAt > current.endsAt) current.endsAt = span.endsAt;
		} else {
			clusters.push({ startsAt: span.startsAt, endsAt: span.endsAt, spans: [span] });
		}
	}
	return clusters;
}

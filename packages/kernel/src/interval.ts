/** Half-open: holds its start, not its end. Instants are epoch milliseconds or anything that compares. */
export type Interval<Point extends number | Date = Date> = { readonly startsAt: Point; readonly endsAt: Point };

/** Half-open intervals: one that ends at 10.00 does not touch one that starts at 10.00. */
export function overlaps<Point extends number | Date>(a: Interval<Point>, b: Interval<Point>): boolean {
	return a.startsAt < b.endsAt && b.startsAt < a.endsAt;
}

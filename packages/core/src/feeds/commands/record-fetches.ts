import { inTransaction } from '../../context.ts';
import type { Context } from '../../context.ts';
import { saveFetches } from '../store.ts';
import type { FeedFetches } from '../store.ts';

/** Notes how often feeds were asked for, counted by a host over some minutes. */
export function recordFetches(ctx: Context, fetches: readonly FeedFetches[]): Promise<void> {
	// In one order, so that two hosts that write at once do not wait for each other.
	const inOrder = fetches.toSorted((a, b) => (a.feedId < b.feedId ? -1 : 1));
	return inTransaction(ctx, (ctx) => saveFetches(ctx, inOrder));
}

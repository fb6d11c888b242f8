import type { FeedFetches } from '@kutsu/core/feeds';
import type { FeedClient } from '@kutsu/core/feeds/model';

/** How often what was counted is written: a poll itself writes nothing. */
const everyMs = 5 * 60_000;

/** Counts the fetches of private feeds in this process, and hands them over every few minutes. */
export class FetchCounter {
	readonly #counted = new Map<string, FeedFetches>();
	readonly #save: (fetches: readonly FeedFetches[]) => Promise<void>;
	#timer: NodeJS.Timeout | undefined;

	constructor(save: (fetches: readonly FeedFetches[]) => Promise<void>) {
		this.#save = save;
	}

	count(
		feed: { readonly projectId: string; readonly feedId: string },
		client: FeedClient,
		lastAt: Date,
	): void {
		const known = this.#counted.get(feed.feedId);
		this.#counted.set(feed.feedId, { ...feed, client, lastAt, count: (known?.count ?? 0) + 1 });
		this.#timer ??= setTimeout(() => void this.write(), everyMs).unref();
	}

	/** Hands over what was counted so far; what is counted meanwhile waits for the next time. */
	async write(): Promise<void> {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		const fetches = [...this.#counted.values()];
		this.#counted.clear();
		if (fetches.length > 0) await this.#save(fetches);
	}
}

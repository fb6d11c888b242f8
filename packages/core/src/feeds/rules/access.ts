import type { FeedKind, FeedState } from '../model.ts';

/** What decides whether a feed answers. */
export type FeedFacts = {
	readonly kind: FeedKind;
	readonly expiresAt: Date | null;
	readonly revokedAt: Date | null;
	/** The owner signs in as the trainer whose feed it is, and still has that role. */
	readonly isOwnTrainer: boolean;
	/** The owner may still share feeds of the whole project. */
	readonly mayManage: boolean;
	/** The owner may still read the whole plan, drafts included. */
	readonly mayReadPlan: boolean;
	/** The person whose registrations it shows has been erased. */
	readonly isErased: boolean;
};

/** What a feed is now. A right that its owner lost ends it for as long as it is lost: an address is not a right of its own. */
export function feedStateOf(feed: FeedFacts, now: Date): FeedState {
	if (feed.revokedAt !== null) return 'revoked';
	if (feed.expiresAt !== null && feed.expiresAt <= now) return 'expired';
	return ownerMaySee(feed) ? 'open' : 'ownerless';
}

function ownerMaySee(feed: FeedFacts): boolean {
	switch (feed.kind) {
		case 'my_registrations':
			return !feed.isErased;
		case 'trainer':
			return feed.isOwnTrainer || (feed.mayManage && feed.mayReadPlan);
		case 'plan':
			return feed.mayManage && feed.mayReadPlan;
		case 'organisation':
		case 'selection':
			return feed.mayManage;
	}
}

import { granted, NotFound, refused } from '@kutsu/kernel';
import type { Decision } from '@kutsu/kernel';
import { record } from '../../audit/index.ts';
import { inTransaction } from '../../context.ts';
import type { Context, TxContext } from '../../context.ts';
import type { FeedInput } from '../model.ts';
import { mayTend } from '../permissions.ts';
import { rightsIn } from '../queries/list.ts';
import { lockFeed, saveNewAddress } from '../store.ts';
import type { LockedFeed } from '../store.ts';
import { feedUrl } from './create-feed.ts';

export type RotatedFeed = Decision<{ readonly url: string }, { readonly code: 'revoked' }>;

/** Gives a feed another address, told this once; the one before is gone. @throws NotFound, Forbidden */
export function rotateFeed(ctx: Context, input: FeedInput): Promise<RotatedFeed> {
	return inTransaction(ctx, async (ctx) => {
		const { project, rights } = await rightsIn(ctx, input.project);
		const feed = await lockFeed(ctx, project.id, input.feedId);
		if (!mayTend(rights, feed)) throw new NotFound('feed');
		return rotated(ctx, feed);
	});
}

/** The same within another's transaction, once it has decided who may. */
export async function rotated(ctx: TxContext, feed: LockedFeed): Promise<RotatedFeed> {
	if (feed.revokedAt !== null) return refused({ code: 'revoked' });
	const url = feedUrl(ctx, await saveNewAddress(ctx, feed.projectId, feed.id));
	await record(ctx, {
		projectId: feed.projectId,
		action: 'feed.rotate',
		subject: { kind: 'feed', id: feed.id },
	});
	return granted({ url });
}

import { granted, NotFound } from '@kutsu/kernel';
import { record } from '../../audit/index.ts';
import { inTransaction } from '../../context.ts';
import type { Context, TxContext } from '../../context.ts';
import type { FeedInput } from '../model.ts';
import { mayTend } from '../permissions.ts';
import { rightsIn } from '../queries/list.ts';
import { lockFeed, saveRevoked } from '../store.ts';
import type { LockedFeed } from '../store.ts';

/** Ends a feed for good. One that has ended already stays so. @throws NotFound, Forbidden */
export function revokeFeed(ctx: Context, input: FeedInput): Promise<{ readonly ok: true }> {
	return inTransaction(ctx, async (ctx) => {
		const { project, rights } = await rightsIn(ctx, input.project);
		const feed = await lockFeed(ctx, project.id, input.feedId);
		if (!mayTend(rights, feed)) throw new NotFound('feed');
		return revoked(ctx, feed);
	});
}

/** The same within another's transaction, once it has decided who may. */
export async function revoked(ctx: TxContext, feed: LockedFeed): Promise<{ readonly ok: true }> {
	if (feed.revokedAt === null) {
		await saveRevoked(ctx, feed);
		await record(ctx, {
			projectId: feed.projectId,
			action: 'feed.revoke',
			subject: { kind: 'feed', id: feed.id },
		});
	}
	return granted({});
}

import { dayInterval, granted, NotFound, refused } from '@kutsu/kernel';
import type { Decision } from '@kutsu/kernel';
import { record } from '../../audit/index.ts';
import { inTransaction } from '../../context.ts';
import type { Context } from '../../context.ts';
import type { Stale } from '../../projects/model.ts';
import type { EditFeedInput, EditFeedRefusal } from '../model.ts';
import { mayTend } from '../permissions.ts';
import { readFeed, rightsIn } from '../queries/list.ts';
import type { FeedForEdit } from '../queries/list.ts';
import { lockFeed, saveChosen, saveFeed } from '../store.ts';

export type EditedFeed = Decision<{ readonly revision: number }, EditFeedRefusal | Stale<FeedForEdit>>;

/** Saves a feed's name, its last day and what was chosen for it. @throws NotFound, Forbidden */
export function editFeed(ctx: Context, input: EditFeedInput): Promise<EditedFeed> {
	return inTransaction(ctx, async (ctx): Promise<EditedFeed> => {
		const { project, rights } = await rightsIn(ctx, input.project);
		const feed = await lockFeed(ctx, project.id, input.feedId);
		if (!mayTend(rights, feed)) throw new NotFound('feed');
		if (feed.revision !== input.revision)
			return refused({ code: 'stale', theirs: await readFeed(ctx, project, feed.id) });
		const fits =
			(feed.kind === 'organisation') === (input.organisation !== null) &&
			(feed.kind === 'selection') === input.trainingIds.length > 0 &&
			(feed.kind === 'organisation' || input.venueIds.length === 0);
		if (!fits) return refused({ code: 'does-not-fit' });
		const expiresAt = input.lastDay === null ? null : dayInterval(input.lastDay, project.timeZone).endsAt;
		await saveFeed(ctx, feed, { name: input.name, organisation: input.organisation, expiresAt });
		await saveChosen(ctx, feed, input);
		await record(ctx, { projectId: project.id, action: 'feed.edit', subject: { kind: 'feed', id: feed.id } });
		return granted({ revision: feed.revision + 1 });
	});
}

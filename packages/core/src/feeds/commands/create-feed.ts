import { dayInterval, granted, newId, NotFound, refused } from '@kutsu/kernel';
import type { Decision } from '@kutsu/kernel';
import { once, record } from '../../audit/index.ts';
import { inTransaction } from '../../context.ts';
import type { Context, TxContext } from '../../context.ts';
import { requirePermission } from '../../staff/index.ts';
import { mostFeeds } from '../model.ts';
import type { CreateFeedInput, CreateFeedRefusal } from '../model.ts';
import type { FeedRights } from '../permissions.ts';
import { rightsIn } from '../queries/list.ts';
import { countInForce, findTrainer, insertFeed, lockOwner, saveChosen, saveNewAddress } from '../store.ts';

export type CreatedFeed = Decision<
	{
		readonly feedId: string;
		/** The address, told this once; null on a repeat. */
		readonly url: string | null;
	},
	CreateFeedRefusal
>;

/**
 * Makes a private feed and its address. A trainer makes one of their own trainings; whoever shares feeds makes any.
 * @throws NotFound for a trainer, training or venue that is not there, Forbidden.
 */
export async function createFeed(ctx: Context, input: CreateFeedInput): Promise<CreatedFeed> {
	let url: string | null = null;
	const decision = await inTransaction(ctx, (ctx) =>
		once(
			ctx,
			'feed.create',
			input.requestId,
			async (): Promise<Decision<{ readonly feedId: string }, CreateFeedRefusal>> => {
				const { project, rights } = await rightsIn(ctx, input.project);
				if (!rights.mayManage && input.kind !== 'trainer')
					requirePermission(ctx.actor, 'feeds.manage', { projectId: project.id });
				// The whole plan is for those who read the whole plan.
				if (input.kind === 'plan') requirePermission(ctx.actor, 'plan.read', { projectId: project.id });
				const owner = await ownerOf(ctx, project.id, rights, input);
				await lockOwner(ctx, owner.userId);
				const feed = {
					...{ projectId: project.id, id: newId(), kind: input.kind, name: input.name, locale: input.locale },
					...{ ownerUserId: owner.userId, participantId: null, trainerId: owner.trainerId },
					organisation: input.organisation,
					expiresAt: input.lastDay === null ? null : dayInterval(input.lastDay, project.timeZone).endsAt,
				};
				const inForce = await countInForce(ctx, feed, { userId: owner.userId });
				if (inForce >= mostFeeds.staff) return refused({ code: 'too-many', most: mostFeeds.staff });
				await insertFeed(ctx, feed);
				await saveChosen(ctx, feed, input);
				url = feedUrl(ctx, await saveNewAddress(ctx, project.id, feed.id));
				await record(ctx, {
					projectId: project.id,
					action: 'feed.create',
					subject: { kind: 'feed', id: feed.id },
				});
				return granted({ feedId: feed.id });
			},
		),
	);
	return decision.ok ? granted({ feedId: decision.feedId, url }) : decision;
}

/**
 * With whose rights the feed answers. A trainer who signs in owns the feed of their trainings, whoever made it: it ends
 * with their role.
 */
async function ownerOf(
	ctx: TxContext,
	projectId: string,
	rights: FeedRights,
	input: CreateFeedInput,
): Promise<{ readonly userId: string; readonly trainerId: string | null }> {
	if (input.kind !== 'trainer') return { userId: rights.userId, trainerId: null };
	const trainer = await findTrainer(
		ctx,
		projectId,
		input.trainerId !== null && rights.mayManage ? { id: input.trainerId } : { userId: rights.userId },
	);
	if (!trainer) throw new NotFound('trainer');
	return { userId: trainer.userId ?? rights.userId, trainerId: trainer.id };
}

/** Where the calendar of a token is asked for. */
export function feedUrl(ctx: Context, token: string): string {
	return `${ctx.settings.publicUrl}/feeds/p/${token}.ics`;
}

import { m } from '@kutsu/i18n/messages';
import { granted, NotFound, refused } from '@kutsu/kernel';
import type { Decision, Locale } from '@kutsu/kernel';
import { record } from '../../audit/index.ts';
import { inTransaction } from '../../context.ts';
import type { Context, TxContext } from '../../context.ts';
import { mostFeeds } from '../model.ts';
import type { CreateFeedRefusal } from '../model.ts';
import { findMailbox } from '../queries/address.ts';
import { countInForce, findPersonOf, insertFeed, lockFeed, lockOwner, saveNewAddress } from '../store.ts';
import type { LockedFeed } from '../store.ts';
import { feedUrl } from './create-feed.ts';
import { revoked } from './revoke-feed.ts';
import { rotated } from './rotate-feed.ts';
import type { RotatedFeed } from './rotate-feed.ts';

/**
 * Makes a calendar of all that one person of an address is registered for, by the link that was sent to it. The address is
 * told this once; the same request again is told nothing.
 * @throws NotFound for a link that is forged or expired, and for a person of another address.
 */
export function createMyFeed(
	ctx: Context,
	input: {
		readonly token: string;
		readonly participantId: string;
		readonly locale: Locale;
		readonly requestId: string;
	},
): Promise<Decision<{ readonly url: string | null }, CreateFeedRefusal>> {
	return inTransaction(ctx, async (ctx) => {
		const { participantId, locale } = input;
		const mailbox = await findMailbox(ctx, input.token);
		if (!mailbox || !(await findPersonOf(ctx, mailbox, participantId))) throw new NotFound('link');
		const { projectId } = mailbox;
		await lockOwner(ctx, participantId);
		const feed = {
			...{ projectId, id: input.requestId, kind: 'my_registrations' as const, locale, participantId },
			name: m.feeds_name_my_registrations({}, { locale }),
			...{ ownerUserId: null, trainerId: null, organisation: null, expiresAt: null },
		};
		const inForce = await countInForce(ctx, feed, { participantId });
		if (inForce >= mostFeeds.participant) return refused({ code: 'too-many', most: mostFeeds.participant });
		if (!(await insertFeed(ctx, feed))) return granted({ url: null });
		const url = feedUrl(ctx, await saveNewAddress(ctx, projectId, feed.id));
		await record(ctx, { projectId, action: 'feed.create', subject: { kind: 'feed', id: feed.id } });
		return granted({ url });
	});
}

/** Gives one's own calendar another address. @throws NotFound for a link, or a calendar, that is not theirs. */
export function rotateMyFeed(
	ctx: Context,
	input: { readonly token: string; readonly feedId: string },
): Promise<RotatedFeed> {
	return inTransaction(ctx, async (ctx) => rotated(ctx, await lockMyFeed(ctx, input)));
}

/** Ends one's own calendar. @throws NotFound for a link, or a calendar, that is not theirs. */
export function revokeMyFeed(
	ctx: Context,
	input: { readonly token: string; readonly feedId: string },
): Promise<{ readonly ok: true }> {
	return inTransaction(ctx, async (ctx) => revoked(ctx, await lockMyFeed(ctx, input)));
}

async function lockMyFeed(
	ctx: TxContext,
	input: { readonly token: string; readonly feedId: string },
): Promise<LockedFeed> {
	const mailbox = await findMailbox(ctx, input.token);
	if (!mailbox) throw new NotFound('link');
	const feed = await lockFeed(ctx, mailbox.projectId, input.feedId);
	if (feed.participantId === null || !(await findPersonOf(ctx, mailbox, feed.participantId)))
		throw new NotFound('feed');
	return feed;
}

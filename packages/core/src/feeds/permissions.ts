import type { FeedKind } from './model.ts';

/** What of a project's feeds somebody sees to. */
export type FeedRights = { readonly userId: string; readonly mayManage: boolean };

/** Whether they may see it in the list, give it a new address and end it. A participant's own is the participant's alone. */
export function mayTend(
	rights: FeedRights,
	feed: { readonly kind: FeedKind; readonly ownerUserId: string | null },
): boolean {
	if (feed.kind === 'my_registrations') return false;
	return rights.mayManage || (feed.kind === 'trainer' && feed.ownerUserId === rights.userId);
}

import { named } from '@kutsu/db';
import { readsOf } from '../../context.ts';
import type { Context } from '../../context.ts';
import { auditActor } from '../../audit/index.ts';
import { requirePermission } from '../../staff/index.ts';
import type { SavedFilter } from '../model.ts';

export type DeskChoices = {
	/** One's own first, then those that are shared; by name. */
	readonly savedFilters: readonly SavedFilter[];
	readonly tags: readonly { readonly id: string; readonly name: string }[];
};

/** What the list can be narrowed by: filters kept by the actor or shared, and the project's tags. @throws NotFound, Forbidden without `participants.read` */
export async function deskChoices(ctx: Context, input: { readonly projectId: string }): Promise<DeskChoices> {
	requirePermission(ctx.actor, 'participants.read', input);
	const [savedFilters, tags] = await Promise.all([
		named<SavedFilter>(
			readsOf(ctx),
			'desk_saved_filters',
			`select id, name, is_shared as "isShared", owner_id = $2 as "isOwn", filter, columns, sort from saved_filters
			 where project_id = $1 and (owner_id = $2 or is_shared) order by owner_id <> $2, name collate "fi-x-icu", id`,
			[input.projectId, auditActor(ctx).id],
		),
		named<{ id: string; name: string }>(
			readsOf(ctx),
			'desk_tags',
			'select id, name from tags where project_id = $1 order by lower(name)',
			[input.projectId],
		),
	]);
	return { savedFilters, tags };
}

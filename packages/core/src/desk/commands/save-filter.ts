import { granted, refused } from '@kutsu/kernel';
import { auditActor, record } from '../../audit/index.ts';
import { inTransaction } from '../../context.ts';
import type { Context } from '../../context.ts';
import { requirePermission } from '../../staff/index.ts';
import type { ListColumn, RegistrationFilter, RegistrationSort } from '../model.ts';
import { deleteFilter, insertFilter, ownerOfFilter } from '../store.ts';

/** Keeps a way of looking at the list, for oneself or for all colleagues. @throws NotFound, Forbidden without `participants.read`. */
export function saveFilter(
	ctx: Context,
	input: {
		readonly projectId: string;
		readonly name: string;
		readonly isShared: boolean;
		readonly filter: RegistrationFilter;
		readonly columns: ListColumn[];
		readonly sort: RegistrationSort;
	},
) {
	const { projectId, ...kept } = input;
	requirePermission(ctx.actor, 'participants.read', { projectId });
	return inTransaction(ctx, async (ctx) => {
		const filterId = await insertFilter(ctx, projectId, auditActor(ctx).id ?? '', kept);
		await record(ctx, {
			projectId,
			action: 'registration.save-filter',
			subject: { kind: 'project', id: projectId },
		});
		return granted({ filterId });
	});
}

/** Lets go of one's own; a colleague's that is shared is refused, `not-own`. @throws NotFound, Forbidden without `participants.read`. */
export function dropFilter(ctx: Context, input: { readonly projectId: string; readonly filterId: string }) {
	const { projectId, filterId } = input;
	requirePermission(ctx.actor, 'participants.read', { projectId });
	return inTransaction(ctx, async (ctx) => {
		const asker = auditActor(ctx).id ?? '';
		if ((await ownerOfFilter(ctx, projectId, asker, filterId)) !== asker)
			return refused({ code: 'not-own' as const });
		await deleteFilter(ctx, projectId, filterId);
		await record(ctx, {
			projectId,
			action: 'registration.drop-filter',
			subject: { kind: 'project', id: projectId },
		});
		return granted({});
	});
}

import { NotFound } from '@kutsu/kernel';
import { record } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { inTransaction } from '../../context.ts';
import { requirePermission } from '../permissions.ts';
import { saveInvitationRevoked } from '../store.ts';

/** Makes an invitation's link open nothing. @throws NotFound when none is open by that id, Forbidden without `staff.manage`. */
export async function revokeInvitation(
	ctx: Context,
	input: { readonly projectId: string; readonly invitationId: string },
): Promise<void> {
	requirePermission(ctx.actor, 'staff.manage', { projectId: input.projectId });
	return inTransaction(ctx, async (ctx) => {
		if (!(await saveInvitationRevoked(ctx, input.projectId, input.invitationId)))
			throw new NotFound('invitation');
		const subject = { kind: 'invitation', id: input.invitationId } as const;
		await record(ctx, { projectId: input.projectId, action: 'staff.revoke-invitation', subject });
	});
}

import { NotFound } from '@kutsu/kernel';
import { record } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { inTransaction } from '../../context.ts';
import { requirePermission } from '../permissions.ts';
import { decideRevocation } from '../rules/revocation.ts';
import { lockMembership, saveMembershipRevoked } from '../store.ts';

/**
 * Takes a role away, from the next request on. Refused for the project's last owner.
 * @throws NotFound for a role that is not held, Forbidden without `staff.manage`.
 */
export async function revokeMembership(
	ctx: Context,
	input: { readonly projectId: string; readonly membershipId: string },
): Promise<ReturnType<typeof decideRevocation>> {
	const { projectId, membershipId } = input;
	requirePermission(ctx.actor, 'staff.manage', { projectId });
	return inTransaction(ctx, async (ctx) => {
		const membership = await lockMembership(ctx, projectId, membershipId);
		if (!membership) throw new NotFound('membership');
		const decision = decideRevocation(membership);
		if (!decision.ok) return decision;
		await saveMembershipRevoked(ctx, projectId, membershipId, membership);
		await record(ctx, {
			projectId,
			action: 'staff.revoke',
			subject: { kind: 'membership', id: membershipId },
		});
		return decision;
	});
}

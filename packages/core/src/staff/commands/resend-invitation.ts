import { NotFound } from '@kutsu/kernel';
import type { Locale } from '@kutsu/kernel';
import type { Context } from '../../context.ts';
import { requirePermission } from '../permissions.ts';
import { findInvitation } from '../queries.ts';
import type { Invited } from './invite-staff.ts';
import { inviteStaff } from './invite-staff.ts';

/**
 * Sends an invitation again, with a new link for seven more days; the old link opens nothing from then on.
 * @throws NotFound for one that was answered or withdrawn, Forbidden without `staff.manage`.
 */
export async function resendInvitation(
	ctx: Context,
	input: {
		readonly projectId: string;
		readonly invitationId: string;
		readonly locale: Locale;
		readonly requestId: string;
	},
): Promise<Invited> {
	const { projectId, invitationId, locale, requestId } = input;
	requirePermission(ctx.actor, 'staff.manage', { projectId });
	const offered = await findInvitation(ctx, projectId, invitationId);
	if (!offered) throw new NotFound('invitation');
	const { email, role, trainingId, trainerId, onDate } = offered;
	return inviteStaff(ctx, {
		...{ projectId, email, role, locale, requestId },
		...(trainingId !== null && { trainingId }),
		...(trainerId !== null && { trainerId }),
		...(onDate !== null && { onDate }),
	});
}

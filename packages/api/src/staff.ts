import {
	invitationChoices,
	inviteStaff,
	resendInvitation,
	revokeInvitation,
	revokeMembership,
	staffOfProject,
} from '@kutsu/core/staff';
import {
	InviteStaffInput,
	ResendInvitationInput,
	RevokeInvitationInput,
	RevokeMembershipInput,
} from '@kutsu/core/staff/model';
import { router, staff } from './trpc.ts';

const manage = staff('staff.manage');

/** Colleagues of a project. */
export const colleagues = router({
	list: manage.query(({ ctx }) => staffOfProject(ctx, ctx)),
	invite: manage
		.input(InviteStaffInput)
		.mutation(({ ctx, input }) => inviteStaff(ctx, { ...input, projectId: ctx.projectId })),
	choices: manage.query(({ ctx }) => invitationChoices(ctx, ctx)),
	resend: manage
		.input(ResendInvitationInput)
		.mutation(({ ctx, input }) => resendInvitation(ctx, { ...input, projectId: ctx.projectId })),
	revoke: manage
		.input(RevokeMembershipInput)
		.mutation(({ ctx, input }) => revokeMembership(ctx, { ...input, projectId: ctx.projectId })),
	revokeInvitation: manage
		.input(RevokeInvitationInput)
		.mutation(({ ctx, input }) => revokeInvitation(ctx, { ...input, projectId: ctx.projectId })),
});

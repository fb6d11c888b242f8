import { acceptInvitation, invitationOf } from '@kutsu/core/staff';
import { AcceptInvitationInput, InvitationInput } from '@kutsu/core/staff/model';
import { publicProcedure, router } from './trpc.ts';

/** What a link from a mail opens: for who holds it, signed in or not. */
export const invitations = router({
	get: publicProcedure.input(InvitationInput).query(({ ctx, input }) => invitationOf(ctx, input)),
	accept: publicProcedure
		.input(AcceptInvitationInput)
		.mutation(({ ctx, input }) => acceptInvitation(ctx, input)),
});

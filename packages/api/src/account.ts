import { endSessions, renameAccount, sessionsOf } from '@kutsu/core/staff';
import { RenameAccountInput, SessionInput } from '@kutsu/core/staff/model';
import { router, signedIn } from './trpc.ts';

/** One's own account. */
export const account = router({
	/** Who is signed in, and the projects they work in. */
	me: signedIn.query(({ ctx }) => ctx.account),
	rename: signedIn.input(RenameAccountInput).mutation(({ ctx, input }) => renameAccount(ctx, input)),
	sessions: signedIn.query(({ ctx }) => sessionsOf(ctx, ctx.account)),
	endSession: signedIn.input(SessionInput).mutation(({ ctx, input }) => endSessions(ctx, input)),
	endOtherSessions: signedIn.mutation(({ ctx }) => endSessions(ctx, { allBut: ctx.account.sessionId })),
});

import { router, signedIn } from './trpc.ts';

export const account = router({
	/** Who is signed in, and the projects they work in. */
	me: signedIn.query(({ ctx }) => ctx.account),
});

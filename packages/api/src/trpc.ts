import { mayInProject } from '@kutsu/core/staff';
import type { Permission } from '@kutsu/core/staff';
import { findUnwritable, Forbidden, NotFound } from '@kutsu/kernel';
import type { PathIn } from '@kutsu/kernel';
import { initTRPC, TRPCError } from '@trpc/server';
import { z } from 'zod';
import type { ApiContext } from './context.ts';
import { asAnswer, fieldsOf, messageOf, SecondFactorRequired } from './faults.ts';
import { transformer } from './transformer.ts';

/** Who may call a procedure; every procedure states it, and `access.test.ts` tries it for every role. */
export type Access =
	/** Anyone, without signing in: the public router, and invitations on the staff one. */
	| { readonly kind: 'anyone' }
	/** Anyone signed in, in no project. */
	| { readonly kind: 'signed-in' }
	/** Staff of the project named in the input, by permission. */
	| { readonly kind: 'staff'; readonly permission: Permission };

const t = initTRPC
	.context<ApiContext>()
	.meta<{ readonly access: Access }>()
	.create({
		transformer,
		isDev: false,
		errorFormatter: ({ shape, error, ctx }) => ({
			...shape,
			message: messageOf(error),
			data: {
				...shape.data,
				fields: fieldsOf(error),
				reason: error.cause instanceof SecondFactorRequired ? ('second-factor-required' as const) : null,
				/** What to quote to the operator; null unless something went wrong. */
				logId: error.code === 'INTERNAL_SERVER_ERROR' ? (ctx?.requestId ?? null) : null,
			},
		}),
	});

export const router = t.router;

const translated = t.procedure
	.use(async ({ ctx, next }) => {
		const result = await next();
		if (!result.ok) throw asAnswer(result.error, ctx.log, ctx.requestId);
		return result;
	})
	// Schemas say how long a text may be; what no text may hold is said here, for all of them.
	.use(async ({ getRawInput, next }) => {
		const unwritable = findUnwritable(await getRawInput());
		if (unwritable.length > 0) throw unusable(unwritable);
		return next();
	});

function unusable(paths: readonly PathIn[]): TRPCError {
	const message = 'holds a character that cannot be kept';
	const cause = new z.ZodError(
		paths.map((path) => ({ code: 'custom', path: [...path], message, input: undefined })),
	);
	return new TRPCError({ code: 'BAD_REQUEST', cause });
}

/** Open to anyone: the public side. */
export const publicProcedure = translated.meta({ access: { kind: 'anyone' } });

/** Anyone who is signed in; `ctx.account` is theirs. */
export const signedIn = translated.meta({ access: { kind: 'signed-in' } }).use(({ ctx, next }) => {
	if (!ctx.account) throw new TRPCError({ code: 'UNAUTHORIZED' });
	return next({ ctx: { account: ctx.account } });
});

/** What every staff procedure is given beside its own input: the project, by its slug or id. */
export const InProject = z.object({ project: z.string().min(1).max(60) });

/**
 * Staff of the project named in the input who have the permission there, in the whole project or in some training
 * of it: which of them is for the command or query to settle. Adds `ctx.projectId`.
 * A project the account has no part in answers like a missing one.
 */
export function staff(permission: Permission) {
	return signedIn
		.meta({ access: { kind: 'staff', permission } })
		.input(InProject)
		.use(({ ctx, input, next }) => {
			const project = ctx.account.projects.find(
				({ id, slug }) => id === input.project || slug === input.project,
			);
			if (!project) throw new NotFound('project');
			if (project.lacksSecondFactor) throw new SecondFactorRequired();
			if (!mayInProject(ctx.actor, permission, project.id)) throw new Forbidden(permission);
			return next({ ctx: { projectId: project.id } });
		});
}

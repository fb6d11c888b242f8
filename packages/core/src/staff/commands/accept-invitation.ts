import { granted, refused } from '@kutsu/kernel';
import type { Decision } from '@kutsu/kernel';
import { hashPassword } from '@kutsu/kernel/passwords';
import { record } from '../../audit/index.ts';
import type { Context, TxContext } from '../../context.ts';
import { inTransaction } from '../../context.ts';
import type { AcceptInvitationInput, AcceptRefusal } from '../model.ts';
import { emailOf, hasAccount, invitationOf } from '../queries.ts';
import { decideAcceptance } from '../rules/invitation.ts';
import { findPasswordFaults } from '../rules/password.ts';
import type { LockedInvitation } from '../store.ts';
import {
	findTrainerAccount,
	insertAccount,
	insertMembership,
	lockAddress,
	lockInvitation,
	saveInvitationAccepted,
	saveTrainerAccount,
} from '../store.ts';

export type Accepted = Decision<
	{
		readonly userId: string;
		/** What the new account signs in with. */
		readonly email: string;
		readonly isNewAccount: boolean;
	},
	AcceptRefusal
>;

type NewAccount = { readonly email: string; readonly name: string; readonly passwordHash: string };

/**
 * Takes an invitation, once: opens an account with the password given, or adds the role to the account that is
 * signed in. A link of the installation makes the first owner, who then starts the first project.
 */
export async function acceptInvitation(ctx: Context, input: AcceptInvitationInput): Promise<Accepted> {
	const open = await invitationOf(ctx, input);
	if (!open.ok) return open;
	const isSignedIn = ctx.actor.kind === 'staff';
	// Hashing takes its time: not under the lock, and not for a link that opens nothing.
	const account =
		isSignedIn || open.invitation.hasAccount ? undefined : await prepareAccount(open.invitation.email, input);
	if (account && !account.ok) return account;
	return inTransaction(ctx, async (ctx) => {
		const invitation = await lockInvitation(ctx, input.token);
		const email = invitation?.email ?? account?.email ?? null;
		if (email !== null) await lockAddress(ctx, email);
		const decision = decideAcceptance(
			invitation,
			{
				signedInEmail: ctx.actor.kind === 'staff' ? await emailOf(ctx, ctx.actor.userId) : null,
				hasAccount: email !== null && (await hasAccount(ctx, email)),
			},
			ctx.now(),
		);
		if (!decision.ok) return decision;
		if (!invitation) return refused({ code: 'unknown' });
		if (ctx.actor.kind === 'staff') {
			await giveRole(ctx, invitation, ctx.actor.userId);
			return granted({
				userId: ctx.actor.userId,
				email: await emailOf(ctx, ctx.actor.userId),
				isNewAccount: false,
			});
		}
		if (!account) return refused({ code: 'sign-in-first' });
		const userId = await insertAccount(ctx, account);
		await giveRole(
			{ ...ctx, actor: { kind: 'staff', userId, grants: [], hasSecondFactor: false } },
			invitation,
			userId,
		);
		return granted({ userId, email: account.email, isNewAccount: true });
	});
}

async function prepareAccount(
	invitedEmail: string | null,
	input: AcceptInvitationInput,
): Promise<Decision<NewAccount, AcceptRefusal>> {
	const email = invitedEmail ?? input.email;
	if (email === undefined) return refused({ code: 'email-missing' });
	if (input.name === undefined) return refused({ code: 'name-missing' });
	const password = input.password ?? '';
	const faults = findPasswordFaults(password, { email, name: input.name });
	if (faults.length > 0) return refused({ code: 'weak-password', faults });
	return granted({ email, name: input.name, passwordHash: await hashPassword(password) });
}

async function giveRole(ctx: TxContext, invitation: LockedInvitation, userId: string): Promise<void> {
	const { projectId, role, trainingId, trainerId, onDate } = invitation;
	await saveInvitationAccepted(ctx, invitation.id, userId);
	const subject = { kind: 'invitation', id: invitation.id } as const;
	await record(ctx, { projectId, action: 'staff.accept', subject });
	if (projectId === null) return;
	await insertMembership(ctx, { projectId, userId, role, trainingId, onDate });
	if (trainerId === null) return;
	const trainer = await findTrainerAccount(ctx, projectId, trainerId);
	// Another account became this trainer's meanwhile: the role stands, without trainings of its own.
	if (trainer?.userId === null) await saveTrainerAccount(ctx, projectId, trainerId, userId);
}

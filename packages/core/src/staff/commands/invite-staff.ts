import { granted, NotFound, refused } from '@kutsu/kernel';
import type { Decision } from '@kutsu/kernel';
import { once, record } from '../../audit/index.ts';
import type { Context, TxContext } from '../../context.ts';
import { inTransaction } from '../../context.ts';
import type { InviteRefusal, InviteStaffInput } from '../model.ts';
import { requirePermission } from '../permissions.ts';
import {
	findSameMember,
	findTrainerAccount,
	hasTraining,
	insertInvitation,
	queueSignInMail,
	revokeOpenInvitations,
} from '../store.ts';

const openForDays = 7;

export type Invited = Decision<
	{
		readonly invitationId: string;
		/** The link itself, told once, where no mail can take it there; null otherwise, and on a repeat. */
		readonly url: string | null;
	},
	InviteRefusal
>;

/**
 * Invites a colleague by mail, for seven days; a newer invitation to the same replaces the older.
 * @throws NotFound for a project, training or trainer that is not there, Forbidden without `staff.manage`.
 */
export async function inviteStaff(
	ctx: Context,
	input: Omit<InviteStaffInput, 'project'> & { readonly projectId: string },
): Promise<Invited> {
	requirePermission(ctx.actor, 'staff.manage', { projectId: input.projectId });
	let url: string | null = null;
	const decision = await inTransaction(ctx, (ctx) =>
		once(
			ctx,
			'staff.invite',
			input.requestId,
			async (): Promise<Decision<{ readonly invitationId: string }, InviteRefusal>> => {
				const offered = {
					projectId: input.projectId,
					email: input.email,
					role: input.role,
					trainingId: input.trainingId ?? null,
					trainerId: input.trainerId ?? null,
					onDate: input.onDate ?? null,
				};
				const refusal = await findObstacle(ctx, offered);
				if (refusal) return refused(refusal);
				await revokeOpenInvitations(ctx, offered);
				const expiresAt = new Date(ctx.now().getTime() + openForDays * 86_400_000);
				const { id, token } = await insertInvitation(ctx, { ...offered, expiresAt });
				await queueSignInMail(ctx, {
					kind: 'staff-invitation',
					projectId: input.projectId,
					toAddress: input.email,
					locale: input.locale,
					token,
					facts: { invitationId: id },
					causeKey: `staff-invitation ${id}`,
					expiresAt,
				});
				await record(ctx, {
					projectId: input.projectId,
					action: 'staff.invite',
					subject: { kind: 'invitation', id },
				});
				if (!ctx.settings.hasSmtp) url = `${ctx.settings.adminUrl}/${input.locale}/invitation/${token}`;
				return granted({ invitationId: id });
			},
		),
	);
	return decision.ok ? granted({ invitationId: decision.invitationId, url }) : decision;
}

async function findObstacle(
	ctx: TxContext,
	offered: {
		projectId: string;
		email: string;
		role: InviteStaffInput['role'];
		trainingId: string | null;
		trainerId: string | null;
		onDate: string | null;
	},
): Promise<InviteRefusal | undefined> {
	if (offered.trainingId !== null && !(await hasTraining(ctx, offered.projectId, offered.trainingId)))
		throw new NotFound('training');
	const member = await findSameMember(ctx, offered);
	if (offered.trainerId !== null) {
		const trainer = await findTrainerAccount(ctx, offered.projectId, offered.trainerId);
		if (!trainer) throw new NotFound('trainer');
		if (trainer.userId !== null)
			return { code: member?.userId === trainer.userId ? 'already-staff' : 'trainer-taken' };
		return undefined;
	}
	return member ? { code: 'already-staff' } : undefined;
}

import { Forbidden } from '@kutsu/kernel';
import { record } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { inTransaction } from '../../context.ts';
import { isInstallationEmpty } from '../queries.ts';
import { insertInvitation, revokeOpenInvitations } from '../store.ts';

const openForHours = 24;

/**
 * The one-time address that makes the first owner, for a day; each call withdraws the address before it.
 * Undefined once there is an account or a project.
 * @throws Forbidden for anyone but the system.
 */
export async function createFirstOwnerLink(
	ctx: Context,
): Promise<{ readonly url: string; readonly expiresAt: Date } | undefined> {
	if (ctx.actor.kind !== 'system') throw new Forbidden('staff.first-owner');
	return inTransaction(ctx, async (ctx) => {
		if (!(await isInstallationEmpty(ctx))) return undefined;
		const offered = {
			projectId: null,
			email: null,
			role: 'owner',
			trainingId: null,
			trainerId: null,
			onDate: null,
		} as const;
		await revokeOpenInvitations(ctx, offered);
		const expiresAt = new Date(ctx.now().getTime() + openForHours * 3_600_000);
		const { id, token } = await insertInvitation(ctx, { ...offered, expiresAt });
		await record(ctx, { projectId: null, action: 'staff.first-owner', subject: { kind: 'invitation', id } });
		return { url: `${ctx.settings.adminUrl}/invitation/${token}`, expiresAt };
	});
}

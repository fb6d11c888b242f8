import { Forbidden, NotFound } from '@kutsu/kernel';
import { hashPassword } from '@kutsu/kernel/passwords';
import { record } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { inTransaction } from '../../context.ts';
import type { StaffRole } from '../model.ts';
import {
	findTrainerAccount,
	insertAccount,
	insertMembership,
	isDemoProject,
	saveTrainerAccount,
} from '../store.ts';

export type DemoMember = {
	/** `coordinator@example.org`. */
	readonly email: string;
	readonly name: string;
	readonly role: StaffRole;
	/** Of a host or helper. */
	readonly trainingId?: string;
	/** Of a helper, in the training's zone. */
	readonly onDate?: string;
	/** Of a trainer. */
	readonly trainerId?: string;
};

/**
 * Accounts of a demo project that all sign in with one password, told to everyone; in order, their ids.
 * @throws Forbidden for anyone but the system, NotFound for a project that is no demo.
 */
export async function createDemoStaff(
	ctx: Context,
	input: { readonly projectId: string; readonly password: string; readonly members: readonly DemoMember[] },
): Promise<string[]> {
	if (ctx.actor.kind !== 'system') throw new Forbidden('staff.demo');
	const { projectId, members } = input;
	const hashes = await Promise.all(members.map(() => hashPassword(input.password)));
	return inTransaction(ctx, async (ctx) => {
		if (!(await isDemoProject(ctx, projectId))) throw new NotFound('project');
		const userIds: string[] = [];
		for (const [index, { email, name, role, trainingId, onDate, trainerId }] of members.entries()) {
			const userId = await insertAccount(ctx, { email, name, passwordHash: hashes[index] ?? '' });
			const id = await insertMembership(ctx, {
				projectId,
				userId,
				role,
				trainingId: trainingId ?? null,
				onDate: onDate ?? null,
			});
			if (trainerId !== undefined) {
				if (!(await findTrainerAccount(ctx, projectId, trainerId))) throw new NotFound('trainer');
				await saveTrainerAccount(ctx, projectId, trainerId, userId);
			}
			await record(ctx, { projectId, action: 'staff.demo', subject: { kind: 'membership', id } });
			userIds.push(userId);
		}
		return userIds;
	});
}

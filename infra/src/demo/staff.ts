import type { Context } from '@kutsu/core/context';
import { createDemoStaff } from '@kutsu/core/staff';
import { present } from '@kutsu/kernel';
import { demoMembers, demoPassword } from './sign-ins.ts';

/** Makes the accounts; trainer, host and helper belong to the training of today. Gives the coordinator's. */
export async function createDemoSignIns(
	ctx: Context,
	projectId: string,
	today: { readonly trainingId: string; readonly trainerId: string; readonly onDate: string },
): Promise<string> {
	const userIds = await createDemoStaff(ctx, {
		projectId,
		password: demoPassword,
		members: demoMembers.map((member) => {
			if (member.role === 'trainer') return { ...member, trainerId: today.trainerId };
			if (member.role === 'host') return { ...member, trainingId: today.trainingId };
			if (member.role === 'check_in_helper')
				return { ...member, trainingId: today.trainingId, onDate: today.onDate };
			return member;
		}),
	});
	return present(userIds[demoMembers.findIndex(({ role }) => role === 'coordinator')], 'the coordinator');
}

import type { Context } from '@kutsu/core/context';
import { createDemoStaff } from '@kutsu/core/staff';
import type { StaffRole } from '@kutsu/core/staff';

export type DemoSignIn = { readonly role: string; readonly email: string; readonly password: string };

/** Told to everyone, in the summary of the launcher: it protects nothing. */
const password = 'kutsu-demo-2026';

const members: readonly { role: StaffRole; email: string; name: string }[] = [
	{ role: 'owner', email: 'owner@example.org', name: 'Hankepäällikkö (demo)' },
	{ role: 'coordinator', email: 'coordinator@example.org', name: 'Koordinaattori (demo)' },
	{ role: 'communications', email: 'communications@example.org', name: 'Viestintä (demo)' },
	{ role: 'trainer', email: 'trainer@example.org', name: 'Kouluttaja (demo)' },
	{ role: 'host', email: 'host@example.org', name: 'Paikallinen järjestäjä (demo)' },
	{ role: 'check_in_helper', email: 'helper@example.org', name: 'Ovivastaava (demo)' },
	{ role: 'auditor', email: 'auditor@example.org', name: 'Tarkastaja (demo)' },
	{ role: 'data_protection_officer', email: 'dpo@example.org', name: 'Tietosuojavastaava (demo)' },
];

/** The people of the demo who can sign in, most powerful first. */
export const demoSignIns: readonly DemoSignIn[] = members.map(({ role, email }) => ({
	role,
	email,
	password,
}));

/** Makes the accounts; trainer, host and helper belong to the training of today. */
export async function createDemoSignIns(
	ctx: Context,
	projectId: string,
	today: { readonly trainingId: string; readonly trainerId: string; readonly onDate: string },
): Promise<void> {
	await createDemoStaff(ctx, {
		projectId,
		password,
		members: members.map((member) => {
			if (member.role === 'trainer') return { ...member, trainerId: today.trainerId };
			if (member.role === 'host') return { ...member, trainingId: today.trainingId };
			if (member.role === 'check_in_helper')
				return { ...member, trainingId: today.trainingId, onDate: today.onDate };
			return member;
		}),
	});
}

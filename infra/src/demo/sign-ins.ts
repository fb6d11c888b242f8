import type { StaffRole } from '@kutsu/core/staff';

export type DemoSignIn = { readonly role: string; readonly email: string; readonly password: string };

/** Told to everyone, in the summary of the launcher: it protects nothing. */
export const demoPassword = 'kutsu-demo-2026';

export const demoMembers: readonly {
	readonly role: StaffRole;
	readonly email: string;
	readonly name: string;
}[] = [
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
export const demoSignIns: readonly DemoSignIn[] = demoMembers.map(({ role, email }) => ({
	role,
	email,
	password: demoPassword,
}));

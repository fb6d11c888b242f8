import { Locale } from '@kutsu/kernel';
import type { LocalizedText } from '@kutsu/kernel';
import { z } from 'zod/mini';

/** Roles in a project, widest first. Held equal to the table's list by a test. */
export const staffRoles = [
	'owner',
	'coordinator',
	'communications',
	'host',
	'trainer',
	'check_in_helper',
	'auditor',
	'data_protection_officer',
] as const;
export type StaffRole = (typeof staffRoles)[number];
export const StaffRole = z.enum(staffRoles);

/** What can be allowed, one word per thing; each procedure and command names the one it needs. */
export const permissions = [
	/** The plan: trainings, sessions, venues, trainers; drafts included. */
	'plan.read',
	'plan.write',
	/** Texts of trainings, pages and program. */
	'texts.write',
	'program.read',
	'program.write',
	'feeds.manage',
	/** A feed of the trainings one leads. */
	'feeds.own',
	/** Names and addresses of participants. */
	'participants.read',
	'participants.write',
	/** Diet and access needs, by name. */
	'needs.read',
	/** Seats beyond capacity, each time with how many and why. */
	'seats.override',
	/** The list of one training, for the door. */
	'attendance.read',
	'attendance.write',
	/** Totals of a training, without names. */
	'totals.read',
	/** Reach figures of the project. */
	'reach.read',
	/** Mail: states and subjects; bodies need `mail.bodies`. */
	'mail.read',
	'mail.bodies',
	'mail.write',
	'audit.read',
	'staff.manage',
	'project.write',
] as const;
export type Permission = (typeof permissions)[number];

/** What one membership lets an account do. */
export type Grant = {
	readonly projectId: string;
	readonly role: StaffRole;
	/** The trainings it reaches; `all` for roles of the whole project. */
	readonly trainingIds: 'all' | readonly string[];
	/** The only day it holds (a check-in helper), `2026-11-23` in the project's zone; null for always. */
	readonly onDate: string | null;
};

/** Who asks. */
export type Actor =
	| { readonly kind: 'public' }
	| { readonly kind: 'participant'; readonly registrationId: string }
	| {
			readonly kind: 'staff';
			readonly userId: string;
			readonly grants: readonly Grant[];
			/** A second factor or a passkey was used in this session. */
			readonly hasSecondFactor: boolean;
	  }
	| { readonly kind: 'system'; readonly name: string };

/** What a role is bound to beside its project. */
export const boundTo: Readonly<Record<StaffRole, 'project' | 'training' | 'training-and-day' | 'trainer'>> = {
	owner: 'project',
	coordinator: 'project',
	communications: 'project',
	host: 'training',
	trainer: 'trainer',
	check_in_helper: 'training-and-day',
	auditor: 'project',
	data_protection_officer: 'project',
};

/** In signs, as people count them. */
export const passwordLength = { min: 12, max: 128 } as const;

export const passwordFaults = ['too-short', 'too-long', 'too-easy', 'names-you'] as const;
export type PasswordFault = (typeof passwordFaults)[number];

const email = z.string().check(z.trim(), z.toLowerCase(), z.maxLength(254), z.email());

export const InviteStaffInput = z
	.object({
		project: z.string(),
		email,
		role: StaffRole,
		/** Of a host or helper. */
		trainingId: z.optional(z.uuid()),
		/** Of a helper: `2026-11-23`, in the training's zone. */
		onDate: z.optional(z.iso.date()),
		/** Of a trainer: who of the project's trainers this is. */
		trainerId: z.optional(z.uuid()),
		/** The language of the mail. */
		locale: Locale,
		/** Made with the form: a repeat invites once. */
		requestId: z.uuid(),
	})
	.check((context) => {
		const { role, trainingId, onDate, trainerId } = context.value;
		const bound = boundTo[role];
		const fault = (path: string, isWrong: boolean) => {
			if (isWrong)
				context.issues.push({
					code: 'custom',
					path: [path],
					message: 'does not fit the role',
					input: context.value,
				});
		};
		fault(
			'trainingId',
			(bound === 'training' || bound === 'training-and-day') !== (trainingId !== undefined),
		);
		fault('onDate', (bound === 'training-and-day') !== (onDate !== undefined));
		fault('trainerId', (bound === 'trainer') !== (trainerId !== undefined));
	});
export type InviteStaffInput = z.output<typeof InviteStaffInput>;

export type InviteRefusal =
	/** An account with this address already has the same role, bound to the same. */
	| { readonly code: 'already-staff' }
	/** Another account signs in as this trainer. */
	| { readonly code: 'trainer-taken' };

export const AcceptInvitationInput = z.object({
	token: z.string().check(z.maxLength(100)),
	/** Of a new account; not needed by one who is signed in. */
	name: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(120))),
	/** Of the first owner, whose link names no address. */
	email: z.optional(email),
	password: z.optional(z.string().check(z.maxLength(1000))),
});
export type AcceptInvitationInput = z.output<typeof AcceptInvitationInput>;

export type AcceptRefusal =
	| { readonly code: 'unknown' | 'used' | 'revoked' }
	| { readonly code: 'expired'; readonly expiredAt: Date }
	/** The invited address has an account: its owner signs in, then follows the link again. */
	| { readonly code: 'sign-in-first' }
	/** Signed in as someone else than was invited. */
	| { readonly code: 'other-account' }
	| { readonly code: 'name-missing' | 'email-missing' }
	| { readonly code: 'weak-password'; readonly faults: readonly PasswordFault[] };

export const RenameAccountInput = z.object({
	name: z.string().check(z.trim(), z.minLength(1), z.maxLength(120)),
});

export const SessionInput = z.object({ sessionId: z.string().check(z.maxLength(100)) });

export const InvitationInput = z.object({ token: z.string().check(z.maxLength(100)) });

/** Sends an invitation anew, with a new link. */
export const ResendInvitationInput = z.object({
	project: z.string(),
	invitationId: z.uuid(),
	locale: Locale,
	requestId: z.uuid(),
});

export const RevokeInvitationInput = z.object({ project: z.string(), invitationId: z.uuid() });

export const RevokeMembershipInput = z.object({ project: z.string(), membershipId: z.uuid() });

export type RevokeRefusal = { readonly code: 'last-owner' };

/** A project as one of its staff meets it when choosing where to work. */
export type AccountProject = {
	readonly id: string;
	readonly slug: string;
	readonly title: LocalizedText;
	readonly requiredLocales: readonly Locale[];
	readonly timeZone: string;
	readonly isDemo: boolean;
	/** Widest first. */
	readonly roles: readonly StaffRole[];
	/** What the roles allow, be it in some trainings only. */
	readonly permissions: readonly Permission[];
	/** A role here sees names, and this session was not opened with a second factor: nothing in it may be touched. */
	readonly lacksSecondFactor: boolean;
};

/** Who is signed in. */
export type StaffAccount = {
	readonly userId: string;
	readonly sessionId: string;
	readonly name: string;
	readonly email: string;
	/** An authenticator app or a passkey is set up. */
	readonly hasFactor: boolean;
	/** An authenticator app is. */
	readonly hasAuthenticator: boolean;
	/** One of them was used in this session. */
	readonly hasSecondFactor: boolean;
	/** May start a project of their own. */
	readonly canCreateProject: boolean;
	readonly projects: readonly AccountProject[];
};

import type { Locale, LocalizedText } from '@kutsu/kernel';
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

/** A project as one of its staff meets it when choosing where to work. */
export type AccountProject = {
	readonly id: string;
	readonly slug: string;
	readonly title: LocalizedText;
	readonly requiredLocales: readonly Locale[];
	readonly isDemo: boolean;
	/** Widest first. */
	readonly roles: readonly StaffRole[];
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
	/** One of them was used in this session. */
	readonly hasSecondFactor: boolean;
	/** May start a project of their own. */
	readonly canCreateProject: boolean;
	readonly projects: readonly AccountProject[];
};

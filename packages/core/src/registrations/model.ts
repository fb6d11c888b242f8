import { Locale } from '@kutsu/kernel';
import { z } from 'zod/mini';

/** States of a registration. Held equal to the table's list by a test. */
export const registrationStates = ['confirmed', 'waitlisted', 'cancelled'] as const;
export type RegistrationState = (typeof registrationStates)[number];

export const attendanceModes = ['onsite', 'online'] as const;
export type AttendanceMode = (typeof attendanceModes)[number];

export const registrationSources = ['public', 'staff', 'walk_in', 'import'] as const;
export type RegistrationSource = (typeof registrationSources)[number];

const line = (max: number) => z.string().check(z.trim(), z.minLength(1), z.maxLength(max));
const optionalLine = (max: number) => z.optional(z.string().check(z.trim(), z.maxLength(max)));

/** One person's details, as a form gives them; flat, so that the form works without JavaScript. */
export const PersonInput = z.object({
	firstName: line(100),
	lastName: line(100),
	email: z.string().check(z.trim(), z.toLowerCase(), z.maxLength(254), z.email()),
	phone: optionalLine(40),
	organisation: optionalLine(200),
	/** Key of a target group of the project. */
	targetGroup: line(60),
	/** Three-digit code; empty when not told. */
	municipality: z.optional(z.union([z.literal(''), z.string().check(z.regex(/^\d{3}$/))])),
});

export const RegisterInput = z.extend(PersonInput, {
	/** The training's code, or the token of an unlisted one. */
	training: line(400),
	/** Made with the form: the same one again gives the same registration. */
	requestId: z.uuid(),
	mode: z.enum(attendanceModes),
	/** The language the person is written to in. */
	locale: Locale,
});
export type RegisterInput = z.infer<typeof RegisterInput>;

/** What the person is told at once; the link to the registration goes by mail only. */
export type Registered =
	| { readonly state: 'confirmed' }
	| { readonly state: 'waitlisted'; readonly place: number };

/** Why nobody new is taken. */
export type AdmissionRefusal =
	| { readonly code: 'not-open-yet'; readonly opensAt: Date }
	| { readonly code: 'closed'; readonly closedAt: Date }
	| { readonly code: 'cancelled' }
	| { readonly code: 'mode-not-offered'; readonly mode: AttendanceMode }
	| { readonly code: 'unknown-target-group' }
	| { readonly code: 'unknown-municipality' };

export const MyRegistrationInput = z.object({ token: z.string().check(z.maxLength(400)) });
export const CancelMyRegistrationInput = z.object({ token: z.string().check(z.maxLength(400)) });

/** Why a registration cannot be cancelled by the person. */
export type CancellationRefusal =
	| { readonly code: 'already-cancelled' }
	| { readonly code: 'too-late'; readonly selfCancelUntil: Date };

export const RegistrationsInput = z.object({
	trainingId: z.uuid(),
	state: z.optional(z.enum(registrationStates)),
	/** Part of a name, an address or an organisation. */
	search: z.optional(z.string().check(z.trim(), z.maxLength(100))),
	after: z.optional(z.object({ lastName: z.string().check(z.maxLength(100)), id: z.uuid() })),
});

/** A colleague registers someone: the same questions, for a training by id. */
export const RegisterByStaffInput = z.extend(RegisterInput, { trainingId: z.uuid() });

export const CancelByStaffInput = z.object({ registrationId: z.uuid() });

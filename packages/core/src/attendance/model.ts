import { z } from 'zod/mini';

export const attendanceDirections = ['in', 'out', 'void'] as const;
export type AttendanceDirection = (typeof attendanceDirections)[number];

export const attendanceMethods = ['list', 'scan', 'self', 'online_report', 'paper', 'import'] as const;
export type AttendanceMethod = (typeof attendanceMethods)[number];

export const AttendanceMark = z.object({
	/** Made on the device with the tap: the same one again is the same entry. */
	requestId: z.uuid(),
	registrationId: z.uuid(),
	/** `present` adds an entry; `absent` takes back what stands, with a further entry. */
	mark: z.enum(['present', 'absent']),
	/** When it was tapped, by the device's clock; the server's when left out. */
	deviceAt: z.optional(z.date()),
});
export type AttendanceMark = z.infer<typeof AttendanceMark>;

export const RecordAttendanceInput = z.object({
	trainingId: z.uuid(),
	sessionId: z.uuid(),
	method: z.enum(attendanceMethods),
	marks: z.array(AttendanceMark).check(z.minLength(1), z.maxLength(500)),
});
export type RecordAttendanceInput = z.infer<typeof RecordAttendanceInput> & { readonly projectId: string };

export const AttendanceListInput = z.object({ trainingId: z.uuid(), sessionId: z.optional(z.uuid()) });

/** Why a mark was not taken; the others of the same call were. */
export type MarkRefusal =
	| { readonly code: 'not-confirmed' }
	| { readonly code: 'not-yet'; readonly startsAt: Date }
	| { readonly code: 'cancelled' }
	| { readonly code: 'nothing-to-undo' };

export type MarkOutcome =
	| { readonly requestId: string; readonly ok: true; readonly isPresent: boolean }
	| { readonly requestId: string; readonly ok: false; readonly refusal: MarkRefusal };

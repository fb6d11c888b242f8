import { z } from 'zod/mini';
import { InProject, Key, RequestId, Revision, someLocalizedLine } from '../projects/model.ts';

const trainerFields = {
	role: someLocalizedLine(120),
	name: z.nullable(z.string().check(z.trim(), z.minLength(1), z.maxLength(120))),
	email: z.nullable(z.string().check(z.trim(), z.toLowerCase(), z.maxLength(254), z.email())),
	/** Shown by role only, everywhere and to everyone but staff who plan. */
	isProtected: z.boolean(),
	homeRegionCode: z.nullable(z.string().check(z.regex(/^\d{2}$/))),
	/** BCP 47. */
	languages: z.array(z.string().check(z.regex(/^[a-z]{2,3}$/))).check(z.minLength(1), z.maxLength(20)),
};

export const CreateTrainerInput = z.extend(InProject, {
	...trainerFields,
	requestId: RequestId,
	/** Default: made of the role. */
	key: z.optional(Key),
	name: z._default(trainerFields.name, null),
	email: z._default(trainerFields.email, null),
	isProtected: z._default(z.boolean(), false),
	homeRegionCode: z._default(trainerFields.homeRegionCode, null),
});
export type CreateTrainerInput = z.output<typeof CreateTrainerInput>;

export const EditTrainerInput = z.extend(InProject, {
	...trainerFields,
	trainerId: z.uuid(),
	revision: Revision,
});
export type EditTrainerInput = z.output<typeof EditTrainerInput>;

export const TrainerInput = z.extend(InProject, { trainerId: z.uuid() });

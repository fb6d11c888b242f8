import { PersonInput } from '@kutsu/core/registrations/model';
import { Locale } from '@kutsu/kernel';
import { z } from 'zod/mini';

const line = (maxLength: number) => z.string().check(z.trim(), z.maxLength(maxLength));

/** What a person corrects of themselves; what may be left out is empty here, as a form gives it. */
export const DetailsForm = z.object({
	revision: z._default(z.coerce.number<number>(), 1),
	firstName: PersonInput.shape.firstName,
	lastName: PersonInput.shape.lastName,
	phone: line(40),
	organisation: line(200),
	targetGroup: PersonInput.shape.targetGroup,
	municipality: z.string().check(z.regex(/^(\d{3})?$/)),
	locale: Locale,
});

/** Whom a seat goes to. */
export const TransferForm = z.object({
	firstName: PersonInput.shape.firstName,
	lastName: PersonInput.shape.lastName,
	email: PersonInput.shape.email,
	organisation: line(200),
	targetGroup: PersonInput.shape.targetGroup,
	locale: Locale,
});

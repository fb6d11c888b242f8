import { decideAnswers, describeFault, givenIn } from '@kutsu/core/forms/asking';
import {
	consentFieldName,
	fieldName,
	fieldOfFault,
	isSensitive,
	otherFieldName,
} from '@kutsu/core/forms/model';
import { PersonInput } from '@kutsu/core/registrations/model';
import { getLocale } from '@kutsu/i18n/runtime';
import { z } from 'zod/mini';
import { isAttendanceMode } from './form-words.ts';
import type { Asked } from './form-words.ts';

const line = (maxLength: number) => z.string().check(z.trim(), z.maxLength(maxLength));

const consentVersion = z.string().check(z.regex(/^\d{0,6}$/));

/** The form as it is sent: flat, so that it works without scripts. The training and the language come with the page. */
export const RegistrationForm = z.extend(PersonInput, {
	// What may be left out is empty here, as a form gives it.
	phone: line(40),
	organisation: line(200),
	municipality: z.string().check(z.regex(/^(\d{3})?$/)),
	requestId: z.uuid(),
	/** Empty until it is chosen, where there is a choice. */
	mode: z.string().check(z.refine((mode) => isAttendanceMode(mode))),
	/** The version of a consent that was ticked; empty for none. */
	consent_photo: z._default(consentVersion, ''),
	consent_mailing_list: z._default(consentVersion, ''),
	consent_sharing_with_host: z._default(consentVersion, ''),
	/** The answer to what a training under attack asks of the browser; empty while nothing is asked. */
	proof: z.string().check(z.maxLength(2_000)),
	/** The address that was asked about already, as typed, so that it is asked once. */
	emailAsked: z.string().check(z.maxLength(254)),
	/** Which button answered the question without scripts. */
	emailAnswer: z.string().check(z.maxLength(10)),
	/** Why the person wants to come, where the organiser approves. */
	reason: z._default(line(1000), ''),
});
export type RegistrationForm = z.infer<typeof RegistrationForm>;

/**
 * The form of one training: its questions are flat fields (`q_<id>`) too, and answers are judged by the rule the
 * server decides by. Its type says nothing of them: they are read by `givenIn`.
 */
export function registrationFormFor(asked: Asked): typeof RegistrationForm {
	const fields: Record<string, z.ZodMiniType> = { [consentFieldName]: z._default(z.boolean(), false) };
	for (const { id, type } of asked.questions) {
		const isList = type === 'choices' || isSensitive(type);
		fields[fieldName(id)] = isList ? z._default(z.array(z.string()), []) : z._default(z.string(), '');
		if (isSensitive(type)) fields[otherFieldName(id)] = z._default(z.string(), '');
	}
	const form = z.extend(RegistrationForm, fields).check((context) => {
		const { mode } = context.value as RegistrationForm;
		if (!isAttendanceMode(mode)) return;
		const decision = decideAnswers({ ...asked, mode, isStaff: false }, givenIn(context.value));
		if (decision.ok) return;
		for (const fault of decision.refusal.faults) {
			context.issues.push({
				code: 'custom',
				input: context.value,
				path: [fieldOfFault(fault)],
				message: describeFault(fault, getLocale()),
			});
		}
	});
	// It has more fields than its type says, and none less.
	return form as unknown as typeof RegistrationForm;
}

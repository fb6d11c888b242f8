import { describeFault, givenIn } from '@kutsu/core/forms/asking';
import { fieldOfFault } from '@kutsu/core/forms/model';
import type { GivenAnswers } from '@kutsu/core/forms/model';
import { attendanceModes, PersonInput } from '@kutsu/core/registrations/model';
import { m } from '@kutsu/i18n/messages';
import { Locale, newId } from '@kutsu/kernel';
import { error, fail, redirect } from '@sveltejs/kit';
import { message, setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { z } from 'zod/mini';
import { describeSeating, isSeating } from '#lib/desk/describe-seating.ts';
import { localizedPath } from '#lib/paths.ts';
import { asAsked } from '#lib/question-forms/question-form.ts';
import { readForm } from '#lib/question-forms/read-form.ts';
import { describeRefusal, personMessage } from '#lib/registrations/describe-refusal.ts';
import type { Actions, PageServerLoad } from './$types';

const line = (maxLength: number) => z.string().check(z.trim(), z.maxLength(maxLength));
const PersonForm = z.extend(PersonInput, {
	// What may be left out is empty here, as a form gives it.
	phone: line(40),
	organisation: line(200),
	municipality: z.string().check(z.regex(/^(\d{3})?$/)),
	requestId: z.uuid(),
	mode: z.enum(attendanceModes),
	locale: Locale,
	// Of a seat beyond capacity: how many there are then, and why.
	beyondSeats: z.optional(
		z.union([z.literal(''), z.coerce.number().check(z.int(), z.minimum(1), z.maximum(1000))]),
	),
	reason: z.optional(z.string().check(z.trim(), z.maxLength(300))),
});

const adapter = zod4(PersonForm, { error: personMessage });

export const load: PageServerLoad = async ({ locals, parent }) => {
	const { project, training } = await parent();
	if (!project.permissions.includes('participants.write') || training.state !== 'published')
		error(403, 'Not allowed');
	const begun = {
		requestId: newId(),
		mode: training.form.mode === 'online' ? ('online' as const) : ('onsite' as const),
		locale: locals.locale,
		targetGroup: '',
	};
	const address = { project: project.slug, form: `training-${training.id}` };
	const [{ form: asked, groups, municipalities, registers }, form] = await Promise.all([
		readForm(locals, address),
		superValidate(begun, adapter, { errors: false }),
	]);
	return {
		groups,
		municipalities,
		form,
		asked: { questions: asked.questions, hasCatering: asked.training?.hasCatering ?? false },
		fields: asAsked(asked, registers, locals.locale),
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const sent = await request.formData();
		const answers = answersIn(sent);
		const form = await superValidate(sent, adapter);
		const faults: Faults = {};
		const refused = (status: 400 | 409) => fail(status, { form, answers, faults });
		if (!form.valid) return refused(400);
		const { api, locale } = locals;
		const training = await api.trainings.get.query({ project: params.project, code: params.code });
		const made = await api.registrations.register.mutate({
			...form.data,
			answers,
			beyondSeats: form.data.beyondSeats || undefined,
			project: params.project,
			training: training.code,
			trainingId: training.id,
		});
		if (!made.ok) {
			const { refusal } = made;
			if (refusal.code === 'answers-refused') {
				for (const fault of refusal.faults) faults[fieldOfFault(fault)] = [describeFault(fault, locale)];
				if (refusal.faults.some((fault) => fault.code === 'unknown-question'))
					message(form, m.form_fault_unknown_question());
				return refused(400);
			}
			if (isSeating(refusal)) message(form, describeSeating(refusal));
			else {
				const { field, text } = describeRefusal(refusal);
				if (field === null) message(form, text);
				else setError(form, field, text);
			}
			return refused(409);
		}
		if (made.isKnown) {
			message(form, m.desk_already_registered());
			return refused(409);
		}
		const added = made.registered.state === 'waitlisted' ? `place-${made.registered.place}` : 'confirmed';
		redirect(
			303,
			localizedPath(`/${params.project}/trainings/${params.code}/registrations?added=${added}`, locale),
		);
	},
};

/** What is wrong with an answer, by its field. */
type Faults = Record<string, string[]>;

function answersIn(sent: FormData): GivenAnswers {
	return givenIn(Object.fromEntries([...new Set(sent.keys())].map((name) => [name, sent.getAll(name)])));
}

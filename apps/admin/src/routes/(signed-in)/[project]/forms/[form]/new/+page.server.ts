import { newId } from '@kutsu/kernel';
import { error, fail, redirect } from '@sveltejs/kit';
import { message, setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { localizedPath } from '#lib/paths.ts';
import { describeQuestionRefusal, QuestionForm, questionMessage } from '#lib/question-forms/question-form.ts';
import { readForm } from '#lib/question-forms/read-form.ts';
import type { Actions, PageServerLoad } from './$types';

const adapter = zod4(QuestionForm, { error: questionMessage });

export const load: PageServerLoad = async ({ locals, params, parent }) => {
	const { project } = await parent();
	if (!project.permissions.includes('plan.write')) error(403, 'Not allowed');
	const { form: staffForm, registers } = await readForm(locals, params);
	const begun = {
		requestId: newId(),
		type: 'text' as const,
		version: 1,
		options: [
			{ key: null, label: {} },
			{ key: null, label: {} },
		],
		mode: null,
		condition: null,
	};
	return { staffForm, registers, form: await superValidate(begun, adapter, { errors: false }) };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await superValidate(request, adapter);
		const { type } = form.data;
		// Rows of a list that this type has not are nothing wrong.
		const isChoice = type === 'choice' || type === 'choices';
		if (!isChoice) {
			form.data.options = [];
			delete form.errors.options;
		}
		if (!form.valid && Object.keys(form.errors).length > 0) return fail(400, { form });
		const { form: staffForm, owner } = await readForm(locals, params);
		const { conditionQuestionId, conditionValues, version: _, ...question } = form.data;
		const saved = await locals.api.forms.addQuestion.mutate({
			...question,
			project: params.project,
			owner,
			condition: conditionQuestionId ? { questionId: conditionQuestionId, values: conditionValues } : null,
		});
		if (!saved.ok) {
			const { field, text } = describeQuestionRefusal(saved.refusal, staffForm);
			return field === null
				? message(form, text, { status: 409 })
				: setError(form, field, text, { status: 409 });
		}
		redirect(303, localizedPath(`/${params.project}/forms/${params.form}`, locals.locale));
	},
};

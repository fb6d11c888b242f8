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
	const question = staffForm.questions.find((one) => one.id === params.questionId);
	if (!question) error(404, 'Not found');
	const { type, version, label, help, isRequired, mode, isStaffOnly, condition } = question;
	const begun = {
		...{ requestId: newId(), type, version, label, help, isRequired, mode, isStaffOnly },
		options: question.options.map(({ key, label: text }) => ({ key, label: text })),
		condition: null,
		conditionQuestionId: condition?.questionId ?? '',
		conditionValues: [...(condition?.values ?? [])],
	};
	return { staffForm, registers, question, form: await superValidate(begun, adapter, { errors: false }) };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await superValidate(request, adapter);
		if (!form.valid) return fail(400, { form, theirs: undefined });
		const { form: staffForm } = await readForm(locals, params);
		const { conditionQuestionId, conditionValues, requestId: _, type: __, ...question } = form.data;
		const saved = await locals.api.forms.editQuestion.mutate({
			...question,
			project: params.project,
			questionId: params.questionId,
			condition: conditionQuestionId ? { questionId: conditionQuestionId, values: conditionValues } : null,
		});
		if (saved.ok) redirect(303, localizedPath(`/${params.project}/forms/${params.form}`, locals.locale));
		if (saved.refusal.code === 'stale') {
			// Saving again is then a choice made with both versions in sight.
			form.data.version = saved.refusal.theirs.version;
			return fail(409, { form, theirs: saved.refusal.theirs });
		}
		const { field, text } = describeQuestionRefusal(saved.refusal, staffForm);
		if (field === null) message(form, text, { status: 409 });
		else setError(form, field, text, { status: 409 });
		return fail(409, { form, theirs: undefined });
	},
};

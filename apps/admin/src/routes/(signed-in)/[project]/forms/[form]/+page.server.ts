import { m } from '@kutsu/i18n/messages';
import { error, fail } from '@sveltejs/kit';
import { asAsked, describeQuestionRefusal } from '#lib/question-forms/question-form.ts';
import { readForm } from '#lib/question-forms/read-form.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent }) => {
	const { project } = await parent();
	if (!project.permissions.includes('plan.read')) error(403, 'Not allowed');
	const { form, registers } = await readForm(locals, params);
	return {
		form,
		fields: asAsked(form, registers, locals.locale),
		mayEdit: project.permissions.includes('plan.write'),
	};
};

const texts = async ({ request }: RequestEvent) => {
	const sent = await request.formData();
	return (name: string) => {
		const value = sent.get(name);
		return typeof value === 'string' ? value : '';
	};
};

export const actions: Actions = {
	/** One step up or down among the owner's own. */
	move: async (event) => {
		const text = await texts(event);
		const { owner } = await readForm(event.locals, event.params);
		const before = text('before').split(',');
		const from = before.indexOf(text('questionId'));
		const to = text('direction') === 'up' ? from - 1 : from + 1;
		const wanted = [...before];
		if (from < 0 || to < 0 || to >= wanted.length) return fail(400, { refused: m.form_build_stale_order() });
		[wanted[from], wanted[to]] = [wanted[to] ?? '', wanted[from] ?? ''];
		const saved = await event.locals.api.forms.orderQuestions.mutate({
			...{ project: event.params.project, owner, before, wanted },
		});
		if (!saved.ok) return fail(409, { refused: m.form_build_stale_order() });
		return { done: m.form_build_moved() };
	},
	remove: async (event) => {
		const text = await texts(event);
		const { form } = await readForm(event.locals, event.params);
		const asked = { project: event.params.project, questionId: text('questionId') };
		const removed = await event.locals.api.forms.removeQuestion.mutate(asked);
		if (!removed.ok) return fail(409, { refused: describeQuestionRefusal(removed.refusal, form).text });
		return {
			done: removed.outcome === 'archived' ? m.form_build_done_archived() : m.form_build_done_deleted(),
		};
	},
	restore: async (event) => {
		const text = await texts(event);
		const { form } = await readForm(event.locals, event.params);
		const asked = { project: event.params.project, questionId: text('questionId') };
		const restored = await event.locals.api.forms.restoreQuestion.mutate(asked);
		if (!restored.ok) return fail(409, { refused: describeQuestionRefusal(restored.refusal, form).text });
		return { done: m.form_build_done_restored() };
	},
};

import { AnswerAccessibilityFeedbackInput } from '@kutsu/core/projects/model';
import { m } from '@kutsu/i18n/messages';
import { error, fail } from '@sveltejs/kit';
import { mayOpenSettings } from '#lib/navigation.ts';
import { statusOf } from '#lib/server/api.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent }) => {
	const { project } = await parent();
	if (!mayOpenSettings(project, '/feedback')) error(403, 'Not allowed');
	const feedback = await locals.api.projects.accessibilityFeedback.query({ project: project.slug });
	return {
		waiting: feedback.filter(({ answeredAt }) => answeredAt === null),
		answered: feedback.filter(({ answeredAt }) => answeredAt !== null),
	};
};

export const actions: Actions = {
	answered: async ({ locals, params, request }) => {
		const given = Object.fromEntries(await request.formData());
		const input = AnswerAccessibilityFeedbackInput.safeParse({ ...given, ...params });
		if (!input.success) return fail(400, { trouble: m.settings_feedback_gone() });
		try {
			await locals.api.projects.answerAccessibilityFeedback.mutate(input.data);
		} catch (fault) {
			if (statusOf(fault) !== 404) throw fault;
			return fail(409, { trouble: m.settings_feedback_gone() });
		}
		return { done: m.settings_feedback_marked() };
	},
};

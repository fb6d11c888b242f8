import { newId } from '@kutsu/kernel';
import { error, fail, redirect } from '@sveltejs/kit';
import { message, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { m } from '@kutsu/i18n/messages';
import { localizedPath } from '#lib/paths.ts';
import { statusOf } from '#lib/server/api.ts';
import { trainingChoices } from '#lib/server/training-choices.ts';
import { formOfCopy, formOfCourse, inputOfForm, TrainingForm } from '#lib/trainings/training-form.ts';
import type { Actions, PageServerLoad } from './$types';

const adapter = zod4(TrainingForm);

export const load: PageServerLoad = async ({ locals, parent, url }) => {
	const { project } = await parent();
	if (!project.permissions.includes('plan.write')) error(403, 'Not allowed');
	const asked = url.searchParams.get('course');
	const copied = url.searchParams.get('copy');
	if (asked === null && copied === null)
		return { courses: await locals.api.courses.list.query({ project: project.slug }), begun: null };
	const [choices, original] = await Promise.all([
		trainingChoices(locals.api, project.slug),
		copied === null ? null : locals.api.trainings.get.query({ project: project.slug, code: copied }),
	]);
	if (original) {
		const form = await superValidate(formOfCopy(original, newId()), adapter, { errors: false });
		return {
			courses: choices.courses,
			begun: { key: original.id, title: original.form.title, copyOf: original.code, choices, form },
		};
	}
	const course = choices.courses.find(({ id }) => id === asked);
	if (!course) redirect(303, localizedPath(`/${project.slug}/trainings/new`, locals.locale));
	const form = await superValidate(formOfCourse(course, project, newId()), adapter, { errors: false });
	return {
		courses: choices.courses,
		begun: { key: course.id, title: course.title, copyOf: null, choices, form },
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await superValidate(request, adapter);
		if (!form.valid) return fail(400, { form });
		try {
			const made = await locals.api.trainings.create.mutate({
				...inputOfForm(form.data),
				project: params.project,
				requestId: form.data.requestId,
			});
			redirect(303, localizedPath(`/${params.project}/trainings/${made.code}`, locals.locale));
		} catch (fault) {
			const status = statusOf(fault);
			// Something chosen was taken away meanwhile: what was typed must not go with it.
			if (status === 400 || status === 404) return message(form, m.planning_invalid_gone(), { status });
			throw fault;
		}
	},
};

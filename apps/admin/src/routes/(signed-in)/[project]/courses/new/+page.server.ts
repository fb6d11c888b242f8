import { newId } from '@kutsu/kernel';
import { m } from '@kutsu/i18n/messages';
import { error, fail, redirect } from '@sveltejs/kit';
import { setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { CourseForm, courseMessage } from '#lib/courses/course-form.ts';
import { localizedPath } from '#lib/paths.ts';
import type { Actions, PageServerLoad } from './$types';

const adapter = zod4(CourseForm, { error: courseMessage });

export const load: PageServerLoad = async ({ locals, parent }) => {
	const { project } = await parent();
	if (!project.permissions.includes('plan.write')) error(403, 'Not allowed');
	const begun = {
		requestId: newId(),
		revision: 1,
		title: {},
		summary: {},
		contentLevel: 'basic' as const,
		durationMinutes: 180,
	};
	const [groups, form] = await Promise.all([
		locals.api.projects.targetGroups.query({ project: project.slug }),
		superValidate(begun, adapter, { errors: false }),
	]);
	return { groups, form };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await superValidate(request, adapter);
		if (!form.valid) return fail(400, { form });
		const { revision: _, ...course } = form.data;
		const made = await locals.api.courses.create.mutate({ ...course, project: params.project });
		if (!made.ok) return setError(form, 'title.fi', m.planning_course_key_taken());
		redirect(303, localizedPath(`/${params.project}/courses`, locals.locale));
	},
};

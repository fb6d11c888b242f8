import { CourseInput } from '@kutsu/core/courses/model';
import { newId } from '@kutsu/kernel';
import { error, fail, redirect } from '@sveltejs/kit';
import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { CourseForm, courseMessage } from '#lib/courses/course-form.ts';
import { localizedPath } from '#lib/paths.ts';
import type { Actions, PageServerLoad } from './$types';

const adapter = zod4(CourseForm, { error: courseMessage });

export const load: PageServerLoad = async ({ locals, params, parent }) => {
	const { project } = await parent();
	if (!project.permissions.includes('plan.write')) error(403, 'Not allowed');
	const asked = CourseInput.safeParse(params);
	if (!asked.success) error(404, 'Not found');
	const [course, groups] = await Promise.all([
		locals.api.courses.get.query(asked.data),
		locals.api.projects.targetGroups.query({ project: project.slug }),
	]);
	const { title, summary, contentLevel, durationMinutes, targetGroupKeys, revision } = course;
	const begun = {
		requestId: newId(),
		title,
		summary,
		contentLevel,
		durationMinutes,
		targetGroupKeys: [...targetGroupKeys],
		revision,
	};
	return { course, groups, form: await superValidate(begun, adapter, { errors: false }) };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await superValidate(request, adapter);
		if (!form.valid) return fail(400, { form, theirs: undefined });
		const { requestId: _, ...course } = form.data;
		const saved = await locals.api.courses.edit.mutate({ ...course, ...params });
		if (saved.ok) redirect(303, localizedPath(`/${params.project}/courses`, locals.locale));
		const { theirs } = saved.refusal;
		// Saving again is then a choice made with both versions in sight.
		form.data.revision = theirs.revision;
		return fail(409, { form, theirs });
	},
};

import { error, fail, redirect } from '@sveltejs/kit';
import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { localizedPath } from '#lib/paths.ts';
import { TargetGroupForm, targetGroupMessage } from '#lib/projects/target-group-form.ts';
import type { Actions, PageServerLoad } from './$types';

const adapter = zod4(TargetGroupForm, { error: targetGroupMessage });

export const load: PageServerLoad = async ({ locals, params, parent }) => {
	const { project } = await parent();
	if (!project.permissions.includes('project.write')) error(403, 'Not allowed');
	const groups = await locals.api.projects.targetGroups.query({ project: project.slug });
	const group = groups.find(({ key }) => key === params.key);
	if (!group) error(404, 'Not found');
	const { id: _, key: __, ...seen } = group;
	return { group, form: await superValidate({ ...seen, seen }, adapter, { errors: false }) };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await superValidate(request, adapter);
		if (!form.valid) return fail(400, { form, theirs: undefined });
		const saved = await locals.api.projects.editTargetGroup.mutate({ ...form.data, ...params });
		if (saved.ok) redirect(303, localizedPath(`/${params.project}/settings/target-groups`, locals.locale));
		const { theirs } = saved.refusal;
		// Saving again is then a choice made with both versions in sight.
		form.data.seen = theirs;
		return fail(409, { form, theirs });
	},
};

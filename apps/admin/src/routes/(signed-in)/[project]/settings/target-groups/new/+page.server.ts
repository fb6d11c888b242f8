import { error, fail, redirect } from '@sveltejs/kit';
import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { localizedPath } from '#lib/paths.ts';
import { TargetGroupForm, targetGroupMessage } from '#lib/projects/target-group-form.ts';
import type { Actions, PageServerLoad } from './$types';

const adapter = zod4(TargetGroupForm, { error: targetGroupMessage });

export const load: PageServerLoad = async ({ parent }) => {
	const { project } = await parent();
	if (!project.permissions.includes('project.write')) error(403, 'Not allowed');
	const begun = { name: {}, isSensitiveWorkplace: false };
	return { form: await superValidate({ ...begun, seen: begun }, adapter, { errors: false }) };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await superValidate(request, adapter);
		if (!form.valid) return fail(400, { form });
		const { seen: _, ...group } = form.data;
		await locals.api.projects.createTargetGroups.mutate({ project: params.project, groups: [group] });
		redirect(303, localizedPath(`/${params.project}/settings/target-groups`, locals.locale));
	},
};

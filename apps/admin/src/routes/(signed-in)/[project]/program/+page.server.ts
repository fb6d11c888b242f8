import { error, fail, redirect } from '@sveltejs/kit';
import { localizedPath } from '#lib/paths.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent }) => {
	const { project } = await parent();
	if (!project.permissions.includes('program.read')) error(403, 'Not allowed');
	const seminars = await locals.api.program.seminars.query({ project: project.slug });
	const [only, ...others] = seminars;
	// Most projects have one: its program is this page.
	if (only?.programId && others.length === 0)
		redirect(303, localizedPath(`/${project.slug}/program/${only.code}`, locals.locale));
	return { seminars };
};

export const actions: Actions = {
	create: async ({ locals, params, request }) => {
		const fields = await request.formData();
		const code = String(fields.get('code'));
		const asked = { project: params.project, trainingId: String(fields.get('trainingId')) };
		const made = await locals.api.program.create.mutate(asked);
		// Someone else made it meanwhile: that is the one.
		if (!made.ok && made.refusal.code !== 'exists') return fail(409, { refused: made.refusal.code });
		redirect(303, localizedPath(`/${params.project}/program/${code}`, locals.locale));
	},
};

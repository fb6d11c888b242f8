import { error } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent }) => {
	const { project, training } = await parent();
	if (!project.permissions.includes('needs.read')) error(403, 'Not allowed');
	const asked = { project: project.slug, trainingId: training.id };
	return { needs: await locals.api.forms.countNeeds.mutate(asked) };
};

export const actions: Actions = {
	/** The names: a look that is written down, so it is asked for. */
	default: async ({ locals, params }) => {
		const { id } = await locals.api.trainings.get.query({ project: params.project, code: params.code });
		const people = await locals.api.forms.lookAtNeeds.mutate({ project: params.project, trainingId: id });
		return { people };
	},
};

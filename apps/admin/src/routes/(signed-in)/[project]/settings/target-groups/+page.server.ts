import { error } from '@sveltejs/kit';
import { mayOpenSettings } from '#lib/navigation.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent }) => {
	const { project } = await parent();
	if (!mayOpenSettings(project, '/target-groups')) error(403, 'Not allowed');
	return { groups: await locals.api.projects.targetGroups.query({ project: project.slug }) };
};

import { error } from '@sveltejs/kit';
import { mayOpenSettings } from '#lib/navigation.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent }) => {
	const { project } = await parent();
	if (!mayOpenSettings(project, '/consents')) error(403, 'Not allowed');
	return { texts: await locals.api.consents.texts.query({ project: project.slug }) };
};

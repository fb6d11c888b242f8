import { error } from '@sveltejs/kit';
import { mayOpenSettings } from '#lib/navigation.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent }) => {
	const { project } = await parent();
	if (!mayOpenSettings(project, '/areas')) error(403, 'Not allowed');
	const asked = { project: project.slug };
	const [schemes, municipalities] = await Promise.all([
		locals.api.geography.schemes.query(asked),
		locals.api.geography.municipalities.query(asked),
	]);
	return { schemes, municipalityCount: municipalities.length };
};

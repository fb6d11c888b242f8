import { error, redirect } from '@sveltejs/kit';
import { localizedPath } from '#lib/paths.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals, params, parent, url }) => {
	await parent();
	const project = locals.account?.projects.find(({ slug }) => slug === params.project);
	if (!project) error(404, 'Not found');
	if (project.lacksSecondFactor) {
		redirect(303, localizedPath(`/account/two-factor?to=${encodeURIComponent(url.pathname)}`, locals.locale));
	}
	return { project };
};

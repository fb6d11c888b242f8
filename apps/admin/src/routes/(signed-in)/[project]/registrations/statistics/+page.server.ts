import { error } from '@sveltejs/kit';
import { readDeskAddress } from '#lib/desk/list-address.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent, url }) => {
	const { project } = await parent();
	if (!project.permissions.includes('participants.read')) error(403, 'Not allowed');
	const { filter } = readDeskAddress(url.searchParams);
	return {
		filter,
		statistics: await locals.api.desk.statistics.query({ project: project.slug, filter }),
	};
};

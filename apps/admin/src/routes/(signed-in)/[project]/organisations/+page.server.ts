import { error } from '@sveltejs/kit';
import { readOrganisationFilter } from '#lib/organisations/list-address.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent, url }) => {
	const { project } = await parent();
	if (!project.permissions.includes('plan.read')) error(403, 'Not allowed');
	const filter = readOrganisationFilter(url.searchParams);
	const organisations = await locals.api.organisations.list.query({
		project: project.slug,
		search: filter.search || undefined,
		type: filter.type,
		isArchived: filter.isArchived,
		after: filter.after,
	});
	return { organisations, filter };
};

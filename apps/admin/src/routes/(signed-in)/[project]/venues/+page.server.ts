import { error } from '@sveltejs/kit';
import { holdsWords, searchableFrom } from '#lib/list-search.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent, url }) => {
	const { project } = await parent();
	if (!project.permissions.includes('plan.read')) error(403, 'Not allowed');
	const search = url.searchParams.get('q')?.trim() ?? '';
	const all = await locals.api.venues.list.query({ project: project.slug });
	return {
		venues: all.filter(({ name, municipality, streetAddress }) =>
			holdsWords(search, [...Object.values(name), ...Object.values(municipality), streetAddress]),
		),
		search,
		isSearchable: search !== '' || all.length >= searchableFrom,
	};
};

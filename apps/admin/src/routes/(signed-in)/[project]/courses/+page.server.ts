import { error } from '@sveltejs/kit';
import { holdsWords, searchableFrom } from '#lib/list-search.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent, url }) => {
	const { project } = await parent();
	if (!project.permissions.includes('plan.read')) error(403, 'Not allowed');
	const search = url.searchParams.get('q')?.trim() ?? '';
	const all = await locals.api.courses.list.query({ project: project.slug });
	return {
		courses: all.filter(({ title, key }) => holdsWords(search, [...Object.values(title), key])),
		search,
		isSearchable: search !== '' || all.length >= searchableFrom,
	};
};

import { error } from '@sveltejs/kit';
import { holdsWords, searchableFrom } from '#lib/list-search.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent, url }) => {
	const { project } = await parent();
	if (!project.permissions.includes('plan.read')) error(403, 'Not allowed');
	const search = url.searchParams.get('q')?.trim() ?? '';
	const asked = { project: project.slug };
	const [all, regions] = await Promise.all([
		locals.api.trainers.list.query(asked),
		locals.api.geography.regions.query(asked),
	]);
	return {
		regions,
		trainers: all.filter(({ role, name, email }) =>
			holdsWords(search, [...Object.values(role), name, email]),
		),
		search,
		isSearchable: search !== '' || all.length >= searchableFrom,
	};
};

import { sharedBriefly } from '#lib/server/caching.ts';
import { embeddedList, projectOfFilter } from '#lib/server/embed-page.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url, parent, setHeaders }) => {
	const [page, { projects }] = await Promise.all([embeddedList(locals, url), parent()]);
	setHeaders(sharedBriefly);
	return { ...page, ...projectOfFilter(projects, url) };
};

import { sharedBriefly } from '#lib/server/caching.ts';
import { embeddedMonth, projectOfFilter } from '#lib/server/embed-page.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url, parent, setHeaders }) => {
	const [page, { projects }] = await Promise.all([embeddedMonth(locals, url), parent()]);
	setHeaders(sharedBriefly);
	return { ...page, ...projectOfFilter(projects, url) };
};

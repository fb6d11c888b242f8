import { sharedBriefly } from '#lib/server/caching.ts';
import { projectPage } from '#lib/server/project-page.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const page = await projectPage(event, 'contact');
	event.setHeaders(sharedBriefly);
	return page;
};

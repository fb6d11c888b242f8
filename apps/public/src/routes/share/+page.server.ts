import { sharedBriefly } from '#lib/server/caching.ts';
import { sharePage } from '#lib/server/share-page.ts';
import { redirectToTidy } from '#lib/server/tidy-address.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url, setHeaders }) => {
	redirectToTidy(url, '/share', locals.locale);
	const page = await sharePage(locals, url);
	setHeaders(sharedBriefly);
	return page;
};

import { sharedBriefly } from '#lib/server/caching.ts';
import { byCode, trainingPage } from '#lib/server/training-page.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
	const page = await trainingPage(locals, byCode(params.code));
	setHeaders(sharedBriefly);
	return page;
};

import { keptByNobody } from '#lib/server/caching.ts';
import { byInvitation, trainingPage } from '#lib/server/training-page.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, setHeaders }) => {
	setHeaders(keptByNobody);
	return trainingPage(locals, await byInvitation(locals, params.token));
};

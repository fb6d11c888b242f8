import { keptByNobody } from '#lib/server/caching.ts';
import { byToken, trainingPage } from '#lib/server/training-page.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, setHeaders }) => {
	setHeaders(keptByNobody);
	return trainingPage(locals, byToken(params.token));
};

import { keptByNobody } from '#lib/server/caching.ts';
import { registeredPage } from '#lib/server/registration-page.ts';
import { byInvitation } from '#lib/server/training-page.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ cookies, locals, params, setHeaders }) => {
	setHeaders(keptByNobody);
	return registeredPage({ cookies, locals }, await byInvitation(locals, params.token));
};

import { keptByNobody } from '#lib/server/caching.ts';
import { registeredPage } from '#lib/server/registration-page.ts';
import { byCode } from '#lib/server/training-page.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ cookies, locals, params, setHeaders }) => {
	setHeaders(keptByNobody);
	return registeredPage({ cookies, locals }, byCode(params.code));
};

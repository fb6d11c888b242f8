import { keptByNobody } from '#lib/server/caching.ts';
import { myRegistrationPage } from '#lib/server/my-registration.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, setHeaders }) => {
	setHeaders(keptByNobody);
	return myRegistrationPage(locals, params.token);
};

import { keptByNobody } from '#lib/server/caching.ts';
import { registrationPage, submitRegistration } from '#lib/server/registration-page.ts';
import { byToken } from '#lib/server/training-page.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = true;

export const load: PageServerLoad = ({ cookies, isDataRequest, locals, params, setHeaders, url }) => {
	setHeaders(keptByNobody);
	return registrationPage({ cookies, isDataRequest, locals, url }, byToken(params.token));
};

export const actions: Actions = {
	default: (event) => submitRegistration(event, byToken(event.params.token)),
};

import { keptByNobody } from '#lib/server/caching.ts';
import { registrationPage, submitRegistration } from '#lib/server/registration-page.ts';
import { byInvitation } from '#lib/server/training-page.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = true;

export const load: PageServerLoad = async ({ cookies, isDataRequest, locals, params, setHeaders, url }) => {
	setHeaders(keptByNobody);
	return registrationPage({ cookies, isDataRequest, locals, url }, await byInvitation(locals, params.token));
};

export const actions: Actions = {
	default: async (event) => submitRegistration(event, await byInvitation(event.locals, event.params.token)),
};

import { keptByNobody } from '#lib/server/caching.ts';
import { registrationPage, submitRegistration } from '#lib/server/registration-page.ts';
import { byCode } from '#lib/server/training-page.ts';
import type { Actions, PageServerLoad } from './$types';

export const csr = true;

export const load: PageServerLoad = ({ cookies, isDataRequest, locals, params, setHeaders, url }) => {
	setHeaders(keptByNobody);
	return registrationPage({ cookies, isDataRequest, locals, url }, byCode(params.code));
};

export const actions: Actions = {
	default: (event) => submitRegistration(event, byCode(event.params.code)),
};

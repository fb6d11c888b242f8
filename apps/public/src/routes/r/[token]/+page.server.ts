import { error, fail, redirect } from '@sveltejs/kit';
import { localizedPath } from '#lib/paths.ts';
import { describeAcceptanceRefusal } from '#lib/registrations/describe-refusal.ts';
import { isMissing } from '#lib/server/api.ts';
import { keptByNobody } from '#lib/server/caching.ts';
import { myRegistrationPage } from '#lib/server/my-registration.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params, setHeaders }) => {
	setHeaders(keptByNobody);
	return myRegistrationPage(locals, params.token);
};

export const actions: Actions = {
	/** Takes the offered seat; a link alone, which mail scanners follow, never does. */
	accept: async ({ locals, params }) => {
		const { api, locale } = locals;
		const { token } = params;
		try {
			const result = await api.registrations.acceptMine.mutate({ token });
			if (!result.ok) {
				const { training } = await api.registrations.mine.query({ token });
				return fail(409, { refusal: describeAcceptanceRefusal(result.refusal, training.timeZone, locale) });
			}
		} catch (fault) {
			if (isMissing(fault)) error(404, 'Not found');
			throw fault;
		}
		redirect(303, localizedPath(`/r/${encodeURIComponent(token)}`, locale));
	},
};

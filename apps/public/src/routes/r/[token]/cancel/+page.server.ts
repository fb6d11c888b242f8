import { m } from '@kutsu/i18n/messages';
import { error, fail, redirect } from '@sveltejs/kit';
import { localizedPath } from '#lib/paths.ts';
import { describeCancellationRefusal } from '#lib/registrations/describe-refusal.ts';
import { isMissing } from '#lib/server/api.ts';
import { minePage } from '#lib/server/mine.ts';
import type { Actions, PageServerLoad } from './$types';

/** Only asks: following a link, as mail scanners do, changes nothing. */
export const load: PageServerLoad = async (event) => {
	const page = await minePage(event, m.registration_cancel_question());
	if (page.registration.state === 'cancelled') redirect(303, page.back);
	return page;
};

/** What is too long is cut, not refused: nobody should stay registered for it. */
async function reasonIn(request: Request): Promise<string | undefined> {
	const said = (await request.formData()).get('reason');
	return typeof said === 'string' && said.trim() !== '' ? said.trim().slice(0, 500) : undefined;
}

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const { api, locale } = locals;
		const mine = localizedPath(`/r/${encodeURIComponent(params.token)}`, locale);
		const result = await api.registrations.cancelMine
			.mutate({ token: params.token, reason: await reasonIn(request) })
			.catch((fault: unknown) => {
				if (isMissing(fault)) error(404, 'Not found');
				throw fault;
			});
		if (result.ok || result.refusal.code === 'already-cancelled') redirect(303, mine);
		const { training, project } = await api.registrations.mine.query({ token: params.token });
		return fail(409, {
			refusal: describeCancellationRefusal(result.refusal, project.contactEmail, training.timeZone, locale),
		});
	},
};

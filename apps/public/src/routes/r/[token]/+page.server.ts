import { error, fail, redirect } from '@sveltejs/kit';
import { localizedPath } from '#lib/paths.ts';
import { describeAcceptanceRefusal } from '#lib/registrations/describe-refusal.ts';
import { formatDateTimeLong } from '@kutsu/i18n';
import { m } from '@kutsu/i18n/messages';
import { isMissing } from '#lib/server/api.ts';
import { doneOf, minePage, settle } from '#lib/server/mine.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const page = await minePage(event, m.registration_mine_title());
	// One whom a liaison registered answers for themselves first.
	if (page.registration.awaitsAnswers && !page.training.isCancelled)
		redirect(303, localizedPath(`/invited/${encodeURIComponent(event.params.token)}`, event.locals.locale));
	const { offeredUntil } = page.choices;
	return {
		...page,
		done: doneOf(event.url),
		offeredUntil:
			offeredUntil && formatDateTimeLong(offeredUntil, page.training.timeZone, event.locals.locale),
	};
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
	takeBack: async (event) => {
		const { token } = event.params;
		return settle(event, event.locals.api.selfService.takeBack.mutate({ token }), 'taken-back');
	},
};

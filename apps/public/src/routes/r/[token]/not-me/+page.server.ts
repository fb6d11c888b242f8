import { m } from '@kutsu/i18n/messages';
import { redirect } from '@sveltejs/kit';
import { localizedPath } from '#lib/paths.ts';
import { minePage, orMissing, refusedInWords } from '#lib/server/mine.ts';
import type { Actions, PageServerLoad } from './$types';

/** Only asks: following a link, as mail scanners do, changes nothing. */
export const load: PageServerLoad = (event) => minePage(event, m.mine_not_me_title());

export const actions: Actions = {
	default: async (event) => {
		const { locals, params } = event;
		const result = await orMissing(locals.api.selfService.disown.mutate({ token: params.token }));
		if (!result.ok) return refusedInWords(event, result.refusal);
		redirect(303, localizedPath(`/erased/${result.receiptId}`, locals.locale));
	},
};

import { m } from '@kutsu/i18n/messages';
import { redirect } from '@sveltejs/kit';
import { minePage, settle } from '#lib/server/mine.ts';
import type { Actions, PageServerLoad } from './$types';

/** Only asks: following a link changes nothing. */
export const load: PageServerLoad = async (event) => {
	const page = await minePage(event, m.mine_mode_title());
	if (page.choices.otherMode === null) redirect(303, page.back);
	return { ...page, other: page.choices.otherMode };
};

export const actions: Actions = {
	default: async (event) => {
		const { api } = event.locals;
		const { token } = event.params;
		const wanted = (await event.request.formData()).get('mode');
		const mode = wanted === 'online' ? 'online' : 'onsite';
		return settle(event, api.selfService.switchMode.mutate({ token, mode }), 'switched');
	},
};

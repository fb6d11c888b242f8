import { m } from '@kutsu/i18n/messages';
import { redirect } from '@sveltejs/kit';
import { localizedPath } from '#lib/paths.ts';
import { minePage, orMissing } from '#lib/server/mine.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const page = await minePage(event, m.mine_data_title());
	const file = `/documents/${event.locals.locale}/r/${encodeURIComponent(event.params.token)}`;
	return { ...page, files: { pdf: `${file}.pdf`, json: `${file}.json` } };
};

export const actions: Actions = {
	/** Ends this link, and all others to the registration; the new one comes by mail only. */
	renew: async ({ locals, params }) => {
		await orMissing(locals.api.selfService.renewLink.mutate({ token: params.token }));
		redirect(303, `${localizedPath('/my-registrations', locals.locale)}?renewed`);
	},
};

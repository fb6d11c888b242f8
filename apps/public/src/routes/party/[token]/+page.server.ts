import { orMissing } from '#lib/server/mine.ts';
import { addList, partyPage, previewList } from '#lib/server/party-page.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = partyPage;

export const actions: Actions = {
	preview: previewList,
	add: addList,
	/** The page is then to be opened by the new link only. */
	renew: async ({ locals, params }) => {
		await orMissing(locals.api.parties.renewLink.mutate({ token: params.token }));
		return { isRenewed: true };
	},
};

import { partyRequestPage, requestPartyLink } from '#lib/server/party-request.ts';
import { byInvitation } from '#lib/server/training-page.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) =>
	partyRequestPage(event, await byInvitation(event.locals, event.params.token));

export const actions: Actions = {
	default: async (event) => requestPartyLink(event, await byInvitation(event.locals, event.params.token)),
};

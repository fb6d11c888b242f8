import { partyRequestPage, requestPartyLink } from '#lib/server/party-request.ts';
import { byToken } from '#lib/server/training-page.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => partyRequestPage(event, byToken(event.params.token));

export const actions: Actions = {
	default: (event) => requestPartyLink(event, byToken(event.params.token)),
};

import { partyRequestPage, requestPartyLink } from '#lib/server/party-request.ts';
import { byCode } from '#lib/server/training-page.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = (event) => partyRequestPage(event, byCode(event.params.code));

export const actions: Actions = {
	default: (event) => requestPartyLink(event, byCode(event.params.code)),
};

import { SuggestOrganisationsInput } from '@kutsu/core/organisations/model';
import { json } from '@sveltejs/kit';
import { keptByNobody } from '#lib/server/caching.ts';
import type { RequestHandler } from './$types';

/** Names of organisations for one who writes theirs. A POST, so that where somebody works stands in no address that is logged. */
export const POST: RequestHandler = async ({ locals, request }) => {
	const given: unknown = await request.json().catch(() => null);
	const asked = SuggestOrganisationsInput.safeParse({ ...Object(given), locale: locals.locale });
	const names = asked.success ? await locals.api.organisations.suggest.query(asked.data) : [];
	return json(names, { headers: keptByNobody });
};

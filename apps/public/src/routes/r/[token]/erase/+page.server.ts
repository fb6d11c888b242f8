import { m } from '@kutsu/i18n/messages';
import { shownText } from '@kutsu/kernel';
import { redirect } from '@sveltejs/kit';
import { localizedPath } from '#lib/paths.ts';
import { evidenceUntil } from '#lib/registrations/evidence.ts';
import { minePage, orMissing } from '#lib/server/mine.ts';
import type { Actions, PageServerLoad } from './$types';

/** Only asks: following a link changes nothing. */
export const load: PageServerLoad = async (event) => {
	const page = await minePage(event, m.mine_erase_title());
	const { keepsEvidence, evidenceEndsOn, ends } = page.choices.erasure;
	const { locale } = event.locals;
	return {
		...page,
		keepsEvidence,
		until: evidenceUntil(evidenceEndsOn, locale),
		ends: ends.map((title) => shownText(title, locale)),
	};
};

export const actions: Actions = {
	default: async ({ locals, params }) => {
		const { receiptId } = await orMissing(locals.api.selfService.erase.mutate({ token: params.token }));
		redirect(303, localizedPath(`/erased/${receiptId}`, locals.locale));
	},
};

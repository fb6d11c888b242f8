import { formatDateTimeLong } from '@kutsu/i18n';
import { m } from '@kutsu/i18n/messages';
import { shownText } from '@kutsu/kernel';
import { consentTitle, givenConsents } from '#lib/registrations/consents.ts';
import { minePage, orMissing, settle } from '#lib/server/mine.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { api, locale } = event.locals;
	const { token } = event.params;
	const [page, consents] = await Promise.all([
		minePage(event, m.mine_consents_title()),
		orMissing(api.consents.mine.query({ token })),
	]);
	return {
		...page,
		asked: consents.asked.map(({ kind, version, body, isGiven, since }) => ({
			...{ kind, version, isGiven },
			title: consentTitle(kind),
			body: shownText(body, locale),
			since: since && formatDateTimeLong(since, page.training.timeZone, locale),
		})),
		former: consents.former.map(({ kind, version }) => ({ kind, version, title: consentTitle(kind) })),
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { api, locale } = event.locals;
		const fields = await event.request.formData();
		const given = givenConsents((field) => fields.get(field));
		const { token } = event.params;
		return settle(event, api.consents.setMine.mutate({ token, locale, given }), 'consents');
	},
};

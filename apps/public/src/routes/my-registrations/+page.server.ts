import { AskForMyLinksInput } from '@kutsu/core/registrations/model';
import { m } from '@kutsu/i18n/messages';
import { fail, redirect } from '@sveltejs/kit';
import { localizedPath } from '#lib/paths.ts';
import { keptByNobody } from '#lib/server/caching.ts';
import { pageMeta } from '#lib/server/meta.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url, setHeaders }) => {
	setHeaders(keptByNobody);
	return {
		meta: pageMeta(
			{ title: m.mine_all_title(), description: m.mine_all_lead(), path: '/my-registrations' },
			locals.locale,
		),
		wasSent: url.searchParams.has('sent'),
		wasRenewed: url.searchParams.has('renewed'),
	};
};

export const actions: Actions = {
	/** Answers alike whether the address is known: the truth goes to it by mail. */
	default: async ({ locals, request }) => {
		const { api, locale } = locals;
		const typed = String((await request.formData()).get('email') ?? '');
		const input = AskForMyLinksInput.safeParse({ email: typed, locale });
		if (!input.success) return fail(400, { email: typed, error: m.common_invalid_email(), isTooMany: false });
		const result = await api.selfService.askForLinks.mutate(input.data);
		if (!result.ok) return fail(429, { email: typed, error: null, isTooMany: true });
		redirect(303, `${localizedPath('/my-registrations', locale)}?sent`);
	},
};

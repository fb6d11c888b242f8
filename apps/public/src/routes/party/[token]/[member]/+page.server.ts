import { ReplaceColleagueInput } from '@kutsu/core/parties/model';
import { m } from '@kutsu/i18n/messages';
import { newId } from '@kutsu/kernel';
import { error, fail, redirect } from '@sveltejs/kit';
import { localizedPath } from '#lib/paths.ts';
import { textIn } from '#lib/server/form-text.ts';
import { orMissing } from '#lib/server/mine.ts';
import { describeColleagueRefusal, partyPage } from '#lib/server/party-page.ts';
import type { Actions, PageServerLoad } from './$types';

/** Only asks: following a link changes nothing. */
export const load: PageServerLoad = async (event) => {
	const page = await partyPage(event);
	const back = localizedPath(page.path, event.locals.locale);
	const colleague = page.colleagues.find((one) => one.id === event.params.member);
	if (!colleague) error(404, 'Not found');
	if (!colleague.canChange) redirect(303, back);
	return { ...page, colleague, back, requestId: newId() };
};

export const actions: Actions = {
	replace: async (event) => {
		const { locals, params } = event;
		const fields = await event.request.formData();
		const values = {
			firstName: textIn(fields, 'firstName'),
			lastName: textIn(fields, 'lastName'),
			email: textIn(fields, 'email'),
			locale: textIn(fields, 'locale'),
			requestId: textIn(fields, 'requestId'),
		};
		const input = ReplaceColleagueInput.safeParse({
			...values,
			token: params.token,
			memberId: params.member,
		});
		if (!input.success) {
			const wrong = new Set(input.error.issues.map((issue) => issue.path[0]));
			const errors = {
				firstName: wrong.has('firstName') ? m.party_invalid_name() : undefined,
				lastName: wrong.has('lastName') ? m.party_invalid_name() : undefined,
				email: wrong.has('email') ? m.common_invalid_email() : undefined,
			};
			return fail(400, { values, errors, refusal: undefined });
		}
		const result = await orMissing(locals.api.parties.replaceColleague.mutate(input.data));
		if (result.ok) redirect(303, localizedPath(`/party/${encodeURIComponent(params.token)}`, locals.locale));
		const refusal = await describeColleagueRefusal(event, result.refusal);
		return fail(409, { values, errors: undefined, refusal });
	},
	cancel: async (event) => {
		const { locals, params } = event;
		const asked = { token: params.token, memberId: params.member };
		const result = await orMissing(locals.api.parties.cancelColleague.mutate(asked));
		if (result.ok) redirect(303, localizedPath(`/party/${encodeURIComponent(params.token)}`, locals.locale));
		const refusal = await describeColleagueRefusal(event, result.refusal);
		return fail(409, { values: undefined, errors: undefined, refusal });
	},
};

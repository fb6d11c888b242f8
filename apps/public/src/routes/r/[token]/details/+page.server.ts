import { m } from '@kutsu/i18n/messages';
import { fail, redirect } from '@sveltejs/kit';
import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { DetailsForm } from '#lib/registrations/details-form.ts';
import { fieldMessage } from '#lib/registrations/form-words.ts';
import { minePage, settle } from '#lib/server/mine.ts';
import { personChoices } from '#lib/server/person-choices.ts';
import type { Actions, PageServerLoad } from './$types';

const adapter = zod4(DetailsForm, { error: fieldMessage });

export const load: PageServerLoad = async (event) => {
	const page = await minePage(event, m.mine_details_title());
	if (!page.choices.canChange) redirect(303, page.back);
	const { isNameFixed, ...details } = page.choices.details;
	const filled = {
		...details,
		phone: details.phone ?? '',
		organisation: details.organisation ?? '',
		targetGroup: details.targetGroup ?? '',
		municipality: details.municipality ?? '',
	};
	return {
		...page,
		...(await personChoices(event.locals, page.projectSlug)),
		isNameFixed,
		form: await superValidate(filled, adapter, { errors: false }),
	};
};

export const actions: Actions = {
	default: async (event) => {
		const form = await superValidate(event.request, adapter);
		if (!form.valid) return fail(400, { form, refusal: null });
		const { token } = event.params;
		const asked = event.locals.api.selfService.changeDetails.mutate({ ...form.data, token });
		const { data } = await settle(event, asked, 'changed');
		return fail(409, { form, refusal: data.refusal });
	},
};

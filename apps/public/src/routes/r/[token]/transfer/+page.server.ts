import { m } from '@kutsu/i18n/messages';
import { fail, redirect } from '@sveltejs/kit';
import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { TransferForm } from '#lib/registrations/details-form.ts';
import { fieldMessage } from '#lib/registrations/form-words.ts';
import { minePage, settle } from '#lib/server/mine.ts';
import { personChoices } from '#lib/server/person-choices.ts';
import type { Actions, PageServerLoad } from './$types';

const adapter = zod4(TransferForm, { error: fieldMessage });

export const load: PageServerLoad = async (event) => {
	const page = await minePage(event, m.mine_transfer_title());
	if (!page.choices.canTransfer) redirect(303, page.back);
	const { organisation, targetGroup, locale } = page.choices.details;
	const filled = { organisation: organisation ?? '', targetGroup: targetGroup ?? '', locale };
	return {
		...page,
		...(await personChoices(event.locals, page.projectSlug)),
		form: await superValidate(filled, adapter, { errors: false }),
	};
};

export const actions: Actions = {
	default: async (event) => {
		const form = await superValidate(event.request, adapter);
		if (!form.valid) return fail(400, { form, refusal: null });
		const { token } = event.params;
		const asked = event.locals.api.selfService.transfer.mutate({ ...form.data, token });
		const { data } = await settle(event, asked, 'given');
		return fail(409, { form, refusal: data.refusal });
	},
};

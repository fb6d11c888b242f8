import { newId } from '@kutsu/kernel';
import { error, fail, redirect } from '@sveltejs/kit';
import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { localizedPath } from '#lib/paths.ts';
import { programOf } from '../../program-of.ts';
import { ItemForm, itemMessage } from '../item-form.ts';
import type { Actions, PageServerLoad } from './$types';

const adapter = zod4(ItemForm, { error: itemMessage });

export const load: PageServerLoad = async ({ parent }) => {
	const { program } = await parent();
	if (!program.can.edit) error(403, 'Not allowed');
	const texts = { title: {}, abstract: {} };
	const lists = { languages: program.requiredLocales.slice(0, 1), speakerIds: [] };
	const facts = {
		kind: 'talk' as const,
		trackId: null,
		durationMinutes: 30,
		capacitySeats: null,
		mayBeRecorded: true,
		isStreamed: false,
	};
	const begun = { requestId: newId(), revision: 1, ...texts, ...lists, ...facts };
	return { form: await superValidate(begun, adapter, { errors: false, id: 'item' }) };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await superValidate(request, adapter, { id: 'item' });
		if (!form.valid) return fail(400, { form });
		const { programId } = await programOf(locals.api, params);
		const { revision: _, ...fields } = form.data;
		const added = await locals.api.program.addItem.mutate({ ...fields, project: params.project, programId });
		redirect(
			303,
			localizedPath(`/${params.project}/program/${params.code}/items/${added.itemId}`, locals.locale),
		);
	},
};

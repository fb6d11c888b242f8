import { newId } from '@kutsu/kernel';
import { error, fail, redirect } from '@sveltejs/kit';
import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { localizedPath } from '#lib/paths.ts';
import { programOf } from '../../program-of.ts';
import { SpeakerForm, speakerMessage } from '../speaker-form.ts';
import type { Actions, PageServerLoad } from './$types';

const adapter = zod4(SpeakerForm, { error: speakerMessage });

export const load: PageServerLoad = async ({ parent }) => {
	const { program } = await parent();
	if (!program.can.edit) error(403, 'Not allowed');
	const begun = { requestId: newId(), revision: 1, role: {}, name: null, isProtected: false };
	return { form: await superValidate(begun, adapter, { errors: false }) };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await superValidate(request, adapter);
		if (!form.valid) return fail(400, { form });
		const { revision: _, ...fields } = form.data;
		const { programId } = await programOf(locals.api, params);
		await locals.api.program.addSpeaker.mutate({ ...fields, project: params.project, programId });
		redirect(303, localizedPath(`/${params.project}/program/${params.code}/contents`, locals.locale));
	},
};

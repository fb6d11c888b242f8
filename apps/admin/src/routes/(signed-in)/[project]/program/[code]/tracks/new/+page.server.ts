import { newId } from '@kutsu/kernel';
import { error, fail, redirect } from '@sveltejs/kit';
import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { localizedPath } from '#lib/paths.ts';
import { programOf } from '../../program-of.ts';
import { TrackForm, trackMessage } from '../track-form.ts';
import type { Actions, PageServerLoad } from './$types';

const adapter = zod4(TrackForm, { error: trackMessage });
/** Apart from one another, and dark enough for white text. */
const colours = ['#0f5257', '#8a4b08', '#5b3a8c', '#9b2242', '#2f6b2f', '#1d5487', '#6b5a00', '#7a3b6b'];

export const load: PageServerLoad = async ({ parent }) => {
	const { program } = await parent();
	if (!program.can.edit) error(403, 'Not allowed');
	const colour = colours[program.tracks.length % colours.length] ?? '#0f5257';
	return {
		form: await superValidate({ requestId: newId(), revision: 1, name: {}, colour }, adapter, {
			errors: false,
		}),
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await superValidate(request, adapter);
		if (!form.valid) return fail(400, { form });
		const { revision: _, ...fields } = form.data;
		const { programId } = await programOf(locals.api, params);
		const made = await locals.api.program.addTrack.mutate({ ...fields, project: params.project, programId });
		// Without a key of its own a track is given one that is free.
		if (!made.ok) throw new Error(`A free key was taken: ${made.refusal.key}`);
		redirect(303, localizedPath(`/${params.project}/program/${params.code}/contents`, locals.locale));
	},
};

import { newId } from '@kutsu/kernel';
import { error, fail, redirect } from '@sveltejs/kit';
import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { localizedPath } from '#lib/paths.ts';
import { programOf } from '../../program-of.ts';
import { TrackForm, trackMessage } from '../track-form.ts';
import type { Actions, PageServerLoad } from './$types';

const adapter = zod4(TrackForm, { error: trackMessage });

export const load: PageServerLoad = async ({ params, parent }) => {
	const { program } = await parent();
	if (!program.can.edit) error(403, 'Not allowed');
	const track = program.tracks.find(({ id }) => id === params.trackId);
	if (!track) error(404, 'Not found');
	const begun = { requestId: newId(), name: track.name, colour: track.colour, revision: track.revision };
	return { form: await superValidate(begun, adapter, { errors: false }) };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await superValidate(request, adapter);
		if (!form.valid) return fail(400, { form, theirs: undefined });
		const { programId } = await programOf(locals.api, params);
		const { requestId: _, ...fields } = form.data;
		const saved = await locals.api.program.editTrack.mutate({
			...fields,
			project: params.project,
			programId,
			trackId: params.trackId,
		});
		if (saved.ok)
			redirect(303, localizedPath(`/${params.project}/program/${params.code}/contents`, locals.locale));
		const { theirs } = saved.refusal;
		// Saving again is then a choice made with both versions in sight.
		form.data.revision = theirs.revision;
		return fail(409, { form, theirs });
	},
};

import { VenueInput } from '@kutsu/core/venues/model';
import { newId } from '@kutsu/kernel';
import { error, fail, redirect } from '@sveltejs/kit';
import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { VenueForm, venueInput, venueMessage } from '#lib/venues/venue-form.ts';
import { seenOf } from '#lib/mail/seen-telling.ts';
import { localizedPath } from '#lib/paths.ts';
import type { Actions, PageServerLoad } from './$types';

const adapter = zod4(VenueForm, { error: venueMessage });

export const load: PageServerLoad = async ({ locals, params, parent }) => {
	const { project } = await parent();
	if (!project.permissions.includes('plan.write')) error(403, 'Not allowed');
	const asked = VenueInput.safeParse(params);
	if (!asked.success) error(404, 'Not found');
	const [found, municipalities] = await Promise.all([
		locals.api.venues.get.query(asked.data),
		locals.api.geography.municipalities.query({ project: project.slug }),
	]);
	const { id: _, municipality: __, comingCount, rooms, ...venue } = found;
	const begun = {
		...venue,
		requestId: newId(),
		seenTelling: '',
		rooms: rooms.map((room) => ({ ...room, equipment: room.equipment.join(', ') })),
	};
	return {
		venue: { name: venue.name, comingCount },
		municipalities,
		form: await superValidate(begun, adapter, { errors: false }),
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await superValidate(request, adapter);
		if (!form.valid) return fail(400, { form, theirs: undefined, telling: undefined });
		const wanted = { ...venueInput(form.data), revision: form.data.revision, ...params };
		const telling = await locals.api.venues.tellingOfEdit.mutate(wanted);
		const seen = seenOf(telling);
		if (telling.people > 0 && form.data.seenTelling !== seen) {
			// Saving again is then a choice made with those who are told in sight.
			form.data.seenTelling = seen;
			return fail(409, { form, theirs: undefined, telling });
		}
		const saved = await locals.api.venues.edit.mutate(wanted);
		if (saved.ok) redirect(303, localizedPath(`/${params.project}/venues`, locals.locale));
		const { theirs } = saved.refusal;
		// Saving again is then a choice made with both versions in sight.
		form.data.revision = theirs.revision;
		return fail(409, { form, theirs, telling: undefined });
	},
};

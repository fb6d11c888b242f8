import { newId } from '@kutsu/kernel';
import { error, fail, redirect } from '@sveltejs/kit';
import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { localizedPath } from '#lib/paths.ts';
import { accessOf } from '#lib/venues/describe-venue.ts';
import { VenueForm, venueInput, venueMessage } from '#lib/venues/venue-form.ts';
import type { Actions, PageServerLoad } from './$types';

const adapter = zod4(VenueForm, { error: venueMessage });

export const load: PageServerLoad = async ({ locals, parent }) => {
	const { project } = await parent();
	if (!project.permissions.includes('plan.write')) error(403, 'Not allowed');
	const begun = {
		requestId: newId(),
		revision: 1,
		name: {},
		note: {},
		access: accessOf([]),
		capacitySeats: 0,
	};
	const [municipalities, form] = await Promise.all([
		locals.api.geography.municipalities.query({ project: project.slug }),
		superValidate(begun, adapter, { errors: false }),
	]);
	return { municipalities, form };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await superValidate(request, adapter);
		if (!form.valid) return fail(400, { form });
		const { requestId } = form.data;
		await locals.api.venues.create.mutate({ ...venueInput(form.data), requestId, project: params.project });
		redirect(303, localizedPath(`/${params.project}/venues`, locals.locale));
	},
};

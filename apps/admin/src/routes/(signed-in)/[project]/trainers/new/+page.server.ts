import { newId } from '@kutsu/kernel';
import { m } from '@kutsu/i18n/messages';
import { error, fail, redirect } from '@sveltejs/kit';
import { setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { TrainerForm, trainerMessage } from '#lib/trainers/trainer-form.ts';
import { localizedPath } from '#lib/paths.ts';
import type { Actions, PageServerLoad } from './$types';

const adapter = zod4(TrainerForm, { error: trainerMessage });

export const load: PageServerLoad = async ({ locals, parent }) => {
	const { project } = await parent();
	if (!project.permissions.includes('plan.write')) error(403, 'Not allowed');
	const begun = {
		requestId: newId(),
		revision: 1,
		role: {},
		name: null,
		email: null,
		homeRegionCode: null,
		languages: [],
	};
	const [regions, form] = await Promise.all([
		locals.api.geography.regions.query({ project: project.slug }),
		superValidate(begun, adapter, { errors: false }),
	]);
	return { regions, form };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await superValidate(request, adapter);
		if (!form.valid) return fail(400, { form });
		const { revision: _, ...trainer } = form.data;
		const made = await locals.api.trainers.create.mutate({ ...trainer, project: params.project });
		if (!made.ok) return setError(form, 'role.fi', m.planning_trainer_key_taken());
		redirect(303, localizedPath(`/${params.project}/trainers`, locals.locale));
	},
};

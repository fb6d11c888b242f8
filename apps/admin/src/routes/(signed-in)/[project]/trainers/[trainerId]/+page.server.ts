import { TrainerInput } from '@kutsu/core/trainers/model';
import { newId } from '@kutsu/kernel';
import { error, fail, redirect } from '@sveltejs/kit';
import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { TrainerForm, trainerMessage } from '#lib/trainers/trainer-form.ts';
import { localizedPath } from '#lib/paths.ts';
import type { Actions, PageServerLoad } from './$types';

const adapter = zod4(TrainerForm, { error: trainerMessage });

export const load: PageServerLoad = async ({ locals, params, parent }) => {
	const { project } = await parent();
	if (!project.permissions.includes('plan.write')) error(403, 'Not allowed');
	const asked = TrainerInput.safeParse(params);
	if (!asked.success) error(404, 'Not found');
	const [trainer, regions] = await Promise.all([
		locals.api.trainers.get.query(asked.data),
		locals.api.geography.regions.query({ project: project.slug }),
	]);
	const { role, name, email, isProtected, homeRegionCode, languages, revision } = trainer;
	const begun = {
		requestId: newId(),
		role,
		name,
		email,
		isProtected,
		homeRegionCode,
		languages: [...languages],
		revision,
	};
	return { trainer: { role }, regions, form: await superValidate(begun, adapter, { errors: false }) };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await superValidate(request, adapter);
		if (!form.valid) return fail(400, { form, theirs: undefined });
		const { requestId: _, ...trainer } = form.data;
		const saved = await locals.api.trainers.edit.mutate({ ...trainer, ...params });
		if (saved.ok) redirect(303, localizedPath(`/${params.project}/trainers`, locals.locale));
		const { theirs } = saved.refusal;
		// Saving again is then a choice made with both versions in sight.
		form.data.revision = theirs.revision;
		return fail(409, { form, theirs });
	},
};

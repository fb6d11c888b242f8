import type { StaffOutputs } from '@kutsu/api/types';
import { EditTrainingTextsInput } from '@kutsu/core/trainings/model';
import { m } from '@kutsu/i18n/messages';
import { error, fail, redirect } from '@sveltejs/kit';
import { message, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { z } from 'zod/mini';
import { localizedPath } from '#lib/paths.ts';
import { describeEditRefusal } from '#lib/trainings/describe-refusal.ts';
import type { Actions, PageServerLoad } from './$types';

type Training = StaffOutputs['trainings']['get'];
const TextsForm = z.omit(EditTrainingTextsInput, { project: true });
const adapter = zod4(TextsForm, {
	error: (issue) =>
		issue.code === 'too_big'
			? m.common_invalid_too_long({ max: String(issue['maximum']) })
			: m.planning_invalid_title(),
});

export const load: PageServerLoad = async ({ locals, params, parent }) => {
	const { project } = await parent();
	if (!project.permissions.includes('texts.write')) error(403, 'Not allowed');
	const training = await locals.api.trainings.get.query({ project: project.slug, code: params.code });
	if (!training.can.editTexts)
		redirect(303, localizedPath(`/${project.slug}/trainings/${training.code}`, locals.locale));
	const { id, revision, missingLocaleReason, form } = training;
	const begun = {
		trainingId: id,
		revision,
		title: form.title,
		description: form.description,
		missingLocaleReason: missingLocaleReason ?? '',
	};
	return { training, form: await superValidate(begun, adapter, { errors: false }) };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await superValidate(request, adapter);
		const refuse = (status: number, theirs?: Training) => fail(status, { form, theirs });
		if (!form.valid) return refuse(400);
		const saved = await locals.api.trainings.editTexts.mutate({ ...form.data, project: params.project });
		if (saved.ok) redirect(303, localizedPath(`/${params.project}/trainings/${params.code}`, locals.locale));
		if (saved.refusal.code === 'stale') {
			const { theirs } = saved.refusal;
			// Saving again is then a choice made with both versions in sight.
			form.data.revision = theirs.revision;
			return refuse(409, theirs);
		}
		message(form, describeEditRefusal(saved.refusal).text, { status: 409 });
		return refuse(409);
	},
};

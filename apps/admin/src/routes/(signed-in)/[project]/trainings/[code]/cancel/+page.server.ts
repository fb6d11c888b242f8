import { CancelTrainingInput } from '@kutsu/core/trainings/model';
import { error, fail, redirect } from '@sveltejs/kit';
import { localizedPath } from '#lib/paths.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent }) => {
	const { project } = await parent();
	if (!project.permissions.includes('plan.write')) error(403, 'Not allowed');
	const training = await locals.api.trainings.get.query({ project: project.slug, code: params.code });
	if (!training.can.edit)
		redirect(303, localizedPath(`/${project.slug}/trainings/${training.code}`, locals.locale));
	const input = { project: project.slug, trainingId: training.id, revision: training.revision };
	const isShown = training.state !== 'draft';
	const [off, postponed] = await Promise.all(
		[false, true].map((isPostponed) =>
			isShown
				? locals.api.trainings.tellingOfCancellation.mutate({ ...input, reason: {}, isPostponed })
				: undefined,
		),
	);
	return { training, tellings: { off, postponed } };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const sent = await request.formData();
		const text = (name: string) => String(sent.get(name) ?? '');
		const reason = { fi: text('reason.fi'), sv: text('reason.sv'), en: text('reason.en') };
		const read = CancelTrainingInput.safeParse({
			project: params.project,
			trainingId: text('trainingId'),
			revision: Number(text('revision')),
			reason,
			isPostponed: text('what') === 'postponed',
		});
		if (!read.success)
			return fail(400, { reason, what: text('what'), refusal: { code: 'unusable' as const } });
		const cancelled = await locals.api.trainings.cancel.mutate(read.data);
		if (!cancelled.ok)
			return fail(409, { reason, what: text('what'), refusal: { code: cancelled.refusal.code } });
		redirect(303, localizedPath(`/${params.project}/trainings/${params.code}`, locals.locale));
	},
};

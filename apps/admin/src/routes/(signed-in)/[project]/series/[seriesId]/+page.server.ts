import { newId } from '@kutsu/kernel';
import { error, fail, redirect } from '@sveltejs/kit';
import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { localizedPath } from '#lib/paths.ts';
import { SeriesForm, seriesMessage } from '#lib/series/series-form.ts';
import type { Actions, PageServerLoad } from './$types';

const adapter = zod4(SeriesForm, { error: seriesMessage });

export const load: PageServerLoad = async ({ locals, params, parent }) => {
	const { project } = await parent();
	if (!project.permissions.includes('plan.write')) error(403, 'Not allowed');
	const all = await locals.api.courses.series.query({ project: project.slug });
	const series = all.find(({ id }) => id === params.seriesId);
	if (!series) error(404, 'Not found');
	const begun = { requestId: newId(), title: series.title, seen: series.title };
	return { series, form: await superValidate(begun, adapter, { errors: false }) };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await superValidate(request, adapter);
		if (!form.valid) return fail(400, { form, theirs: undefined });
		const { title, seen } = form.data;
		const saved = await locals.api.courses.renameSeries.mutate({ ...params, title, seen });
		if (!saved.ok) {
			const { theirs } = saved.refusal;
			// Saving again is then a choice made with both versions in sight.
			form.data.seen = theirs;
			return fail(409, { form, theirs });
		}
		redirect(303, localizedPath(`/${params.project}/series`, locals.locale));
	},
};

import { m } from '@kutsu/i18n/messages';
import { newId } from '@kutsu/kernel';
import { error, fail, redirect } from '@sveltejs/kit';
import { setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { localizedPath } from '#lib/paths.ts';
import { SeriesForm, seriesMessage } from '#lib/series/series-form.ts';
import type { Actions, PageServerLoad } from './$types';

const adapter = zod4(SeriesForm, { error: seriesMessage });

export const load: PageServerLoad = async ({ parent }) => {
	const { project } = await parent();
	if (!project.permissions.includes('plan.write')) error(403, 'Not allowed');
	return { form: await superValidate({ requestId: newId(), title: {} }, adapter, { errors: false }) };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await superValidate(request, adapter);
		if (!form.valid) return fail(400, { form });
		const made = await locals.api.courses.createSeries.mutate({ ...form.data, project: params.project });
		if (!made.ok) return setError(form, 'title.fi', m.planning_series_key_taken());
		redirect(303, localizedPath(`/${params.project}/series`, locals.locale));
	},
};

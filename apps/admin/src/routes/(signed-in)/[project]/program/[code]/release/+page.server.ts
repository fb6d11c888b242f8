import { m } from '@kutsu/i18n/messages';
import { newId } from '@kutsu/kernel';
import { fail, redirect } from '@sveltejs/kit';
import { setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { localizedPath } from '#lib/paths.ts';
import { programOf } from '../program-of.ts';
import { ReleaseForm } from './release-form.ts';
import type { Actions, PageServerLoad } from './$types';

const adapter = zod4(ReleaseForm, {
	error: (issue) => m.common_invalid_too_long({ max: String('maximum' in issue ? issue.maximum : '') }),
});

export const load: PageServerLoad = async ({ parent }) => {
	const { program } = await parent();
	const begun = { requestId: newId(), revision: program.revision, notes: {}, missingLocaleReason: '' };
	return { form: await superValidate(begun, adapter, { errors: false }) };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await superValidate(request, adapter);
		if (!form.valid) return fail(400, { form, refusal: null });
		const { project } = params;
		const { programId } = await programOf(locals.api, params);
		const released = await locals.api.program.release.mutate({ ...form.data, project, programId });
		if (released.ok)
			redirect(303, localizedPath(`/${project}/program/${params.code}/release`, locals.locale));
		const { refusal } = released;
		if (refusal.code !== 'incomplete') return fail(409, { form, refusal });
		setError(form, 'missingLocaleReason', m.program_admin_reason_needed());
		return fail(409, { form, refusal: null });
	},
};

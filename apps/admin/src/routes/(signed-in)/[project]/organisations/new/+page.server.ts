import { m } from '@kutsu/i18n/messages';
import { newId } from '@kutsu/kernel';
import { error, fail, redirect } from '@sveltejs/kit';
import { setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import {
	OrganisationForm,
	organisationInput,
	organisationMessage,
	organisationValues,
} from '#lib/organisations/organisation-form.ts';
import { localizedPath } from '#lib/paths.ts';
import type { Actions, PageServerLoad } from './$types';

const adapter = zod4(OrganisationForm, { error: organisationMessage });

export const load: PageServerLoad = async ({ locals, parent }) => {
	const { project } = await parent();
	if (!project.permissions.includes('plan.write')) error(403, 'Not allowed');
	const begun = organisationValues({
		...{ name: {}, otherNames: [], type: 'state', municipalityCode: null },
		...{ emailDomains: [], isSensitiveWorkplace: false, revision: 1 },
	});
	const [municipalities, form] = await Promise.all([
		locals.api.geography.municipalities.query({ project: project.slug }),
		superValidate({ ...begun, requestId: newId() }, adapter, { errors: false }),
	]);
	return { municipalities, form };
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await superValidate(request, adapter);
		if (!form.valid) return fail(400, { form });
		const { requestId } = form.data;
		const fields = organisationInput(form.data);
		const made = await locals.api.organisations.add.mutate({ ...fields, requestId, project: params.project });
		if (made.ok) redirect(303, localizedPath(`/${params.project}/organisations`, locals.locale));
		const { name } = made.refusal;
		return setError(form, 'name.fi', m.organisations_name_taken({ name }), { status: 409 });
	},
};

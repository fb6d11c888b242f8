import { OrganisationInput } from '@kutsu/core/organisations/model';
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

export const load: PageServerLoad = async ({ locals, params, parent }) => {
	const { project } = await parent();
	if (!project.permissions.includes('plan.write')) error(403, 'Not allowed');
	const asked = OrganisationInput.safeParse(params);
	if (!asked.success) error(404, 'Not found');
	const [found, municipalities] = await Promise.all([
		locals.api.organisations.get.query(asked.data),
		locals.api.geography.municipalities.query({ project: project.slug }),
	]);
	const { name, isArchived, mergedInto, revision } = found;
	const begun = { ...organisationValues(found), requestId: newId() };
	return {
		organisation: { name, isArchived, mergedInto, revision },
		municipalities,
		form: await superValidate(begun, adapter, { errors: false }),
	};
};

export const actions: Actions = {
	save: async ({ locals, params, request }) => {
		const form = await superValidate(request, adapter);
		if (!form.valid) return fail(400, { form, theirs: undefined });
		const { revision } = form.data;
		const saved = await locals.api.organisations.edit.mutate({
			...organisationInput(form.data),
			...params,
			revision,
		});
		if (saved.ok) redirect(303, localizedPath(`/${params.project}/organisations`, locals.locale));
		const { refusal } = saved;
		if (refusal.code === 'name-taken') {
			setError(form, 'name.fi', m.organisations_name_taken({ name: refusal.name }));
			return fail(409, { form, theirs: undefined });
		}
		// Saving again is then a choice made with both versions in sight.
		form.data.revision = refusal.theirs.revision;
		return fail(409, { form, theirs: organisationValues(refusal.theirs) });
	},
	archive: async ({ locals, params, request }) => {
		const sent = await request.formData();
		const isArchived = sent.get('isArchived') === 'true';
		const revision = Number(sent.get('revision'));
		const done = await locals.api.organisations.archive.mutate({ ...params, revision, isArchived });
		if (!done.ok) return fail(409, { trouble: m.organisations_stale() });
		return { done: isArchived ? m.organisations_done_archived() : m.organisations_done_restored() };
	},
	merge: async ({ locals, params, request }) => {
		const sent = await request.formData();
		const written = sent.get('intoName');
		const intoName = typeof written === 'string' ? written.trim().slice(0, 200) : '';
		if (intoName === '') return fail(400, { intoName, mergeTrouble: m.organisations_merge_unknown() });
		const revision = Number(sent.get('revision'));
		const done = await locals.api.organisations.merge.mutate({ ...params, revision, intoName });
		if (done.ok)
			redirect(303, localizedPath(`/${params.project}/organisations/${done.intoId}?merged`, locals.locale));
		return done.refusal.code === 'stale'
			? fail(409, { intoName, trouble: m.organisations_stale() })
			: fail(409, { intoName, mergeTrouble: m.organisations_merge_unknown() });
	},
};

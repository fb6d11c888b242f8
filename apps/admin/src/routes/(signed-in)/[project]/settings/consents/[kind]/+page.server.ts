import { error, fail, redirect } from '@sveltejs/kit';
import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { mayOpenSettings } from '#lib/navigation.ts';
import { localizedPath } from '#lib/paths.ts';
import { consentForm, consentKindOf } from '#lib/projects/consent-form.ts';
import { pageMessage } from '#lib/projects/page-form.ts';
import type { Actions, PageServerLoad } from './$types';

const adapterFor = (...asked: Parameters<typeof consentForm>) =>
	zod4(consentForm(...asked), { error: pageMessage });

export const load: PageServerLoad = async ({ locals, params, parent }) => {
	const { project } = await parent();
	if (!mayOpenSettings(project, '/consents')) error(403, 'Not allowed');
	const kind = consentKindOf(params.kind);
	const texts = await locals.api.consents.texts.query({ project: project.slug });
	const text = texts.find((one) => one.kind === kind);
	if (!text) error(404, 'Not found');
	const { body, version } = text;
	const begun = { version, fi: body.fi ?? '', sv: body.sv ?? '', en: body.en ?? '' };
	return {
		kind: text.kind,
		mayWrite: project.permissions.includes('project.write'),
		form: await superValidate(begun, adapterFor(project.requiredLocales), { errors: false }),
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const kind = consentKindOf(params.kind);
		const project = locals.account?.projects.find(({ slug }) => slug === params.project);
		if (!kind || !project) error(404, 'Not found');
		const form = await superValidate(request, adapterFor(project.requiredLocales));
		if (!form.valid) return fail(400, { form, theirs: undefined });
		const { version, ...body } = form.data;
		const saved = await locals.api.consents.edit.mutate({ project: project.slug, kind, version, body });
		if (saved.ok) redirect(303, localizedPath(`/${project.slug}/settings/consents`, locals.locale));
		const { theirs } = saved.refusal;
		// Saving again is then a choice made with both texts in sight.
		form.data.version = theirs.version;
		return fail(409, { form, theirs });
	},
};

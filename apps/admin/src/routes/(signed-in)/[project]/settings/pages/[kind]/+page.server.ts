import { pageUrl } from '@kutsu/i18n/addresses';
import { languages } from '@kutsu/i18n';
import { error, fail, redirect } from '@sveltejs/kit';
import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { PUBLIC_URL } from '$app/env/private';
import { mayOpenSettings } from '#lib/navigation.ts';
import { localizedPath } from '#lib/paths.ts';
import { pageForm, pageKindOf, pageMessage } from '#lib/projects/page-form.ts';
import type { Actions, PageServerLoad } from './$types';

const adapterFor = (...asked: Parameters<typeof pageForm>) =>
	zod4(pageForm(...asked), { error: pageMessage });

export const load: PageServerLoad = async ({ locals, params, parent }) => {
	const { project } = await parent();
	if (!mayOpenSettings(project, '/pages')) error(403, 'Not allowed');
	const { pages } = await locals.api.projects.settings.query({ project: project.slug });
	const kind = pageKindOf(params.kind);
	const page = pages.find((one) => one.kind === kind);
	if (!page) error(404, 'Not found');
	const { body, revision, updatedAt } = page;
	const begun = { revision, fi: body.fi ?? '', sv: body.sv ?? '', en: body.en ?? '' };
	return {
		kind: page.kind,
		updatedAt,
		mayWrite: project.permissions.includes('texts.write'),
		publicHrefs: languages.map((locale) => ({
			locale,
			href: pageUrl(PUBLIC_URL, `/projects/${project.slug}/${page.kind}`, locale),
		})),
		form: await superValidate(begun, adapterFor(project.requiredLocales), { errors: false }),
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const kind = pageKindOf(params.kind);
		const project = locals.account?.projects.find(({ slug }) => slug === params.project);
		if (!kind || !project) error(404, 'Not found');
		const form = await superValidate(request, adapterFor(project.requiredLocales));
		if (!form.valid) return fail(400, { form, theirs: undefined });
		const { revision, ...body } = form.data;
		const saved = await locals.api.projects.editPage.mutate({ project: project.slug, kind, revision, body });
		if (saved.ok) redirect(303, localizedPath(`/${project.slug}/settings/pages`, locals.locale));
		const { theirs } = saved.refusal;
		// Saving again is then a choice made with both versions in sight.
		form.data.revision = theirs.revision;
		return fail(409, { form, theirs });
	},
};

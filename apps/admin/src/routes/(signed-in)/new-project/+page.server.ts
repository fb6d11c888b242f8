import { newId } from '@kutsu/kernel';
import { m } from '@kutsu/i18n/messages';
import { error, fail, redirect } from '@sveltejs/kit';
import { setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { localizedPath } from '#lib/paths.ts';
import { ProjectForm, projectMessage } from '#lib/projects/project-form.ts';
import type { Actions, PageServerLoad } from './$types';

const adapter = zod4(ProjectForm, { error: projectMessage });

export const load: PageServerLoad = async ({ locals, parent }) => {
	await parent();
	if (!locals.account?.canCreateProject) error(403, 'Not allowed');
	const statement = {
		fi: 'Euroopan unionin osarahoittama',
		sv: 'Medfinansieras av Europeiska unionen',
		en: 'Co-funded by the European Union',
	};
	const begun = {
		requestId: newId(),
		requiredLocales: ['fi' as const, 'sv' as const],
		fundingStatement: statement,
		title: {},
	};
	return {
		form: await superValidate(begun, adapter, { errors: false }),
		isFirst: locals.account.projects.length === 0,
	};
};

export const actions: Actions = {
	default: async ({ locals, request }) => {
		const form = await superValidate(request, adapter);
		if (!form.valid) return fail(400, { form });
		const made = await locals.api.projects.create.mutate(form.data);
		if (!made.ok) return setError(form, made.refusal.field, m.admin_projects_taken());
		redirect(303, localizedPath(`/${made.slug}`, locals.locale));
	},
};

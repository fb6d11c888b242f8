import { pageUrl } from '@kutsu/i18n/addresses';
import { m } from '@kutsu/i18n/messages';
import { error, fail } from '@sveltejs/kit';
import { setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { PUBLIC_URL } from '$app/env/private';
import { mayOpenSettings } from '#lib/navigation.ts';
import {
	ProjectSettingsForm,
	projectInput,
	projectSettingsMessage,
} from '#lib/projects/project-settings-form.ts';
import type { Actions, PageServerLoad } from './$types';

const adapter = zod4(ProjectSettingsForm, { error: projectSettingsMessage });

export const load: PageServerLoad = async ({ locals, parent }) => {
	const { project } = await parent();
	if (!mayOpenSettings(project, '/project')) error(403, 'Not allowed');
	const {
		pages: _,
		targetGroups: __,
		reachTargets: ___,
		indicators: ____,
		...settings
	} = await locals.api.projects.settings.query({ project: project.slug });
	const { title, description, organiser, codePrefix, timeZone, periodStart, periodEnd } = settings;
	const { fund, fundingStatement, contactEmail, lastPaymentOn, revision } = settings;
	const begun = {
		...{ title, description, organiser, codePrefix, timeZone, periodStart, periodEnd },
		...{ fund, fundingStatement, contactEmail, lastPaymentOn, revision },
		requiredLocales: [...settings.requiredLocales],
		registryNumbers: settings.registryNumbers.join('\n'),
	};
	return {
		settings,
		timeZones: [...new Set([settings.timeZone, ...Intl.supportedValuesOf('timeZone')])].toSorted(),
		publicHref: pageUrl(PUBLIC_URL, '/', locals.locale),
		form: await superValidate(begun, adapter, { errors: false }),
	};
};

export const actions: Actions = {
	default: async ({ locals, params, request }) => {
		const form = await superValidate(request, adapter);
		if (!form.valid) return fail(400, { form, theirs: undefined });
		const saved = await locals.api.projects.edit.mutate({
			...projectInput(form.data),
			project: params.project,
		});
		if (saved.ok) {
			form.data.revision = saved.revision;
			return { form, theirs: undefined };
		}
		if (saved.refusal.code === 'taken') return setError(form, 'codePrefix', m.admin_projects_taken());
		const { theirs } = saved.refusal;
		// Saving again is then a choice made with both versions in sight.
		form.data.revision = theirs.revision;
		return fail(409, { form, theirs });
	},
};

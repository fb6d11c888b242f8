import { pageUrl } from '@kutsu/i18n/addresses';
import { languages } from '@kutsu/i18n';
import { error } from '@sveltejs/kit';
import { PUBLIC_URL } from '$app/env/private';
import { mayOpenSettings } from '#lib/navigation.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent }) => {
	const { project } = await parent();
	if (!mayOpenSettings(project, '/pages')) error(403, 'Not allowed');
	const { pages } = await locals.api.projects.settings.query({ project: project.slug });
	return {
		pages: pages.map(({ kind, body, updatedAt }) => ({
			kind,
			updatedAt,
			written: languages.filter((locale) => body[locale]?.trim()),
			publicHref: pageUrl(PUBLIC_URL, `/projects/${project.slug}/${kind}`, locals.locale),
		})),
	};
};

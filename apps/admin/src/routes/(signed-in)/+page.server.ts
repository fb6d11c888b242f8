import { redirect } from '@sveltejs/kit';
import { firstPathOf } from '#lib/navigation.ts';
import { localizedPath } from '#lib/paths.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent }) => {
	await parent();
	const { projects = [], canCreateProject = false, email = '' } = locals.account ?? {};
	const [only] = projects;
	const goTo = (path: string) => redirect(303, localizedPath(path, locals.locale));
	if (only && projects.length === 1) goTo(firstPathOf(only));
	if (!only && canCreateProject) goTo('/new-project');
	return { projects, canCreateProject, email };
};

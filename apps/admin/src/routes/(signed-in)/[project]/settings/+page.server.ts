import { error, redirect } from '@sveltejs/kit';
import { settingsOf } from '#lib/navigation.ts';
import type { PageServerLoad } from './$types';

/** The first part that the person may open. */
export const load: PageServerLoad = async ({ locals, parent }) => {
	const { project } = await parent();
	const [first] = settingsOf(project, '', locals.locale);
	if (!first) error(403, 'Not allowed');
	redirect(303, first.href);
};

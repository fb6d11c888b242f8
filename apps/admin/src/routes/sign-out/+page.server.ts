import { redirect } from '@sveltejs/kit';
import { localizedPath } from '#lib/paths.ts';
import type { Actions, PageServerLoad } from './$types';

/** Reading an address signs nobody out. */
export const load: PageServerLoad = ({ locals }) => redirect(303, localizedPath('/', locals.locale));

export const actions: Actions = {
	default: async ({ locals }) => {
		await locals.signIn.post('/sign-out', {});
		redirect(303, localizedPath('/sign-in?notice=signed-out', locals.locale));
	},
};

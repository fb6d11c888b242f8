import type { LayoutServerLoad } from './$types';

/** The hook has looked who is signed in; where it could not ask, this says so as a page does. */
export const load: LayoutServerLoad = async ({ locals }) => {
	locals.account ??= await locals.api.account.me.query();
};

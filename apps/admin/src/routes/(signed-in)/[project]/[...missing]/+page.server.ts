import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

/** What is not there inside a project keeps the project's menu. */
export const load: PageServerLoad = async ({ parent }) => {
	await parent();
	error(404, 'Not found');
};

import { error } from '@sveltejs/kit';
import { dev } from '$app/env';
import { KUTSU_DEMO } from '$app/env/private';
import type { PageServerLoad } from './$types';

/** For those who build, and in the demo for those who look: not on a site that is in use. */
export const load: PageServerLoad = () => {
	if (!dev && !KUTSU_DEMO) error(404, 'Not found');
};

import { pageUrl } from '@kutsu/i18n/addresses';
import { error } from '@sveltejs/kit';
import { PUBLIC_URL } from '$app/env/private';
import { programOf } from './program-of.ts';
import type { LayoutServerLoad } from './$types';

export const load: LayoutServerLoad = async ({ locals, params, parent }) => {
	const { project } = await parent();
	if (!project.permissions.includes('program.read')) error(403, 'Not allowed');
	const program = await programOf(locals.api, params);
	const isShown = program.publicPath !== null && program.releases.length > 0;
	return {
		program,
		publicHref: isShown ? pageUrl(PUBLIC_URL, `/program/${program.code}`, locals.locale) : null,
	};
};

import { error, redirect } from '@sveltejs/kit';
import { readTrailFilter } from '#lib/audit/trail-address.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent, url }) => {
	const { project } = await parent();
	if (!project.permissions.includes('audit.read')) error(403, 'Not allowed');
	// The form sends its empty fields too; the address one shares has only what was chosen.
	const kept = Array.from(url.searchParams).filter(([, value]) => value !== '');
	if (kept.length < url.searchParams.size) redirect(303, `${url.pathname}?${new URLSearchParams(kept)}`);
	const filter = readTrailFilter(url.searchParams);
	const trail = await locals.api.projects.auditTrail.query({
		...filter,
		project: project.slug,
		training: filter.training || undefined,
	});
	return { trail, filter };
};

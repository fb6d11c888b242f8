import { redirect } from '@sveltejs/kit';
import { firstPathOf } from '#lib/navigation.ts';
import { localizedPath } from '#lib/paths.ts';
import { readPeriod } from '#lib/reach/period.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent, url }) => {
	const { project } = await parent();
	if (!project.permissions.includes('reach.read'))
		redirect(303, localizedPath(firstPathOf(project), locals.locale));
	const { from, to, fault } = readPeriod(url.searchParams);
	const inProject = { project: project.slug };
	const [ahead, reach, day] = await Promise.all([
		locals.api.reach.dashboard.query(inProject),
		locals.api.reach.figures.query({ ...inProject, from, to }),
		project.permissions.includes('attendance.write') ? locals.api.attendance.day.query(inProject) : null,
	]);
	return { ahead, reach, today: day?.sessions ?? [], period: { from, to, fault } };
};

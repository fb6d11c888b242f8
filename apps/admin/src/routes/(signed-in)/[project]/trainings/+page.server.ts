import { worksInAll } from '#lib/navigation.ts';
import { readPlanAddress } from '#lib/trainings/plan-filter.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent, url }) => {
	const { project } = await parent();
	const address = readPlanAddress(url.searchParams);
	const inProject = { project: project.slug };
	const { api } = locals;
	const [plan, regions, choices] = await Promise.all([
		api.trainings.plan.query({ ...inProject, filter: address.filter, page: address.page }),
		api.geography.regions.query(inProject),
		worksInAll(project)
			? Promise.all([
					api.courses.list.query(inProject),
					api.courses.series.query(inProject),
					api.trainers.list.query(inProject),
				])
			: null,
	]);
	const [courses, series, trainers] = choices ?? [[], [], []];
	return { address, plan, regions, courses, series, trainers };
};

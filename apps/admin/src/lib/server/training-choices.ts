import type { Api } from './api.ts';

/** Everything that a training can be made of, for its form. */
export async function trainingChoices(api: Api, project: string) {
	const inProject = { project };
	const [courses, series, venues, trainers, regions, municipalities, groups] = await Promise.all([
		api.courses.list.query(inProject),
		api.courses.series.query(inProject),
		api.venues.list.query(inProject),
		api.trainers.list.query(inProject),
		api.geography.regions.query(inProject),
		api.geography.municipalities.query(inProject),
		api.projects.targetGroups.query(inProject),
	]);
	return { courses, series, venues, trainers, regions, municipalities, groups };
}

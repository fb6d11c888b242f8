import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => ({
	day: await locals.api.attendance.day.query({ project: params.project }),
});

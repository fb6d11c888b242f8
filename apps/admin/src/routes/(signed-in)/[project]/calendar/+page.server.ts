import { MonthInput } from '@kutsu/core/trainings/model';
import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent, url }) => {
	const { project } = await parent();
	if (!project.permissions.includes('plan.read')) error(403, 'Not allowed');
	const month = url.searchParams.get('month') ?? undefined;
	const named = MonthInput.safeParse({ project: project.slug, month });
	return {
		month: await locals.api.trainings.month.query(named.success ? named.data : { project: project.slug }),
		isUnreadable: !named.success,
		view: url.searchParams.get('view') === 'list' ? ('list' as const) : ('grid' as const),
	};
};

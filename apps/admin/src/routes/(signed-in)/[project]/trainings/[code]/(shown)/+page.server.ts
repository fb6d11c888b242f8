import { PublishTrainingInput, TimeChangeNoticeInput } from '@kutsu/core/trainings/model';
import { error, fail, redirect } from '@sveltejs/kit';
import type { RequestEvent } from '@sveltejs/kit';
import { worksInAll } from '#lib/navigation.ts';
import { localizedPath } from '#lib/paths.ts';
import { statusOf } from '#lib/server/api.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent }) => {
	const { project } = await parent();
	const inProject = { project: project.slug };
	const [groups, regions] = await Promise.all([
		locals.api.projects.targetGroups.query(inProject),
		locals.api.geography.regions.query(inProject),
	]);
	return { groups, regions, isWholeProject: worksInAll(project) };
};

export const actions: Actions = {
	publish: async (event) => {
		const { input, reason } = await readDeed(event);
		const published = await orAsPage(event.locals.api.trainings.publish.mutate(input));
		if (!published.ok) return fail(409, { deed: 'publish' as const, refusal: published.refusal, reason });
		redirect(303, backTo(event));
	},
	reinstate: async (event) => {
		const { input } = await readDeed(event);
		const back = await orAsPage(event.locals.api.trainings.reinstate.mutate(input));
		if (!back.ok) return fail(409, { deed: 'reinstate' as const, refusal: back.refusal, reason: '' });
		redirect(303, backTo(event));
	},
	notice: async (event) => {
		const form = await event.request.formData();
		const read = TimeChangeNoticeInput.safeParse({
			project: event.params['project'],
			trainingId: form.get('trainingId'),
			when: form.get('when'),
		});
		if (!read.success) error(400, 'Not possible');
		const timed = await orAsPage(event.locals.api.trainings.timeNotice.mutate(read.data));
		if (!timed.ok) return fail(409, { deed: 'notice' as const, refusal: timed.refusal, reason: '' });
		redirect(303, backTo(event));
	},
	unpublish: async (event) => {
		const { input } = await readDeed(event);
		const taken = await orAsPage(event.locals.api.trainings.unpublish.mutate(input));
		if (!taken.ok) return fail(409, { deed: 'unpublish' as const, refusal: taken.refusal, reason: '' });
		redirect(303, backTo(event));
	},
};

async function readDeed({ params, request }: RequestEvent) {
	const form = await request.formData();
	const read = PublishTrainingInput.safeParse({
		project: params['project'],
		trainingId: form.get('trainingId'),
		revision: Number(form.get('revision')),
		missingLocaleReason: form.get('reason') ?? undefined,
	});
	if (!read.success) error(400, 'Not possible');
	return { input: read.data, reason: read.data.missingLocaleReason ?? '' };
}

async function orAsPage<Answer>(asked: Promise<Answer>): Promise<Answer> {
	try {
		return await asked;
	} catch (fault) {
		const status = statusOf(fault);
		if (status === undefined) throw fault;
		error(status, 'Not possible');
	}
}

function backTo({ params, locals }: RequestEvent): string {
	return localizedPath(`/${params['project']}/trainings/${params['code']}`, locals.locale);
}

import { newId } from '@kutsu/kernel';
import { error, fail, redirect } from '@sveltejs/kit';
import { z } from 'zod/mini';
import { localizedPath } from '#lib/paths.ts';
import { statusOf } from '#lib/server/api.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
	const { project } = await parent();
	if (!Id.safeParse(params.training).success) error(404, 'Not found');
	const session = Id.safeParse(url.searchParams.get('session') ?? undefined);
	const list = await locals.api.attendance.list.query({
		project: project.slug,
		trainingId: params.training,
		...(session.success && { sessionId: session.data }),
	});
	return {
		list,
		search: url.searchParams.get('q')?.trim() ?? '',
		mayMark: project.permissions.includes('attendance.write'),
		mayOpenTraining: project.permissions.includes('totals.read'),
		/** For the buttons that work without scripts: one a person, so that a form sent twice marks once. */
		requestIds: list.people.map(() => newId()),
	};
};

const Id = z.uuid();
const MarkForm = z.object({
	session: z.uuid(),
	registration: z.uuid(),
	request: z.uuid(),
	mark: z.enum(['present', 'absent']),
});

export const actions: Actions = {
	/** One mark, without scripts. */
	mark: async ({ locals, params, request, url }) => {
		const read = MarkForm.safeParse(Object.fromEntries(await request.formData()));
		if (!read.success) return fail(400, { fault: 'unusable' as const });
		const { session, registration, request: requestId, mark } = read.data;
		try {
			const { outcomes } = await locals.api.attendance.record.mutate({
				project: params.project,
				trainingId: params.training,
				sessionId: session,
				method: 'list',
				marks: [{ requestId, registrationId: registration, mark }],
			});
			const [outcome] = outcomes;
			if (outcome && !outcome.ok) return fail(409, { registration, refusal: outcome.refusal });
		} catch (fault) {
			const status = statusOf(fault);
			if (status === undefined) throw fault;
			error(status, 'Not possible');
		}
		const back = new URLSearchParams({ session });
		const search = url.searchParams.get('q');
		if (search) back.set('q', search);
		redirect(
			303,
			localizedPath(
				`/${params.project}/attendance/${params.training}?${back}#person-${registration}`,
				locals.locale,
			),
		);
	},
};

import { BulkPageInput } from '@kutsu/core/desk/model';
import { error, redirect } from '@sveltejs/kit';
import { localizedPath } from '#lib/paths.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, parent, url }) => {
	const { project } = await parent();
	if (!project.permissions.includes('participants.write')) error(403, 'Not allowed');
	const after = Number(url.searchParams.get('after') ?? 0);
	const isRefusedOnly = url.searchParams.has('refused');
	const input = BulkPageInput.safeParse({ runId: params.runId, after, isRefusedOnly });
	if (!input.success) error(404, 'Not found');
	return {
		run: await locals.api.desk.bulk.query({ ...input.data, project: project.slug }),
		...{ after, isRefusedOnly },
	};
};

export const actions: Actions = {
	start: async ({ locals, params }) => {
		const { project, runId } = params;
		await locals.api.desk.startBulk.mutate({ project, runId });
		redirect(303, localizedPath(`/${project}/registrations/runs/${runId}`, locals.locale));
	},
};

import { error } from '@sveltejs/kit';
import { statusOf } from '#lib/server/api.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params }) => {
	try {
		const { id } = await locals.api.trainings.get.query({ project: params.project, code: params.code });
		const file = await locals.api.forms.needsFile.mutate({
			...{ project: params.project, trainingId: id, locale: locals.locale },
		});
		return new Response(file.text, {
			headers: {
				'content-type': 'text/csv; charset=utf-8',
				'content-disposition': `attachment; filename="${file.fileName}"`,
			},
		});
	} catch (fault) {
		const status = statusOf(fault);
		if (status === undefined) throw fault;
		error(status, 'Not possible');
	}
};

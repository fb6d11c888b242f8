import { error } from '@sveltejs/kit';
import { statusOf } from '#lib/server/api.ts';
import { readPeriod } from '#lib/reach/period.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params, url }) => {
	const { from, to } = readPeriod(url.searchParams);
	const file = await locals.api.reach.file
		.query({ project: params.project, from, to, locale: locals.locale })
		.catch((fault: unknown) => {
			const status = statusOf(fault);
			if (status === undefined) throw fault;
			error(status, 'Not possible');
		});
	return new Response(file.text, {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename="${file.fileName}"`,
		},
	});
};

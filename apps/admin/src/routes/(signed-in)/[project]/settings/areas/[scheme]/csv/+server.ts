import { error } from '@sveltejs/kit';
import { statusOf } from '#lib/server/api.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params }) => {
	const file = await locals.api.geography.membershipFile
		.query({ ...params, locale: locals.locale })
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

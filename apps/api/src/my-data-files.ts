import { myData, myDataDocument } from '@kutsu/core/registrations';
import { Locale, NotFound } from '@kutsu/kernel';
import { Hono } from 'hono';
import type { AppEnv } from './app-env.ts';

/** What a project knows of a person, for the holder of their link: `/documents/{locale}/r/{token}.json`, `.pdf`. */
export const myDataFiles = new Hono<AppEnv>();

const personal = {
	'cache-control': 'private, no-store',
	'x-robots-tag': 'noindex, nofollow',
};

myDataFiles.onError((error, c) => {
	if (error instanceof NotFound) return c.json({ code: 'NOT_FOUND', message: 'Not found' }, 404, personal);
	throw error;
});

myDataFiles.get('/:locale/r/:file{[A-Za-z0-9_.-]+\\.(?:json|pdf)}', async (c) => {
	const locale = Locale.safeParse(c.req.param('locale'));
	if (!locale.success) throw new NotFound('registration');
	const file = c.req.param('file');
	const ending = file.slice(file.lastIndexOf('.') + 1);
	const input = { token: file.slice(0, -ending.length - 1), locale: locale.data };
	const headers = { ...personal, 'content-disposition': `attachment; filename="my-data.${ending}"` };
	const ctx = c.get('contextAs')();
	if (ending === 'json') {
		const json = JSON.stringify(await myData(ctx, input), null, '\t');
		return c.body(json, 200, { ...headers, 'content-type': 'application/json; charset=utf-8' });
	}
	const pdf = new Uint8Array(await myDataDocument(ctx, input));
	return c.body(pdf, 200, {
		...headers,
		'content-type': 'application/pdf',
		'content-language': input.locale,
	});
});

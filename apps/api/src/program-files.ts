import { draftDocument, programCalendar, programDocument } from '@kutsu/core/program';
import { Forbidden, Locale, NotFound } from '@kutsu/kernel';
import { Hono } from 'hono';
import type { Context as HonoContext } from 'hono';
import { cors } from 'hono/cors';
import type { AppEnv } from './app-env.ts';
import { answerWith, fileKeeper } from './made-files.ts';

const openToAll = cors({
	origin: '*',
	allowMethods: ['GET', 'HEAD'],
	allowHeaders: ['if-none-match'],
	exposeHeaders: ['etag', 'x-kutsu-release'],
	maxAge: 86_400,
});

/** What is missing, hidden or not allowed answers alike: a file has no page to explain itself on. */
function missingAlike(error: Error, c: HonoContext): Response {
	if (error instanceof NotFound || error instanceof Forbidden)
		return c.json({ code: 'NOT_FOUND', message: 'Not found' }, 404);
	throw error;
}

/** The program as PDF/UA, at `/documents/{locale}/program/{code}.pdf`; its draft, for staff, beside it. */
export const programDocuments = new Hono<AppEnv>();
programDocuments.onError(missingAlike);
const pdfOf = fileKeeper();

programDocuments.use('/:locale/program/*', openToAll);
programDocuments.get('/:locale/program/:file{.+\\.pdf}', async (c) => {
	const { locale, code } = asked(c, '.pdf');
	const file = await programDocument(c.get('contextAs')(), { training: code, locale });
	return answerWith(c, file, pdfOf, pdfHeaders(`${code}-v${file.release}-${locale}.pdf`, locale));
});

programDocuments.get('/:locale/projects/:project/program/:file{.+\\.pdf}', async (c) => {
	const { locale, code } = asked(c, '.pdf');
	const bytes = await draftDocument(await c.get('contextOfStaff')(), {
		project: c.req.param('project'),
		code,
		locale,
	});
	c.header('cache-control', 'private, no-store');
	return c.body(new Uint8Array(bytes), 200, pdfHeaders(`${code}-draft-${locale}.pdf`, locale));
});

/** The program to subscribe to, whole or a part of it: `/feeds/{locale}/program/{code}.ics?track=…`, `?room=…`. */
export const programFeeds = new Hono<AppEnv>();
programFeeds.onError(missingAlike);
const calendarOf = fileKeeper();

programFeeds.use('/:locale/program/*', openToAll);
programFeeds.get('/:locale/program/:file{.+\\.ics}', async (c) => {
	const { locale, code } = asked(c, '.ics');
	const part = { track: c.req.query('track') || undefined, room: c.req.query('room') || undefined };
	const file = await programCalendar(c.get('contextAs')(), { training: code, locale, ...part });
	c.header('x-robots-tag', 'noindex');
	return answerWith(c, file, calendarOf, {
		'content-type': 'text/calendar; charset=utf-8',
		'content-disposition': named(`${code}.ics`),
		'content-language': locale,
	});
});

function asked(c: HonoContext<AppEnv>, ending: string): { locale: Locale; code: string } {
	const locale = Locale.safeParse(c.req.param('locale'));
	if (!locale.success) throw new NotFound('program');
	return { locale: locale.data, code: (c.req.param('file') ?? '').slice(0, -ending.length) };
}

function pdfHeaders(filename: string, locale: Locale): Record<string, string> {
	return {
		'content-type': 'application/pdf',
		'content-disposition': named(filename),
		'content-language': locale,
	};
}

/** Codes are letters, digits and hyphens; what else an address holds is left out of the name. */
function named(filename: string): string {
	return `inline; filename="${filename.replaceAll(/[^\w.-]/g, '')}"`;
}

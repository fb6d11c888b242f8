import { exportRegistrations } from '@kutsu/core/desk';
import { exportFormats, ExportInput } from '@kutsu/core/desk/model';
import { Forbidden, NotFound } from '@kutsu/kernel';
import { Readable } from 'node:stream';
import { Hono } from 'hono';
import type { AppEnv } from './app-env.ts';

/**
 * The registrations of a project as a file: `/documents/registrations/{project}/{fi|sv|en}.{csv|xlsx}`, narrowed by the
 * same query as the list. Each file is recorded.
 */
export const registrationFiles = new Hono<AppEnv>();

registrationFiles.onError((error, c) => {
	if (error instanceof NotFound || error instanceof Forbidden)
		return c.json({ code: 'NOT_FOUND', message: 'Not found' }, 404);
	throw error;
});

registrationFiles.get('/registrations/:project/:file{(fi|sv|en)\\.(csv|xlsx)}', async (c) => {
	const ctx = await c.get('contextOfStaff')();
	const asked = c.req.param('project');
	const project = ctx.account?.projects.find(({ id, slug }) => id === asked || slug === asked);
	if (!project || project.lacksSecondFactor) throw new NotFound('project');
	const [locale, ending] = c.req.param('file').split('.');
	const { columns, q, ...filter } = c.req.query();
	const input = ExportInput.safeParse({
		...{
			filter,
			locale,
			columns: (columns ?? '').split(','),
			format: exportFormats.find((one) => one === ending),
		},
		...(q && { search: q }),
	});
	if (!input.success) throw new NotFound('file');
	const { name, type, stream } = await exportRegistrations(ctx, { ...input.data, projectId: project.id });
	return c.body(Readable.toWeb(stream) as ReadableStream, 200, {
		'content-type': type,
		'content-disposition': `attachment; filename="${name}"`,
		'cache-control': 'private, no-store',
		'x-robots-tag': 'noindex',
	});
});

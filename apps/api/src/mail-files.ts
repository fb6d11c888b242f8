import { downloadMessage } from '@kutsu/core/mail';
import { Forbidden, NotFound } from '@kutsu/kernel';
import { Hono } from 'hono';
import type { AppEnv } from './app-env.ts';

/**
 * A message of a project's outbox as a mail program opens it, for its owners: `/documents/mail/{project}/{id}.eml`. Its
 * live links are masked, and each download is recorded.
 */
export const mailFiles = new Hono<AppEnv>();

mailFiles.onError((error, c) => {
	if (error instanceof NotFound || error instanceof Forbidden)
		return c.json({ code: 'NOT_FOUND', message: 'Not found' }, 404);
	throw error;
});

mailFiles.get('/mail/:project/:file{[0-9a-f-]{36}\\.eml}', async (c) => {
	const ctx = await c.get('contextOfStaff')();
	const asked = c.req.param('project');
	const project = ctx.account?.projects.find(({ id, slug }) => id === asked || slug === asked);
	if (!project || project.lacksSecondFactor) throw new NotFound('project');
	const messageId = c.req.param('file').slice(0, -'.eml'.length);
	const result = await downloadMessage(ctx, { projectId: project.id, messageId });
	if (!result.ok) return c.json({ code: 'NOT_READABLE', reason: result.refusal.code }, 409);
	return c.body(new Uint8Array(result.eml), 200, {
		'content-type': 'message/rfc822',
		'content-disposition': `attachment; filename="${messageId}.eml"`,
		'cache-control': 'private, no-store',
		'x-robots-tag': 'noindex',
	});
});

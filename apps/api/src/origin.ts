import { createMiddleware } from 'hono/factory';

const reading = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * What changes something with a cookie must come from the admin's own pages: a browser says where a request
 * comes from, and a foreign page cannot make it say otherwise. One that does not say is refused too.
 */
export function onlyFrom(origin: string) {
	return createMiddleware(async (c, next) => {
		if (reading.has(c.req.method) || c.req.header('origin') === origin) return next();
		return c.json({ code: 'FOREIGN_ORIGIN', message: 'Not allowed' }, 403);
	});
}

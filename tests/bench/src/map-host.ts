import { serve } from '@hono/node-server';
import { Hono } from 'hono';

// The limit for anything over HTTP: what was recorded, by address, from a Map under hono.
type Recorded = {
	readonly status: number;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string;
};

const recorded = new Map<string, Recorded>(
	Object.entries(JSON.parse(process.env['RECORDED'] ?? '{}') as Record<string, Recorded>),
);
// Encoded once: the limit must not pay for what a good host would not.
const bodies = new Map([...recorded].map(([path, { body }]) => [path, new TextEncoder().encode(body)]));
const app = new Hono();
app.all('*', (c) => {
	const url = c.req.raw.url;
	const path = url.slice(url.indexOf('/', 8));
	const key = c.req.raw.headers.has('if-none-match') ? `304 ${path}` : path;
	const found = recorded.get(key);
	if (!found) return c.text('not recorded', 404);
	return new Response(found.status === 304 ? null : bodies.get(key), {
		status: found.status,
		headers: found.headers,
	});
});
serve({ fetch: app.fetch, port: Number(process.env['PORT']), hostname: '127.0.0.1' });

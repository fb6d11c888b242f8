import { serve } from '@hono/node-server';
import { Hono } from 'hono';
import { recordedAnswers } from './recorded.ts';

// The limit for anything over HTTP: what was recorded, from a Map under hono.
const answers = recordedAnswers(process.env['RECORDED'] ?? '');
const app = new Hono();
app.all('*', (c): Response | Promise<Response> => {
	const { method, url, headers } = c.req.raw;
	const address = url.slice(url.indexOf('/', 8));
	const isConditional = headers.has('if-none-match');
	if (method === 'GET') return answers(method, address, '', isConditional);
	return c.req.raw.text().then((asked) => answers(method, address, asked, isConditional));
});
serve({ fetch: app.fetch, port: Number(process.env['PORT']), hostname: '127.0.0.1' });

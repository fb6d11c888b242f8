import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Answers `GET /health`: 200 while requests are moved on, 503 when they are not. */
export async function serveHealth(
	where: { host: string; port: number },
	isHealthy: () => boolean,
): Promise<{ port: number; close(): Promise<void> }> {
	const server = createServer((request, response) => {
		const isAsked = request.url === '/health' && (request.method === 'GET' || request.method === 'HEAD');
		const status = isAsked ? (isHealthy() ? 200 : 503) : 404;
		response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' });
		response.end(
			request.method === 'HEAD'
				? undefined
				: status === 200
					? 'ok\n'
					: status === 503
						? 'not moving\n'
						: 'not found\n',
		);
	});
	await new Promise<void>((done, failed) => {
		server.once('error', failed);
		server.listen(where.port, where.host, done);
	});
	return {
		port: (server.address() as AddressInfo).port,
		close: () =>
			new Promise((done) => {
				server.close(() => done());
				server.closeAllConnections();
			}),
	};
}

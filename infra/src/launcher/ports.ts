import { createServer } from 'node:net';
import { CannotStart } from '../cannot-start.ts';
import type { Config } from './config.ts';

const settingOf = { public: 'PUBLIC_PORT', admin: 'ADMIN_PORT', api: 'API_PORT' } as const;

/** @throws CannotStart that names every taken port and the setting that moves it. */
export async function checkPorts(ports: Config['ports'], host: string): Promise<void> {
	const faults = await Promise.all(
		Object.entries(settingOf).map(async ([name, setting]) => {
			const port = ports[name as keyof Config['ports']];
			const code = await findFault(port, host);
			if (code === undefined) return [];
			if (code === 'EACCES')
				return [`Port ${port} is kept for the system's administrator: set ${setting} to one above 1023.`];
			if (code === 'EADDRNOTAVAIL')
				return [`This machine has no address ${host}: set HOST to 127.0.0.1 or 0.0.0.0.`];
			return [
				`Port ${port} is taken by another program (or another Kutsu): stop that one, or choose a free port, for example "${setting}=${port + 10} npm start".`,
			];
		}),
	);
	const sentences = [...new Set(faults.flat())];
	if (sentences.length > 0) throw new CannotStart(sentences.join('\n'));
}

/** The error code of trying to listen as the hosts will; macOS lets one bind beside a wildcard, so that is tried as well. */
async function findFault(port: number, host: string): Promise<string | undefined> {
	return (
		(await tryToListen(port, host)) ??
		((await tryToListen(port, undefined)) === 'EADDRINUSE' ? 'EADDRINUSE' : undefined)
	);
}

function tryToListen(port: number, host: string | undefined): Promise<string | undefined> {
	return new Promise((done) => {
		const probe = createServer();
		probe.once('error', (error: NodeJS.ErrnoException) => done(error.code ?? 'EADDRINUSE'));
		probe.listen({ port, host, exclusive: true }, () => probe.close(() => done(undefined)));
	});
}

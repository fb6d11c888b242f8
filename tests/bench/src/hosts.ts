import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** A host of the product, or of the bench, in a process of its own; resolves when it listens. `preload` is run before it. */
export async function startHost(
	file: string,
	environment: Readonly<Record<string, string>>,
	path: string,
	preload?: string,
): Promise<{ port: number; pid: number; stop(): Promise<void> }> {
	const port = await freePort();
	const portNames = Object.fromEntries(
		['API_PORT', 'PUBLIC_PORT', 'PORT'].map((name) => [name, String(port)]),
	);
	const child = spawn(
		process.execPath,
		[...(preload ? ['--import', `${root}${preload}`] : []), `${root}${file}`],
		{
			cwd: root,
			env: {
				PATH: process.env['PATH'],
				NODE_ENV: 'production',
				LOG_LEVEL: 'error',
				HOST: '127.0.0.1',
				...portNames,
				...environment,
			},
			stdio: ['ignore', 'ignore', 'inherit'],
		},
	);
	running.add(child);
	child.once('exit', () => running.delete(child));
	await untilItAnswers(child, `http://127.0.0.1:${port}${path}`);
	return { port, pid: child.pid ?? 0, stop: () => stopped(child) };
}

const running = new Set<ChildProcess>();

/** Stops what was not stopped yet, so that a measure that failed leaves no host behind. */
export async function stopHosts(): Promise<void> {
	await Promise.all([...running].map(stopped));
}

function stopped(child: ChildProcess): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
	return new Promise((done) => void (child.once('exit', () => done()), child.kill('SIGTERM')));
}

async function untilItAnswers(child: ChildProcess, url: string): Promise<void> {
	for (let attempt = 0; attempt < 1200; attempt++) {
		if (child.exitCode !== null) throw new Error(`A host ended with ${child.exitCode}`);
		const answer = await fetch(url).catch(() => undefined);
		if (answer && answer.status < 500) return;
		await new Promise((done) => setTimeout(done, 50));
	}
	throw new Error(`${url} does not answer`);
}

function freePort(): Promise<number> {
	return new Promise((done) => {
		const server = createServer().listen(0, '127.0.0.1', () => {
			const address = server.address();
			server.close(() => done(typeof address === 'object' && address ? address.port : 0));
		});
	});
}

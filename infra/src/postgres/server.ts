import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { execFile } from 'node:child_process';
import { asCannotStart, CannotStart } from '../cannot-start.ts';
import type { Binaries } from './binaries.ts';
import { cannotRun, type Cluster, fullDisk, lastLine, serverEnv } from './cluster.ts';

/** A value for each of Postgres' own settings that shall differ from its default. */
export type Settings = Readonly<Record<string, string | number>>;

export type Server = {
	readonly port: number;
	/** Resolves when the process is gone, however that came about. */
	readonly exited: Promise<void>;
	stop(): Promise<void>;
};

export type ServerOptions = {
	readonly port: number | undefined;
	readonly settings: Settings;
	readonly log: (line: string) => void;
};

const startPatienceMs = 5_000;
/** Then the sessions are dropped at once; what they had not committed was promised to nobody. */
const stopPatienceMs = 1_200;

/** Starts the server and waits until it takes connections; tries again while an earlier one lets go of its memory. */
export async function startServer(
	cluster: Cluster,
	binaries: Binaries,
	options: ServerOptions,
): Promise<Server> {
	const deadline = Date.now() + startPatienceMs;
	for (;;) {
		const port = options.port ?? (await findFreePort());
		const attempt = await tryToStart(cluster, binaries, { ...options, port });
		if (attempt.ok) return attempt.server;
		const { output } = attempt;
		const mayPass =
			/lock file .* already exists|pre-existing shared memory|could not bind|Address already in use/.test(
				output,
			);
		if (mayPass && Date.now() < deadline) {
			await pause(100);
			continue;
		}
		if (/No space left on device|Disk quota exceeded/.test(output))
			throw asCannotStart(fullDisk(), cluster.folder);
		throw new CannotStart(
			`Postgres did not start on the data in ${cluster.folder}. It said: ${lastLine(output)}`,
		);
	}
}

type Attempt = { ok: true; server: Server } | { ok: false; output: string };

function tryToStart(
	cluster: Cluster,
	binaries: Binaries,
	options: ServerOptions & { port: number },
): Promise<Attempt> {
	const settings = {
		listen_addresses: '127.0.0.1',
		unix_socket_directories: '',
		port: options.port,
		timezone: 'UTC',
		log_timezone: 'UTC',
		...options.settings,
	};
	const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
	const child = spawnServer(cluster, [binaries.postgres, '-D', cluster.pgData, ...flags]);
	const tail: string[] = [];
	return new Promise((done, failed) => {
		const exited = new Promise<void>((gone) => child.once('close', () => gone()));
		child.once('error', (error) => failed(cannotRun(binaries.postgres, error)));
		if (!child.stderr) throw new Error('the server has no log');
		createInterface(child.stderr).on('line', (line) => {
			tail.push(line);
			if (tail.length > 50) tail.shift();
			options.log(line);
			if (line.includes('database system is ready to accept connections')) {
				done({
					ok: true,
					server: { port: options.port, exited, stop: () => stopServer(child, exited, cluster, binaries) },
				});
			}
		});
		void exited.then(() => done({ ok: false, output: tail.join('\n') }));
	});
}

function spawnServer(cluster: Cluster, command: readonly string[]): ChildProcess {
	// The kernel stops the server with us, even when we are killed; elsewhere the next start finds and stops it.
	const dying = ['/usr/bin/setpriv', '/bin/setpriv'].find(
		(path) => process.platform === 'linux' && existsSync(path),
	);
	const [program = '', ...args] = dying ? [dying, '--pdeathsig', 'INT', '--', ...command] : command;
	return spawn(program, args, {
		...cluster.identity,
		cwd: cluster.folder,
		env: serverEnv(),
		// Its own session: Ctrl-C in the terminal must not stop the server before those that use it.
		detached: true,
		windowsHide: true,
		stdio: ['ignore', 'ignore', 'pipe'],
	});
}

async function stopServer(
	child: ChildProcess,
	exited: Promise<void>,
	cluster: Cluster,
	binaries: Binaries,
): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null) return;
	if (process.platform === 'win32') {
		await promisify(execFile)(binaries.pgCtl, ['stop', '-m', 'fast', '-D', cluster.pgData]);
		return exited;
	}
	child.kill('SIGINT');
	const harder = setTimeout(() => child.kill('SIGQUIT'), stopPatienceMs);
	await exited;
	clearTimeout(harder);
}

/** A port of the loopback interface that nobody listens on at this moment. */
export function findFreePort(): Promise<number> {
	return new Promise((done, failed) => {
		const probe = createServer();
		probe.once('error', failed);
		probe.listen(0, '127.0.0.1', () => {
			const { port } = probe.address() as AddressInfo;
			probe.close(() => done(port));
		});
	});
}

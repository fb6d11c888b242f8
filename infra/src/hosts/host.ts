import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** One long-running process of ours. */
export type HostSpec = {
	readonly name: string;
	/** Arguments to node: the program to run. */
	readonly args: readonly string[];
	/** All that it gets: nothing is inherited. */
	readonly env: Readonly<Record<string, string>>;
	readonly cwd: string;
	/** Asked until it answers; undefined for a host that serves nothing. */
	readonly health: { readonly url: string; readonly accepts: (status: number) => boolean } | undefined;
};

export type RunningHost = {
	/** Why it ended, in words. Resolves when the process is gone. */
	readonly ended: Promise<string>;
	/** Asks it to end, and ends it by force when it does not in time. */
	stop(patienceMs: number): Promise<void>;
};

const preload = new URL('end-with-launcher.ts', import.meta.url).href;

export function startHost(spec: HostSpec, log: (line: string) => void): RunningHost {
	const child = spawn(process.execPath, ['--import', preload, ...spec.args], {
		cwd: spec.cwd,
		env: { ...spec.env },
		stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
		// Its own session: Ctrl-C reaches the launcher alone, which ends the hosts in order.
		detached: process.platform !== 'win32',
		windowsHide: true,
	});
	for (const stream of [child.stdout, child.stderr]) if (stream) createInterface(stream).on('line', log);
	const ended = new Promise<string>((done) => {
		child.once('error', (error) => done(`it could not be run (${error.message})`));
		child.once('exit', (code, signal) =>
			done(signal ? `it was ended by ${signal}` : `it ended with code ${code}`),
		);
	});
	return { ended, stop: (patienceMs) => stopHost(child, ended, patienceMs) };
}

async function stopHost(child: ChildProcess, ended: Promise<string>, patienceMs: number): Promise<void> {
	if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
	// Windows has no SIGTERM; there the closed channel asks (see end-with-launcher.ts).
	if (process.platform === 'win32') child.disconnect();
	else child.kill('SIGTERM');
	const force = setTimeout(() => child.kill('SIGKILL'), patienceMs);
	await ended;
	clearTimeout(force);
}

/** Resolves when the host answers; `false` when `signal` was aborted first. */
export async function untilHealthy(spec: HostSpec, signal: AbortSignal): Promise<boolean> {
	const { health } = spec;
	while (health && !signal.aborted) {
		const status = await statusOf(health.url, signal);
		if (status !== undefined && health.accepts(status)) return true;
		await new Promise((again) => setTimeout(again, 100));
	}
	return !signal.aborted;
}

async function statusOf(url: string, signal: AbortSignal): Promise<number | undefined> {
	try {
		const answer = await fetch(url, {
			redirect: 'manual',
			signal: AbortSignal.any([signal, AbortSignal.timeout(5_000)]),
		});
		await answer.body?.cancel();
		return answer.status;
	} catch {
		// Nobody listens yet; asked again.
		return undefined;
	}
}

import { type ChildProcess, spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { asCannotStart, CannotStart } from '../cannot-start.ts';
import { projectRoot } from '../project-root.ts';
import { digestOfInputs, digestOfOutput, stampOutput } from './build-inputs.ts';

const outputs = ['apps/public/build', 'apps/admin/build', 'packages/i18n/src/paraglide'].map((path) =>
	join(projectRoot, path),
);

/** Whether the two sites and the message catalogue are built from what the sources now say. */
export async function needsBuild(): Promise<boolean> {
	const digest = await digestOfInputs(projectRoot);
	const built = await Promise.all(outputs.map(digestOfOutput));
	return built.some((of) => of !== digest);
}

/**
 * Compiles the message catalogue and builds the two sites; turbo restores from its cache what it has built before.
 * @throws CannotStart with the end of the build's own output.
 */
export async function buildAll(
	say: (detail: string) => void,
	started: (child: ChildProcess) => void = () => undefined,
): Promise<void> {
	const digest = await digestOfInputs(projectRoot);
	const filters = ['@kutsu/i18n', '@kutsu/app-public', '@kutsu/app-admin'].flatMap((name) => [
		'--filter',
		name,
	]);
	const { code, output } = await runTurbo(['run', 'compile', 'build', ...filters], say, started);
	if (code !== 0) {
		if (output.includes('ENOSPC'))
			throw asCannotStart(Object.assign(new Error('disk full'), { code: 'ENOSPC' }), projectRoot);
		throw new CannotStart(
			`The sites could not be built. The build said:\n\n${output.split('\n').slice(-40).join('\n').trim()}`,
		);
	}
	for (const path of outputs) if (existsSync(path)) await stampOutput(path, digest);
}

/** Runs turbo with its output kept for when it fails. */
export function runTurbo(
	args: readonly string[],
	say: (line: string) => void,
	started: (child: ChildProcess) => void,
): Promise<{ code: number | null; output: string }> {
	const turbo = join(
		dirname(createRequire(join(projectRoot, 'package.json')).resolve('turbo/package.json')),
		'bin',
		'turbo',
	);
	const child = spawn(
		process.execPath,
		[turbo, ...args, '--ui', 'stream', '--output-logs', 'errors-only', '--log-order', 'grouped'],
		{
			cwd: projectRoot,
			env: {
				...process.env,
				TURBO_TELEMETRY_DISABLED: '1',
				TURBO_NO_UPDATE_NOTIFIER: '1',
				NODE_ENV: 'production',
			},
			stdio: ['ignore', 'pipe', 'pipe'],
			windowsHide: true,
		},
	);
	started(child);
	let output = '';
	for (const stream of [child.stdout, child.stderr]) {
		createInterface(stream).on('line', (line) => {
			output += `${line}\n`;
			const task = /^(?:@kutsu\/)?([\w-]+:[\w:]+): /.exec(line);
			if (task?.[1]) say(task[1]);
		});
	}
	return new Promise((done, failed) => {
		child.once('error', failed);
		child.once('close', (code) => done({ code, output }));
	});
}

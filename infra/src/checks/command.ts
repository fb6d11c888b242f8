import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../project-root.ts';

export type Command = {
	readonly program: string;
	readonly args: readonly string[];
	readonly cwd?: string;
	readonly env?: Readonly<Record<string, string>>;
};

export type Outcome = { readonly code: number; readonly output: string; readonly tookMs: number };

/** A program of an installed package, run by this very Node: a `.bin` script would differ by operating system. */
export function tool(name: string, args: readonly string[], packageName: string = name): Command {
	const folder = join(projectRoot, 'node_modules', packageName);
	const manifest: { bin?: string | Record<string, string> } = JSON.parse(
		readFileSync(join(folder, 'package.json'), 'utf8'),
	);
	const bin = typeof manifest.bin === 'string' ? manifest.bin : manifest.bin?.[name];
	if (bin === undefined) throw new Error(`the package ${packageName} has no program ${name}`);
	return { program: process.execPath, args: [join(folder, bin), ...args] };
}

/** Runs to the end; its output is kept, or shown as it comes when `isShown`. */
export function run(command: Command, options: { isShown?: boolean } = {}): Promise<Outcome> {
	const startedAt = Date.now();
	return new Promise((done, failed) => {
		const child = spawn(command.program, command.args, {
			cwd: command.cwd ?? projectRoot,
			env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', ...command.env },
			stdio: options.isShown ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
		});
		let output = '';
		for (const stream of [child.stdout, child.stderr]) {
			stream?.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
		}
		child.once('error', failed);
		child.once('close', (code) => done({ code: code ?? 1, output, tookMs: Date.now() - startedAt }));
	});
}

/** The file that this part of the project may not have yet. */
export function has(path: string): boolean {
	return existsSync(join(projectRoot, path));
}

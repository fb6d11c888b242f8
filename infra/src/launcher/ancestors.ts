import { readFileSync } from 'node:fs';
import { isAlive } from '../postgres/orphan.ts';

/**
 * Calls `gone` once a program that started us is gone: npm, npx and pnpm stand between the terminal and the launcher,
 * and when one of them is killed outright no signal comes down to us, while the ports stay taken.
 */
export function watchAncestors(gone: () => void): () => void {
	const watched = runnersAbove();
	const timer = setInterval(() => {
		if (watched.every(isAlive)) return;
		clearInterval(timer);
		gone();
	}, 500);
	timer.unref();
	return () => clearInterval(timer);
}

function runnersAbove(): number[] {
	const above: Program[] = [];
	for (let pid = process.ppid; pid > 1; pid = parentOf(pid)) above.push({ pid, command: commandOf(pid) });
	return findRunners(above);
}

export type Program = {
	readonly pid: number;
	/** As in /proc: the arguments with a zero byte between them, or what the program calls itself. */
	readonly command: string;
};

/**
 * The package managers at the near end of `above` and the shells between them, nearest first. A shell that no package
 * manager started is the caller's own, and may end while we run on, as after "npm start &", whatever words it holds.
 */
export function findRunners(above: readonly Program[]): number[] {
	const found: number[] = [];
	let shells: number[] = [];
	for (const { pid, command } of above) {
		if (isPackageManager(command)) {
			found.push(...shells, pid);
			shells = [];
		} else if (/^\S*sh\0-c\0/.test(command)) {
			shells.push(pid);
		} else break;
	}
	return found;
}

/** npm calls itself "npm start", whatever paths follow; pnpm is Node with a file of that name. */
function isPackageManager(command: string): boolean {
	if (/^(npm|npx|pnpm) /.test(command)) return true;
	const [program = '', file = ''] = command.split('\0').map((part) => part.replace(/^.*\//, ''));
	return packageManager.test(program) || (/^node/.test(program) && packageManager.test(file));
}

const packageManager = /^(npm|npx|pnpm)(-cli)?(\.[cm]?js)?$/;

function parentOf(pid: number): number {
	// The name in parentheses may hold anything, so what follows is read from its last one on.
	return Number(
		read(`/proc/${pid}/stat`)
			.replace(/^.*\) \S /s, '')
			.split(' ')[0] || 0,
	);
}

function commandOf(pid: number): string {
	return read(`/proc/${pid}/cmdline`);
}

function read(path: string): string {
	try {
		return readFileSync(path, 'utf8');
	} catch {
		return '';
	}
}

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

/** The package managers above us and the shells between them, nearest first; beyond Linux only our parent is known. */
function runnersAbove(): number[] {
	const found: number[] = [];
	let shells: number[] = [];
	for (let pid = process.ppid; pid > 1;) {
		const parent = parentOf(pid);
		const command = commandOf(pid);
		if (/\b(npm|npx|pnpm)\b/.test(command)) {
			found.push(...shells, pid);
			shells = [];
		} else if (/^\S*sh\0-c\0/.test(command)) {
			shells.push(pid);
		} else break;
		pid = parent;
	}
	// A shell that is nobody's runner is the caller's own, and may end while we run on, as after "npm start &".
	return found;
}

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

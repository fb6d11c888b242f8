import { existsSync } from 'node:fs';
import { CannotStart } from '../cannot-start.ts';
import { type Command, run, tool } from './command.ts';

const installed = [
	// Made for tests: it paints no window of its own, which costs the others a third of their time.
	'/usr/bin/chromium-headless-shell',
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome-stable',
	'/usr/bin/google-chrome',
	'/snap/bin/chromium',
	'/Applications/Chromium.app/Contents/MacOS/Chromium',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
	'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * The path of a Chromium that runs here: one that is installed, else Playwright's, else Debian's; both are fetched.
 * @throws CannotStart that says what to do by hand.
 */
export async function findBrowser(
	environment: Readonly<Record<string, string | undefined>>,
): Promise<string> {
	const setting = ['KUTSU_CHROMIUM', 'PLAYWRIGHT_CHROMIUM'].find((name) => environment[name]);
	const asked = setting && environment[setting];
	if (asked) {
		if (await works(asked)) return asked;
		throw new CannotStart(
			`${setting} is ${asked}, and no browser starts from there: correct it, or remove it to have one found.`,
		);
	}
	for (const path of installed) if (await works(path)) return path;
	return (await fetchFromPlaywright()) ?? (await fetchFromDebian()) ?? refuse();
}

async function fetchFromPlaywright(): Promise<string | undefined> {
	const { chromium } = await import('@playwright/test');
	if (await works(chromium.executablePath())) return chromium.executablePath();
	process.stdout.write('No Chromium is installed: fetching Playwright’s (about 120 MB) …\n');
	const env = { PLAYWRIGHT_DOWNLOAD_CONNECTION_TIMEOUT: '15000' };
	await run({ ...tool('playwright', ['install', 'chromium'], '@playwright/test'), env }, { isShown: true });
	return (await works(chromium.executablePath())) ? chromium.executablePath() : undefined;
}

async function fetchFromDebian(): Promise<string | undefined> {
	if (!existsSync('/usr/bin/apt-get')) return undefined;
	process.stdout.write('Fetching Debian’s Chromium …\n');
	await aptGet(['update']);
	// The smaller one is not in every release of Debian.
	for (const name of ['chromium-headless-shell', 'chromium']) {
		await aptGet(['install', '-y', '--no-install-recommends', name]);
		if (await works(`/usr/bin/${name}`)) return `/usr/bin/${name}`;
	}
	return undefined;
}

async function aptGet(args: readonly string[]): Promise<void> {
	await run(asRoot('apt-get', args), { isShown: true }).catch(() => undefined);
}

function asRoot(program: string, args: readonly string[]): Command {
	const env = { DEBIAN_FRONTEND: 'noninteractive' };
	return process.getuid?.() === 0
		? { program, args, env }
		: { program: 'sudo', args: ['-n', program, ...args], env };
}

/** A browser that is there may still lack a library. */
async function works(path: string): Promise<boolean> {
	if (!existsSync(path)) return false;
	// Windows' Chrome opens a window instead of telling its version.
	if (process.platform === 'win32') return true;
	return (await run({ program: path, args: ['--version'] }).catch(() => ({ code: 1 }))).code === 0;
}

function refuse(): never {
	throw new CannotStart(
		'There is no Chromium, and none could be fetched: install one (on Debian "apt-get install chromium"), or set PLAYWRIGHT_CHROMIUM to the path of one you have.',
	);
}

import { styleText } from 'node:util';
import { CannotStart } from './cannot-start.ts';
import { findBrowser } from './checks/browser.ts';
import { has, run, tool } from './checks/command.ts';
import { generate } from './checks/turbo.ts';
import { buildAll, needsBuild } from './launcher/build.ts';

const journeys = 'tests/e2e/playwright.config.ts';

try {
	process.exitCode = await testAll();
} catch (error) {
	if (!(error instanceof CannotStart)) throw error;
	console.error(`\n${error.message}`);
	process.exitCode = 1;
}

/** All parts run even when an earlier one failed: a contributor sees everything that is wrong. */
async function testAll(): Promise<number> {
	const generated = await run(generate);
	if (generated.code !== 0)
		throw new CannotStart(
			`The texts or routes do not compile. The compiler said:\n\n${generated.output.trim()}`,
		);

	title('Rules, commands and contracts');
	const { code: vitest } = await run(tool('vitest', ['run']), { isShown: true });
	if (!has(journeys)) return vitest;

	title('Journeys in a browser');
	const browser = await findBrowser(process.env);
	if (await needsBuild()) {
		console.log('Building the two sites …');
		await buildAll(() => undefined);
	}
	const playwright = tool('playwright', ['test', '--config', journeys], '@playwright/test');
	const { code } = await run({ ...playwright, env: { KUTSU_CHROMIUM: browser } }, { isShown: true });
	return vitest || code;
}

function title(text: string): void {
	console.log(`\n${styleText('bold', `── ${text} `.padEnd(60, '─'))}\n`);
}

import { expect, test } from 'vitest';
import { CannotStart } from '../cannot-start.ts';
import { findBrowser } from './browser.ts';

test('the browser that a setting names goes before all others', async () => {
	// Node tells its version as a browser does.
	expect(await findBrowser({ PLAYWRIGHT_CHROMIUM: process.execPath })).toBe(process.execPath);
});

test.each(['PLAYWRIGHT_CHROMIUM', 'KUTSU_CHROMIUM'])(
	'a browser that %s names and that does not start is told, not replaced',
	async (setting) => {
		const refused = findBrowser({ [setting]: '/nowhere/chromium' });
		await expect(refused).rejects.toThrow(CannotStart);
		await expect(refused).rejects.toThrow(
			`${setting} is /nowhere/chromium, and no browser starts from there: correct it, or remove it to have one found.`,
		);
	},
);

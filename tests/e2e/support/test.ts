import { existsSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { expect, test as base } from '@playwright/test';
import type { BrowserContext, Page } from '@playwright/test';
import axe from 'axe-core';
import type { RunOptions } from 'axe-core';
import { demo, installation, sessionFile, urls } from './installation.ts';

export { expect } from '@playwright/test';

const ours = new Set<string>([new URL(urls.public).host, new URL(urls.admin).host]);

/** Every page of every journey: no request leaves for a third party, and no script fails unseen. */
export const test = base.extend<{ watched: void }>({
	watched: [
		async ({ context }, use) => {
			const foreign: string[] = [];
			const faults: string[] = [];
			context.on('request', (request) => {
				const url = new URL(request.url());
				if (url.protocol.startsWith('http') && !ours.has(url.host)) foreign.push(request.url());
			});
			context.on('weberror', (error) => faults.push(error.error().message));
			await use();
			expect(foreign, 'requests to third parties').toEqual([]);
			expect(faults, 'errors in the page').toEqual([]);
		},
		{ auto: true },
	],
});

type Violation = { readonly id: string; readonly where: readonly string[] };

/** axe finds nothing; in dark, where only colours differ, its rules on colour are asked again. */
export async function expectAccessible(page: Page): Promise<void> {
	expect(await faultsInLight(page), `axe, light, ${page.url()}`).toEqual([]);
	expect(await faultsInDark(page), `axe, dark, ${page.url()}`).toEqual([]);
	await page.emulateMedia({ colorScheme: 'light' });
}

/** What axe finds in light. */
export async function faultsInLight(page: Page): Promise<readonly Violation[]> {
	await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
	const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'];
	return faults(page, { runOnly: { type: 'tag', values: tags } });
}

/** What axe finds of colours in dark. */
export async function faultsInDark(page: Page): Promise<readonly Violation[]> {
	await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
	return faults(page, { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } });
}

/** No page of ours has frames, so axe runs in the page itself: its own wrapper for Playwright takes a third more time. */
async function faults(page: Page, options: RunOptions): Promise<readonly Violation[]> {
	if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
	return page.evaluate(async (asked) => {
		const { axe: inPage } = window as unknown as { axe: typeof axe };
		const { violations } = await inPage.run(document, { ...asked, resultTypes: ['violations'] });
		return violations.map(({ id, nodes }) => ({ id, where: nodes.map((node) => node.target.join(' ')) }));
	}, options);
}

/** Comes to the admin as a demo role: by the session it has, else by its password. */
export async function signIn(page: Page, role: string, locale = 'fi'): Promise<void> {
	const kept = sessionFile(installation().mailFolder, role);
	if (existsSync(kept)) {
		await page.context().addCookies(JSON.parse(await readFile(kept, 'utf8')) as Cookies);
		const account = await page.request.get(`${urls.admin}/${locale}/account`, { maxRedirects: 0 });
		if (account.ok()) return;
	}
	await signInByPassword(page, role, locale);
	// Written whole, then named: the other worker may be reading.
	await writeFile(`${kept}.${process.pid}`, JSON.stringify(await page.context().cookies(urls.admin)));
	await rename(`${kept}.${process.pid}`, kept);
}

type Cookies = Parameters<BrowserContext['addCookies']>[0];

/** Signs a demo role in; again after a moment when the limit on attempts says so. */
export async function signInByPassword(page: Page, role: string, locale = 'fi'): Promise<void> {
	await expect(async () => {
		await page.goto(`${urls.admin}/${locale}/sign-in`);
		await page.locator('input[name="email"]').fill(`${role}@example.org`);
		await page.locator('input[name="password"]').fill(demo.password);
		await page.locator('form button[type="submit"]').first().click();
		// A slow machine is not a refusal: only what the page says sends us back to the start.
		const refused = page.locator('#error-summary, main .alert.warn');
		await Promise.race([
			page.waitForURL((url) => !url.pathname.endsWith('/sign-in'), { timeout: 60_000 }),
			refused.waitFor({ timeout: 60_000 }),
		]);
		await expect(refused).toHaveCount(0);
	}).toPass({ timeout: 90_000, intervals: [5_000, 10_000] });
}

export const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

import { AxeBuilder } from '@axe-core/playwright';
import { expect, test as base } from '@playwright/test';
import type { BrowserContext, Page } from '@playwright/test';
import { demo, urls } from './installation.ts';

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

/** axe finds nothing; in dark, where only colours differ, its rule on contrast is asked again. */
export async function expectAccessible(page: Page): Promise<void> {
	for (const colorScheme of ['light', 'dark'] as const) {
		await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
		// No page of ours has frames: the mode made for them opens a second page each time.
		const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] });
		const asked =
			colorScheme === 'light'
				? axe.withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'])
				: axe.withRules(['color-contrast', 'link-in-text-block']);
		const { violations } = await asked.analyze();
		const found = violations.map(({ id, nodes }) => ({
			id,
			where: nodes.map((node) => node.target.join(' ')),
		}));
		expect(found, `axe, ${colorScheme}, ${page.url()}`).toEqual([]);
	}
	await page.emulateMedia({ colorScheme: 'light' });
}

/** Sessions by role: each worker signs a role in once, since the limit on attempts is shared by all journeys. */
const sessions = new Map<string, Awaited<ReturnType<BrowserContext['cookies']>>>();

/** Comes to the admin as a demo role: by the session it has, else by its password. */
export async function signIn(page: Page, role: string, locale = 'fi'): Promise<void> {
	const standing = sessions.get(role);
	if (standing) {
		await page.context().addCookies(standing);
		const account = await page.request.get(`${urls.admin}/${locale}/account`, { maxRedirects: 0 });
		if (account.ok()) return;
	}
	await signInByPassword(page, role, locale);
	sessions.set(role, await page.context().cookies(urls.admin));
}

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

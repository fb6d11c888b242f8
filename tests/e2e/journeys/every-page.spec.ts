import { readFile } from 'node:fs/promises';
import { locales } from '@kutsu/kernel';
import type { Locale } from '@kutsu/kernel';
import type { Page } from '@playwright/test';
import { everyPublicPage } from '../support/public-pages.ts';
import type { PublicPage } from '../support/public-pages.ts';
import { expect, expectAccessible, test } from '../support/test.ts';

const emblem = {
	fi: 'Euroopan unionin lippu',
	sv: 'Europeiska unionens flagga',
	en: 'Flag of the European Union',
} as const;

/** Leads to the page in one language by the switch in its header, as its reader would go. */
async function openIn(page: Page, { path, status = 200 }: PublicPage, locale: Locale): Promise<void> {
	expect((await page.goto(path))?.status(), path).toBe(status);
	if (locale === 'fi') return;
	const address = await page.locator(`header a[hreflang="${locale}"]`).getAttribute('href');
	expect((await page.goto(address ?? ''))?.status(), `${address}`).toBe(status);
}

/** What every page owes its reader: its language, one heading, the funder, a way past the header, no sideways scrolling, and axe in peace. */
async function expectSound(page: Page, locale: Locale): Promise<void> {
	await expect(page.locator('html')).toHaveAttribute('lang', locale);
	await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
	await expect(page.locator('footer').getByRole('img', { name: emblem[locale] })).toBeVisible();
	await expect(page.locator('a[href="#main"]')).toHaveCount(1);
	await page.setViewportSize({ width: 320, height: 640 });
	expect(
		await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
		'scrolls sideways at 320 pixels',
	).toBeLessThanOrEqual(0);
	await page.setViewportSize({ width: 1280, height: 800 });
	await expectAccessible(page);
}

test.describe('every public page in every state', () => {
	let pages: readonly PublicPage[];
	let formOf: (state: string) => string;

	test.beforeAll(async () => {
		pages = await everyPublicPage();
		formOf = (state) => {
			const found = pages.find((one) => one.state === state);
			if (!found) throw new Error(`No page for ${state}`);
			return found.path;
		};
	});

	for (const locale of locales) {
		test(`is sound in ${locale}, in light and dark`, async ({ page }) => {
			test.setTimeout(600_000);
			for (const one of pages) {
				await test.step(one.state, async () => {
					await openIn(page, one, locale);
					await expectSound(page, locale);
				});
			}

			await test.step('form, hybrid, sent empty', async () => {
				await openIn(page, { state: '', path: formOf('form, hybrid') }, locale);
				await page.locator('main form button[type="submit"]').last().click();
				await expect(page.locator('[aria-invalid="true"]').first()).toBeVisible();
				await expectSound(page, locale);
			});

			for (const state of ['form, open', 'form, queue'] as const) {
				await test.step(`${state}, sent`, async () => {
					await openIn(page, { state, path: formOf(state) }, locale);
					const form = page.url();
					await page.locator('input[name="firstName"]').fill('Testi');
					await page.locator('input[name="lastName"]').fill('Kallio');
					await page
						.locator('input[name="email"]')
						.fill(`${state.replace('form, ', 'tila.')}.${locale}@example.org`);
					await page.locator('select[name="targetGroup"]').selectOption('police');
					await page.locator('main form button[type="submit"]').last().click();
					await page.waitForURL((url) => url.href !== form);
					await expectSound(page, locale);
				});
			}

			await test.step('accessibility feedback, sent empty and sent', async () => {
				await openIn(page, { state: '', path: formOf('accessibility statement') }, locale);
				await page.locator('main form button[type="submit"]').click();
				await expect(page.locator('[aria-invalid="true"]').first()).toBeVisible();
				await expectSound(page, locale);
				await page.locator('main form textarea').fill('Palaute.');
				await page.locator('main form button[type="submit"]').click();
				await expect(page.locator('main form textarea')).toHaveCount(0);
				await expectSound(page, locale);
			});
		});
	}
});

test('the page that stands in when nothing else does is sound in all three languages', async ({ page }) => {
	const standIn = await readFile(new URL('../../../apps/public/src/error.html', import.meta.url), 'utf8');
	await page.setContent(standIn.replace('%sveltekit.status%', '500'));
	await expect(page.getByRole('heading')).toHaveCount(3);
	await expectAccessible(page);
});

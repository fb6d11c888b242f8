import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { test as unwatched } from '@playwright/test';
import type { Page } from '@playwright/test';
import { urls } from '../support/installation.ts';
import { expect, expectAccessible, test } from '../support/test.ts';

/** A page of somebody else's site, served for real: a browser keeps what was made up from reaching this machine. */
async function elsewhere(page: Page, code: string, look: () => Promise<void>): Promise<void> {
	const html = `<!doctype html><html lang="fi"><head><meta charset="utf-8"><title>Toinen sivusto</title></head><body>${code}</body></html>`;
	const site = createServer((_, answer) => answer.setHeader('content-type', 'text/html').end(html));
	await new Promise<void>((listening) => site.listen(0, '127.0.0.1', listening));
	try {
		await page.goto(`http://127.0.0.1:${(site.address() as AddressInfo).port}/`);
		await look();
	} finally {
		site.closeAllConnections();
		site.close();
	}
}

for (const path of ['/fi/upotus/luettelo', '/sv/inbaddning/manad', '/fi/upotus/luettelo?q=eiosu']) {
	test(`${path} is sound, without scripts and cookies, and may stand in a frame`, async ({ page }) => {
		const answer = await page.goto(path);
		const headers = (await answer?.allHeaders()) ?? {};
		expect(answer?.status()).toBe(200);
		expect(headers['content-security-policy']).toContain('frame-ancestors *');
		expect(headers).not.toHaveProperty('x-frame-options');
		expect(headers).not.toHaveProperty('set-cookie');
		await expect(page.locator('script, header, form')).toHaveCount(0);
		await expect(page.locator('html')).toHaveAttribute('lang', path.slice(1, 3));
		await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
		await expect(page.locator('footer').getByRole('img')).toBeVisible();
		await page.setViewportSize({ width: 320, height: 640 });
		expect(
			await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
			'scrolls sideways at 320 pixels',
		).toBeLessThanOrEqual(0);
		await page.setViewportSize({ width: 1280, height: 800 });
		await expectAccessible(page);
	});
}

unwatched(
	'the code from the share page shows the list on another site, and a training opens out of the frame',
	async ({ page }) => {
		await page.goto('/fi/jaa-kalenteri?region=17');
		const code = await page.getByLabel('Luettelo', { exact: true }).inputValue();
		const html = await page.getByLabel('Luettelo HTML-koodina').inputValue();
		expect(html).toMatch(/^<ul lang="fi">\n\t<li><a href="/);
		await elsewhere(page, code, async () => {
			const frame = page.frameLocator('iframe');
			await expect(frame.getByRole('heading', { level: 1, name: 'Tulevat koulutukset' })).toBeVisible();
			await frame.getByRole('listitem').getByRole('link').first().click();
			await page.waitForURL(/\/fi\/koulutukset\/[\w-]+$/);
		});
	},
);

unwatched('the arrows of the month stay in the frame', async ({ page }) => {
	const code = `<iframe src="${urls.public}/fi/upotus/kuukausi" title="Kalenteri" width="900" height="900"></iframe>`;
	await elsewhere(page, code, async () => {
		const frame = page.frameLocator('iframe');
		await expect(frame.getByRole('table', { name: 'lokakuu 2026' })).toBeVisible();
		await frame.getByRole('link', { name: 'Seuraava kuukausi: marraskuu 2026' }).click();
		await expect(frame.getByRole('table', { name: 'marraskuu 2026' })).toBeVisible();
	});
});

unwatched('no other page stands in a frame', async ({ page }) => {
	const code = `<iframe src="${urls.public}/fi/koulutukset" title="Koulutukset" width="900" height="900"></iframe>`;
	const refused = page.waitForEvent('console', (message) =>
		/frame-ancestors|X-Frame-Options/i.test(message.text()),
	);
	await elsewhere(page, code, async () => {
		await refused;
		await expect.poll(() => page.frames().at(-1)?.url()).toMatch(/^chrome-error:/);
	});
});

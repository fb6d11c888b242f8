import { demo, urls } from '../support/installation.ts';
import { expect, expectAccessible, phone, signIn, test } from '../support/test.ts';

test.use(phone);

for (const locale of ['fi', 'sv'] as const) {
	test(`a trainer marks people present on a phone, and the dashboard counts them, in ${locale}`, async ({
		page,
		browser,
	}) => {
		await signIn(page, 'trainer', locale);
		await page.goto(`${urls.admin}/${locale}/${demo.slug}/attendance`);
		await expectAccessible(page);
		await page.locator('a[href*="/attendance/"]').first().click();
		await page.waitForURL('**/attendance/*');
		await expectAccessible(page);
		const absent = page.locator('ul.people > li:not(.present) button');
		const present = page.locator('ul.people > li.present');
		await expect(absent.first()).toBeVisible();
		const already = await present.count();
		await absent.first().click();
		await expect(present).toHaveCount(already + 1);
		await absent.first().click();
		await expect(present).toHaveCount(already + 2);
		// A slip of the thumb is taken back.
		await present.first().getByRole('button').click();
		await expect(present).toHaveCount(already + 1);
		await page.reload();
		await expect(present).toHaveCount(already + 1);

		const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
		const desk = await context.newPage();
		await signIn(desk, 'coordinator', locale);
		await desk.goto(`${urls.admin}/${locale}/${demo.slug}`);
		await expect(desk.getByRole('heading', { level: 1 })).toBeVisible();
		await expectAccessible(desk);
		await context.close();
	});
}

import type { Page } from '@playwright/test';
import { demo, urls } from '../support/installation.ts';
import { expect, expectAccessible, phone, signIn, test } from '../support/test.ts';

test.use(phone);

const saved = { fi: 'Kaikki merkinnät on tallennettu', sv: 'Alla markeringar har sparats' } as const;

for (const locale of ['fi', 'sv'] as const) {
	test(`a trainer marks people present on a phone, and the dashboard counts them, in ${locale}`, async ({
		page,
		browser,
	}) => {
		const office = await browser.newContext({ viewport: { width: 1440, height: 900 } });
		const desk = await office.newPage();
		await signIn(desk, 'coordinator', locale);
		const before = await counted(desk, locale);

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
		await expect(page.getByText(saved[locale])).toBeVisible();
		await page.reload();
		await expect(present).toHaveCount(already + 1);

		// The one who stayed marked is a participation more.
		expect(await counted(desk, locale)).toEqual({
			present: before.present + 1,
			participations: before.participations + 1,
		});
		await office.close();
	});
}

/** What the dashboard says: present at today's training, and participations in all. */
async function counted(desk: Page, locale: 'fi' | 'sv') {
	const [caption, present] = {
		fi: ['Tavoitetut maakunnittain', /Läsnä (\d+)\/\d+/] as const,
		sv: ['Nådda personer per landskap', /Närvarande (\d+)\/\d+/] as const,
	}[locale];
	await desk.goto(`${urls.admin}/${locale}/${demo.slug}`);
	const total = desk.getByRole('table', { name: caption }).locator('tfoot').getByRole('cell').first();
	const [, count = ''] = present.exec(await desk.getByText(present).first().innerText()) ?? [];
	return {
		present: Number(count),
		participations: Number((await total.innerText()).replaceAll(/\s/g, '')),
	};
}

import { register } from '@kutsu/core/registrations';
import { RegisterInput } from '@kutsu/core/registrations/model';
import { newId } from '@kutsu/kernel';
import type { APIRequestContext } from '@playwright/test';
import { demo, installation, urls } from '../support/installation.ts';
import { linkIn, mailsTo } from '../support/mail.ts';
import { actingOn, ownTraining } from '../support/own-project.ts';
import { expect, expectAccessible, signIn, test } from '../support/test.ts';

/** A calendar program that comes again until the address answers so. */
async function expectAnswer(request: APIRequestContext, address: string, status: number): Promise<void> {
	await expect.poll(async () => (await request.get(address)).status(), { timeout: 10_000 }).toBe(status);
}

test('staff make a calendar of the plan, see its address once, and end it', async ({ page, request }) => {
	await signIn(page, 'coordinator');
	await page.goto(`${urls.admin}/fi/${demo.slug}/feeds/private/new`);
	await page.locator('main form button[type="submit"]').click();
	await expect(page.locator('input[name="name"][aria-invalid="true"]')).toBeVisible();
	await page.locator('input[name="name"]').fill('Päivystäjien suunnitelma');
	await page.locator('main form button[type="submit"]').click();
	const address = await page.getByLabel('Kalenterin osoite').inputValue();
	await expectAccessible(page);
	const calendar = await request.get(address, { headers: { 'user-agent': 'Thunderbird/140.0' } });
	expect([calendar.status(), calendar.headers()['cache-control']]).toEqual([200, 'private, no-cache']);
	expect(await calendar.text()).toContain('X-WR-CALNAME:Päivystäjien suunnitelma');

	await page.goto(`${urls.admin}/fi/${demo.slug}/feeds/private`);
	expect(await page.content()).not.toContain(address);
	await page.getByRole('button', { name: 'Lopeta kalenteri Päivystäjien suunnitelma' }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Lopeta', exact: true }).click();
	await expect(page.getByText('Kalenteri on lopetettu.')).toBeVisible();
	await expectAnswer(request, address, 410);
});

test.describe('without scripts', () => {
	test.use({ javaScriptEnabled: false });

	test('a person subscribes to what they are registered for, and ends it', async ({ page, request }) => {
		const email = 'prenumerant@example.org';
		const training = await ownTraining('Tilattava');
		await actingOn(installation().databaseAppUrl, (ctx) =>
			register(
				{ ...ctx, actor: { kind: 'public' } },
				RegisterInput.parse({
					...{ training: training.code, requestId: newId(), firstName: 'Testi', lastName: 'Tilaaja', email },
					...{ targetGroup: 'police', mode: 'onsite', locale: 'sv' },
				}),
			),
		);
		await mailsTo(email, 1);
		await page.goto(`${urls.public}/sv/mina-anmalningar`);
		await page.locator('input[name="email"]').fill(email);
		await page.locator('main form button[type="submit"]').click();
		const [, mail] = await mailsTo(email, 2);
		await page.goto(linkIn(mail?.text));
		await page.getByRole('button', { name: 'Skapa kalendern' }).click();
		const address = await page.getByLabel('Kalenderns adress').inputValue();
		expect(await (await request.get(address)).text()).toContain('SUMMARY:Tilattava');
		await page.getByText('Byt eller avsluta').click();
		await page.getByRole('button', { name: /^Avsluta kalendern/ }).click();
		await expect(page.getByText('Kalendern har avslutats.')).toBeVisible();
		await expectAnswer(request, address, 410);
	});
});

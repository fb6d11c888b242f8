import type { Browser, Page } from '@playwright/test';
import { urls } from '../support/installation.ts';
import { mailsTo } from '../support/mail.ts';
import { ownTraining } from '../support/own-project.ts';
import { expect, expectAccessible, phone, test } from '../support/test.ts';

test('a liaison registers colleagues from a list, one confirms on a phone, another comes instead of one', async ({
	browser,
	page,
}) => {
	const training = await ownTraining('Ryhmä', { onsiteSeats: 2 });
	await page.goto(`${urls.public}/fi/koulutukset/${training.code}`);
	await page.getByRole('link', { name: 'Ilmoita useita työtovereita' }).click();
	await expectAccessible(page);
	await askForLink(page, 'ryhma.liaison@example.org');
	await expect(page.getByRole('heading', { name: 'Katso sähköpostisi' })).toBeVisible();

	await page.goto(await linkTo('ryhma.liaison@example.org', 'ryhma'));
	await expectAccessible(page);
	const list = [
		'Anna;Kallio;ryhma.anna@example.org',
		'Ben;Kallio;ei-osoite',
		'Cia Kallio <ryhma.cia@example.org>',
	];
	await page.getByLabel('Nimet ja sähköpostiosoitteet').fill(list.slice(0, 2).join('\n'));
	await page.getByLabel('Ammattiryhmä').selectOption('police');
	await page.getByRole('button', { name: 'Näytä, mitä tapahtuu' }).click();
	await expect(page.getByText('Sähköpostiosoite puuttuu')).toBeVisible();
	await expectAccessible(page);
	const people = ['Anna', 'Ben', 'Cia'].map(
		(name) => `${name};Kallio;ryhma.${name.toLowerCase()}@example.org`,
	);
	await page.getByLabel('Nimet ja sähköpostiosoitteet').fill(people.join('\n'));
	await page.getByRole('button', { name: 'Näytä, mitä tapahtuu' }).click();
	await expect(page.getByText('Jonoon, sija 1')).toBeVisible();
	await page.getByRole('button', { name: 'Ilmoita ja lähetä viestit' }).click();
	await expect(page.getByText('Odottaa vastausta')).toHaveCount(2);
	await expectAccessible(page);

	const colleague = await onPhone(browser, true);
	await colleague.goto(await linkTo('ryhma.anna@example.org', 'r'));
	await expectAccessible(colleague);
	await colleague.getByRole('button', { name: 'Vahvistan osallistumiseni' }).click();
	await expect(colleague.getByText('Vahvistettu', { exact: true })).toBeVisible();
	const confirmation = (await mailsTo('ryhma.anna@example.org', 2))[1];
	expect(confirmation?.calendar).toContain('METHOD:REQUEST');
	await colleague.context().close();

	await page.goto(await linkTo('ryhma.liaison@example.org', 'ryhma'));
	await expect(page.getByText('Vahvistanut', { exact: true })).toBeVisible();
	await page.getByRole('link', { name: 'Vaihda tai peru: Ben Kallio' }).click();
	await expectAccessible(page);
	await page.getByLabel('Etunimi').fill('Disa');
	await page.getByLabel('Sukunimi').fill('Kallio');
	await page.getByLabel('Sähköposti').fill('ryhma.disa@example.org');
	await page.getByRole('button', { name: 'Vaihda', exact: true }).click();
	await expect(page.getByText('Disa Kallio', { exact: true })).toBeVisible();
	await expect(page.getByText('Peruttu', { exact: true })).toBeVisible();
	expect(await linkTo('ryhma.disa@example.org', 'r')).not.toBe('');
});

test('the same without scripts, from a file', async ({ browser }) => {
	const training = await ownTraining('Grupp', { onsiteSeats: 5 });
	const page = await onPhone(browser, false);
	await page.goto(`${urls.public}/sv/utbildningar/${training.code}/anmal-grupp`);
	await askForLink(page, 'grupp.liaison@example.org');
	await page.goto(await linkTo('grupp.liaison@example.org', 'grupp'));
	const text = 'Förnamn;Efternamn;E-post\nÅsa;Lindström;grupp.asa@example.org\nInte;Färdig;ofullständig@\n';
	await page.locator('input[type="file"]').setInputFiles({
		name: 'grupp.csv',
		mimeType: 'text/csv',
		buffer: Buffer.from(text, 'latin1'),
	});
	await page.locator('select[name="targetGroup"]').selectOption('police');
	await page.getByRole('button', { name: 'Visa vad som händer' }).click();
	await expect(page.getByText('Åsa Lindström')).toBeVisible();
	await page.getByLabel('Lämna bort rader').check();
	await page.getByRole('button', { name: 'Anmäl och skicka meddelandena' }).click();
	await expect(page.getByText('Väntar på svar')).toBeVisible();
	await page.goto(await linkTo('grupp.asa@example.org', 'r'));
	await page.getByRole('link', { name: 'Jag deltar inte' }).click();
	await page.locator('main form button[type="submit"]').last().click();
	await page.goto(await linkTo('grupp.liaison@example.org', 'grupp'));
	await expect(page.getByText('Har tackat nej')).toBeVisible();
	await page.context().close();
});

async function onPhone(browser: Browser, javaScriptEnabled: boolean): Promise<Page> {
	const context = await browser.newContext({ ...phone, javaScriptEnabled, baseURL: urls.public });
	return context.newPage();
}

async function askForLink(page: Page, email: string): Promise<void> {
	await page.locator('input[name="liaisonName"]').fill('Yhteys Henkilö');
	await page.locator('input[name="liaisonEmail"]').fill(email);
	await page.locator('input[name="organisation"]').fill('Virasto');
	await page.locator('main form button[type="submit"]').last().click();
	await page.waitForURL((url) => url.searchParams.has('sent'));
}

async function linkTo(address: string, path: string): Promise<string> {
	const [mail] = await mailsTo(address, 1);
	return new RegExp(`https?://\\S+/${path}/[\\w.-]+`).exec(mail?.text ?? '')?.[0] ?? '';
}

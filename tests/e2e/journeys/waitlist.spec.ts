import type { Browser, Page } from '@playwright/test';
import { urls } from '../support/installation.ts';
import { mailsTo } from '../support/mail.ts';
import type { TakenMail } from '../support/mail.ts';
import { ownTraining } from '../support/own-project.ts';
import { expect, expectAccessible, phone, test } from '../support/test.ts';

const words = {
	fi: {
		form: (code: string) => `/fi/koulutukset/${code}/ilmoittaudu`,
		accept: 'Ota paikka vastaan',
		decline: 'Kieltäydy paikasta',
		offered: 'Paikka tarjolla',
		confirmed: 'Vahvistettu',
		cancelled: 'Peruttu',
	},
	sv: {
		form: (code: string) => `/sv/utbildningar/${code}/anmalan`,
		accept: 'Ta emot platsen',
		decline: 'Tacka nej till platsen',
		offered: 'Plats erbjuds',
		confirmed: 'Bekräftad',
		cancelled: 'Avbokad',
	},
} as const;

for (const locale of ['fi', 'sv'] as const) {
	test(`one who waits is offered a freed seat, and takes or declines it without scripts, in ${locale}`, async ({
		browser,
		page: seen,
	}) => {
		// axe runs in the page, so it looks at the same address with scripts.
		const lookAt = async (shown: Page) => {
			await seen.goto(shown.url());
			await expectAccessible(seen);
		};
		const say = words[locale];
		const training = await ownTraining(`Jono ${locale}`, { onsiteSeats: 1 });
		const page = await withoutScripts(browser, locale);
		const people = ['seated', 'first', 'second'].map((name) => `jono.${locale}.${name}@example.org`);
		const [seated = '', first = '', second = ''] = people;
		for (const email of people) await register(page, say.form(training.code), email);

		await cancel(page, linkIn(await mailOf(seated, 1)));

		const offer = await mailOf(first, 2);
		expect(offer.calendar).toBeUndefined();
		await page.goto(linkIn(offer));
		await expect(page.getByText(say.offered, { exact: true })).toBeVisible();
		await lookAt(page);
		// A link that is only followed, as mail scanners do, takes nothing.
		await page.reload();
		await expect(page.getByRole('button', { name: say.accept })).toBeVisible();

		await page.getByRole('link', { name: say.decline }).click();
		await lookAt(page);
		await page.getByRole('button', { name: say.decline }).click();
		await expect(page.getByText(say.cancelled, { exact: true })).toBeVisible();

		await page.goto(linkIn(await mailOf(second, 2)));
		await page.getByRole('button', { name: say.accept }).click();
		await expect(page.getByText(say.confirmed, { exact: true })).toBeVisible();
		await lookAt(page);
		const confirmation = await mailOf(second, 3);
		expect(confirmation.calendar).toContain('METHOD:REQUEST');
		await page.context().close();
	});
}

async function withoutScripts(browser: Browser, locale: 'fi' | 'sv'): Promise<Page> {
	const context = await browser.newContext({
		...phone,
		javaScriptEnabled: false,
		locale: `${locale}-FI`,
		baseURL: urls.public,
	});
	return context.newPage();
}

async function register(page: Page, path: string, email: string): Promise<void> {
	await page.goto(path);
	await page.locator('input[name="firstName"]').fill('Testi');
	await page.locator('input[name="lastName"]').fill('Kallio');
	await page.locator('input[name="email"]').fill(email);
	const group = page.locator('select[name="targetGroup"]');
	if (await group.count()) await group.selectOption('police');
	else await page.locator('input[name="targetGroup"][value="police"]').check();
	await page.locator('main form button[type="submit"]').last().click();
	await page.waitForURL((url) => url.pathname !== path);
}

async function cancel(page: Page, link: string): Promise<void> {
	await page.goto(link);
	await page.locator('a[href$="/cancel"]').first().click();
	await page.locator('main form button[type="submit"]').last().click();
	await page.waitForURL((url) => !url.pathname.endsWith('/cancel'));
}

async function mailOf(address: string, number: number): Promise<TakenMail> {
	const mail = (await mailsTo(address, number))[number - 1];
	if (!mail) throw new Error(`No mail ${number} to ${address}`);
	return mail;
}

function linkIn(mail: TakenMail): string {
	return /https?:\/\/\S+\/r\/[\w.-]+/.exec(mail.text)?.[0] ?? '';
}

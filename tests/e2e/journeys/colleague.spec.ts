import { createHmac } from 'node:crypto';
import { getProject } from '@kutsu/core/projects';
import { inviteStaff } from '@kutsu/core/staff';
import { newId } from '@kutsu/kernel';
import type { Page } from '@playwright/test';
import { demo, installation, own, urls } from '../support/installation.ts';
import { linkIn, mailsTo } from '../support/mail.ts';
import { actingOn } from '../support/own-project.ts';
import { expect, expectAccessible, signIn, test } from '../support/test.ts';

const password = 'kettu hyppii aidan yli';

function invite(email: string, locale: 'fi' | 'sv'): Promise<unknown> {
	return actingOn(installation().databaseAppUrl, async (ctx) => {
		const { id: projectId } = await getProject(ctx, own.slug);
		return inviteStaff(ctx, { projectId, email, role: 'coordinator', locale, requestId: newId() });
	});
}

/** The code an authenticator app shows for a key (RFC 6238). */
function codeOf(key: string): string {
	const bits = [...key.replaceAll(/\s/g, '')]
		.map((sign) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0'))
		.join('');
	const secret = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
	const counter = Buffer.alloc(8);
	counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
	const mac = createHmac('sha1', secret).update(counter).digest();
	const number = mac.readUInt32BE((mac.at(-1) ?? 0) & 0x0f) & 0x7fffffff;
	return String(number % 1_000_000).padStart(6, '0');
}

const submit = (page: Page) => page.locator('main form button[type="submit"]').first().click();

for (const locale of ['fi', 'sv'] as const) {
	test(`a colleague is invited by mail, opens an account, proves themselves twice and comes back, in ${locale}`, async ({
		page,
	}) => {
		const email = `kutsuttu.${locale}@example.org`;
		await invite(email, locale);
		const [mail] = await mailsTo(email, 1);
		await page.goto(linkIn(mail?.text));
		await expect(page.locator('input[name="email"]')).toHaveValue(email);
		await expectAccessible(page);

		// A weak password is refused beside its field, and the name is kept.
		await page.locator('input[name="name"]').fill('Äijä Öljymäki');
		await page.locator('input[name="password"]').fill('salasana2026!');
		await submit(page);
		await expect(page.locator('input[name="password"][aria-invalid="true"]')).toBeVisible();
		await expect(page.locator('input[name="name"]')).toHaveValue('Äijä Öljymäki');
		await expectAccessible(page);
		await page.locator('input[name="password"]').fill(password);
		await submit(page);

		// A coordinator sees names: nothing of the project opens before there is a second factor.
		await page.waitForURL(/\/account\/two-factor/);
		await page.goto(`${urls.admin}/${locale}/${own.slug}`);
		await page.waitForURL(/\/account\/two-factor/);
		await expectAccessible(page);
		await page.locator('input[name="password"]').fill(password);
		await submit(page);
		const key = (await page.locator('code').first().textContent()) ?? '';
		await expectAccessible(page);
		await page.locator('input[name="code"]').fill(codeOf(key));
		await submit(page);
		await expect(page.locator('main li code')).toHaveCount(10);
		await expectAccessible(page);
		await page.locator('main a').last().click();
		await page.waitForURL(`**/${own.slug}`);

		await page.locator('header details.user summary').click();
		await page.locator('header form button[type="submit"]').click();
		await page.waitForURL(/\/sign-in/);
		await page.locator('input[name="email"]').fill(email);
		await page.locator('input[name="password"]').fill(password);
		await submit(page);
		await page.waitForURL(/\/sign-in\/second-factor/);
		await expectAccessible(page);
		await page.locator('input[name="code"]').fill(codeOf(key));
		await submit(page);
		await page.waitForURL(`**/${own.slug}`);
	});
}

test('a link that was used opens nothing', async ({ page }) => {
	const email = 'kutsuttu.kerran@example.org';
	await invite(email, 'fi');
	const [mail] = await mailsTo(email, 1);
	await page.goto(linkIn(mail?.text));
	await page.locator('input[name="name"]').fill('Kerran Kutsuttu');
	await page.locator('input[name="password"]').fill(password);
	await submit(page);
	await page.waitForURL(/\/account\/two-factor/);
	await page.goto(linkIn(mail?.text));
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Kutsu on jo käytetty');
	await expectAccessible(page);
});

test('a passkey alone lets in who made it', async ({ page, context }) => {
	const devices = await context.newCDPSession(page);
	await devices.send('WebAuthn.enable');
	await devices.send('WebAuthn.addVirtualAuthenticator', {
		options: {
			protocol: 'ctap2',
			transport: 'internal',
			hasResidentKey: true,
			hasUserVerification: true,
			isUserVerified: true,
			automaticPresenceSimulation: true,
		},
	});
	await signIn(page, 'communications');
	await page.goto(`${urls.admin}/fi/account/two-factor`);
	// Only scripts can ask the device: pressed before they run, the button is pressed again.
	await expect(async () => {
		await page.getByRole('button', { name: 'Lisää pääsyavain' }).click();
		await page.waitForURL('**/account', { timeout: 10_000 });
	}).toPass({ timeout: 60_000 });
	await expectAccessible(page);
	await page.locator('header details.user summary').click();
	await page.getByRole('button', { name: 'Kirjaudu ulos' }).click();
	await page.waitForURL(/\/sign-in/);
	await page.getByRole('button', { name: 'Kirjaudu pääsyavaimella' }).click();
	await page.waitForURL((url) => !url.pathname.endsWith('/sign-in'));
	await page.goto(`${urls.admin}/fi/account`);
	await page.getByRole('button', { name: 'Poista pääsyavain' }).click();
	await expectAccessible(page);
	await page.getByRole('dialog').getByRole('button', { name: 'Poista pääsyavain' }).click();
	await expect(page.getByRole('status').first()).toContainText('poistettu');
});

test.describe('without scripts', () => {
	test.use({ javaScriptEnabled: false });

	test('a colleague signs in, is told what is wrong, and comes to the page they asked for', async ({
		page,
	}) => {
		test.slow();
		await page.goto(`${urls.admin}/sv/${demo.slug}`);
		await page.waitForURL(/\/sv\/sign-in\?to=/);
		await submit(page);
		await expect(page.locator('#error-summary a')).toHaveCount(2);
		await page.locator('input[name="email"]').fill('coordinator@example.org');
		await expect(async () => {
			await page.locator('input[name="password"]').fill('not the password');
			await submit(page);
			await expect(page.locator('#error-summary')).toContainText('E-postadressen eller lösenordet är fel', {
				timeout: 5_000,
			});
		}).toPass({ timeout: 100_000, intervals: [10_000] });
		await expect(page.locator('input[name="email"]')).toHaveValue('coordinator@example.org');
		// The limit on attempts is shared by all journeys: the page says when to try again.
		await expect(async () => {
			await page.locator('input[name="password"]').fill(demo.password);
			await submit(page);
			await expect(page).toHaveURL(new RegExp(`/sv/${demo.slug}$`), { timeout: 5_000 });
		}).toPass({ timeout: 100_000, intervals: [10_000] });
	});
});

import ical from 'ical.js';
import { urls } from '../support/installation.ts';
import { mailsTo } from '../support/mail.ts';
import { ownTraining } from '../support/own-project.ts';
import { expect, expectAccessible, phone, test } from '../support/test.ts';

const words = {
	fi: { path: 'koulutukset', register: 'ilmoittaudu', municipality: 'Oulu', title: 'suomeksi' },
	sv: { path: 'utbildningar', register: 'anmalan', municipality: 'Uleåborg', title: 'på svenska' },
} as const;

/** The one VEVENT of an invitation, as a calendar reads it. */
function eventOf(calendar: string | undefined) {
	const component = new ical.Component(ical.parse(calendar ?? ''));
	const [event] = component.getAllSubcomponents('vevent');
	if (!event) throw new Error('no event');
	const value = (name: string) => event.getFirstPropertyValue(name);
	return {
		method: component.getFirstPropertyValue('method'),
		uid: value('uid'),
		sequence: Number(value('sequence') ?? 0),
		status: value('status'),
		attendees: event.getAllProperties('attendee').map((one) => one.getFirstValue()),
	};
}

for (const locale of ['fi', 'sv'] as const) {
	test.describe(`a professional, in ${locale}`, () => {
		test.use({ ...phone, locale: locale === 'fi' ? 'fi-FI' : 'sv-FI' });
		const { path, register, title } = words[locale];

		test('finds a training, registers on a phone, gets an invitation, cancels and gets the cancellation', async ({
			page,
		}) => {
			// Seven pages, each looked through by axe in light and dark.
			test.slow();
			const training = await ownTraining(`Polku ${locale}`);
			const email = `polku.${locale}@example.org`;
			await page.goto(`/${locale}/${path}?region=17&project=oma-hanke&hideOnline=1&q=Polku`);
			await expectAccessible(page);
			await page
				.getByRole('link', { name: `Polku ${locale} (${title})` })
				.first()
				.click();
			await expect(page.getByRole('heading', { level: 1 })).toContainText(title);
			await expectAccessible(page);
			await page.locator(`a[href$="/${training.code}/${register}"]`).first().click();
			await page.waitForURL(`**/${register}`);
			await expectAccessible(page);

			// Sent empty: every error beside its field, and nothing lost.
			await page.locator('input[name="firstName"]').fill('Äijä');
			await page.locator('main form button[type="submit"]').last().click();
			await expect(page.locator('input[name="email"][aria-invalid="true"]')).toBeVisible();
			await expect(page.locator('input[name="firstName"]')).toHaveValue('Äijä');
			await expectAccessible(page);

			await page.locator('input[name="lastName"]').fill('Öljymäki');
			await page.locator('input[name="email"]').fill(email);
			const group = page.locator('select[name="targetGroup"]');
			if (await group.count()) await group.selectOption('police');
			else await page.locator('input[name="targetGroup"][value="police"]').check();
			await page.locator('main form button[type="submit"]').last().click();
			await page.waitForURL((url) => !url.pathname.endsWith(`/${register}`));
			await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
			await expectAccessible(page);

			const [confirmation] = await mailsTo(email, 1);
			expect(confirmation?.raw).toContain(`To: `);
			const invitation = eventOf(confirmation?.calendar);
			expect(invitation).toMatchObject({
				method: 'REQUEST',
				status: 'CONFIRMED',
				attendees: [`mailto:${email}`],
			});
			expect(confirmation?.text).toContain(title);
			const link = /https?:\/\/\S+\/r\/[\w.-]+/.exec(confirmation?.text ?? '')?.[0] ?? '';
			await page.goto(link);
			await expect(page.getByText('Öljymäki').first()).toBeVisible();
			await expectAccessible(page);

			await page.locator('a[href$="/cancel"]').first().click();
			await page.waitForURL('**/cancel');
			await expectAccessible(page);
			await page.locator('main form button[type="submit"]').last().click();
			await page.waitForURL((url) => !url.pathname.endsWith('/cancel'));
			await expectAccessible(page);

			const [, cancellation] = await mailsTo(email, 2);
			const withdrawn = eventOf(cancellation?.calendar);
			expect(withdrawn).toMatchObject({ method: 'CANCEL', uid: invitation.uid, status: 'CANCELLED' });
			expect(withdrawn.sequence).toBeGreaterThan(invitation.sequence);
		});

		test('gets a place in the queue of a full training, and is told which', async ({ page }) => {
			const training = await ownTraining(`Täysi ${locale}`, { onsiteSeats: 1 });
			for (const number of [1, 2, 3]) {
				await page.goto(`/${locale}/${path}/${training.code}/${register}`);
				await page.locator('input[name="firstName"]').fill(`Testi${number}`);
				await page.locator('input[name="lastName"]').fill('Kallio');
				await page.locator('input[name="email"]').fill(`taysi.${locale}.${number}@example.org`);
				const group = page.locator('select[name="targetGroup"]');
				if (await group.count()) await group.selectOption('police');
				else await page.locator('input[name="targetGroup"][value="police"]').check();
				await page.locator('main form button[type="submit"]').last().click();
				await page.waitForURL((url) => !url.pathname.endsWith(`/${register}`));
			}
			await expect(page.locator('main')).toContainText(/\b2\b/);
			const [waiting] = await mailsTo(`taysi.${locale}.3@example.org`, 1);
			expect(waiting?.calendar).toBeUndefined();
			expect(waiting?.text).toMatch(/\b2\b/);
		});
	});
}

test('the catalogue and the form work without scripts', async ({ browser }) => {
	const training = await ownTraining('Skriptitön');
	const context = await browser.newContext({ javaScriptEnabled: false });
	const page = await context.newPage();
	await page.goto(`${urls.public}/fi/koulutukset?region=17&project=oma-hanke&q=Skriptit%C3%B6n`);
	await expect(page.getByRole('link', { name: /Skriptitön/ }).first()).toBeVisible();
	await page.goto(`${urls.public}/fi/koulutukset/${training.code}/ilmoittaudu`);
	await page.locator('input[name="firstName"]').fill('Testi');
	await page.locator('input[name="lastName"]').fill('Kallio');
	await page.locator('input[name="email"]').fill('skriptiton@example.org');
	const group = page.locator('select[name="targetGroup"]');
	if (await group.count()) await group.selectOption('police');
	else await page.locator('input[name="targetGroup"][value="police"]').check();
	await page.locator('main form button[type="submit"]').last().click();
	await expect(page).not.toHaveURL(/ilmoittaudu$/);
	expect(await mailsTo('skriptiton@example.org', 1)).toHaveLength(1);
	await context.close();
});

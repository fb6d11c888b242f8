import { register } from '@kutsu/core/registrations';
import { newId } from '@kutsu/kernel';
import { installation } from '../support/installation.ts';
import { mailsTo } from '../support/mail.ts';
import { actingOn, ownTraining } from '../support/own-project.ts';
import { expect, expectAccessible, test } from '../support/test.ts';

const hybrid = {
	format: 'hybrid',
	mode: 'hybrid',
	onlineSeats: 5,
	conferenceUrl: 'https://meeting.example.org/9',
} as const;

async function linkIn(email: string, count: number): Promise<string> {
	const mails = await mailsTo(email, count);
	return /https?:\/\/[^/]+(\/fi\/r\/[\w.-]+)/.exec(mails[0]?.text ?? '')?.[1] ?? '';
}

test('by their link a person switches mode, gives the seat to a colleague, and is erased', async ({
	page,
}) => {
	const training = await ownTraining('Itsepalvelu', hybrid);
	const [email, colleague] = [
		`itse.${newId().slice(-6)}@example.org`,
		`toveri.${newId().slice(-6)}@example.org`,
	];
	await actingOn(installation().databaseAppUrl, (ctx) =>
		register(ctx, {
			...{ training: training.code, requestId: newId(), firstName: 'Testi', lastName: 'Kallio', email },
			...{ targetGroup: 'police', mode: 'onsite', locale: 'fi' },
		}),
	);
	const link = await linkIn(email, 1);

	await test.step('switches to online, after a page that only asks', async () => {
		await page.goto(link);
		await page.getByRole('link', { name: 'Vaihda verkko-osallistumiseen' }).click();
		await expectAccessible(page);
		await page.getByRole('button', { name: 'Osallistun verkossa' }).click();
		await expect(page.getByText('Osallistumistapa on vaihdettu.')).toBeVisible();
	});

	await test.step('gives the seat to a colleague, who gets a link of their own', async () => {
		await page.getByRole('link', { name: 'Luovuta paikka työtoverille' }).click();
		await page.getByRole('button', { name: 'Luovuta paikka' }).click();
		await expect(page.locator('[aria-invalid="true"]').first()).toBeVisible();
		await page.getByLabel('Työtoverin etunimi').fill('Työ');
		await page.getByLabel('Työtoverin sukunimi').fill('Toveri');
		await page.getByLabel('Työtoverin sähköposti').fill(colleague);
		await page.getByRole('button', { name: 'Luovuta paikka' }).click();
		await expect(page.getByText('Paikka on luovutettu.')).toBeVisible();
	});

	const theirs = await linkIn(colleague, 1);
	await test.step('the colleague says that it was not them, and a receipt says what was erased', async () => {
		await page.goto(`${theirs}/not-me`);
		await page.getByRole('button', { name: 'En ilmoittautunut – poista tiedot' }).click();
		await expect(page.getByText('Kuitin tunnus', { exact: true })).toBeVisible();
		await expectAccessible(page);
		expect((await page.goto(theirs))?.status()).toBe(404);
	});

	await test.step('the giver erases themselves', async () => {
		await page.goto(`${link}/erase`);
		await page.getByRole('button', { name: 'Poista tietoni' }).click();
		await expect(page.getByText('Kuitin tunnus', { exact: true })).toBeVisible();
	});
});

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

test('by their link a person switches mode, offers the seat to colleagues, and is erased', async ({
	page,
}) => {
	const training = await ownTraining('Itsepalvelu', hybrid);
	const address = (name: string) => `${name}.${newId().slice(-6)}@example.org`;
	const [email, mistyped] = [address('itse'), address('vaara')];
	const [colleague, taker] = [address('toveri'), address('ottaja')];
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

	const offerTo = async (email: string) => {
		await page.getByRole('link', { name: 'Tarjoa paikkaa työtoverille' }).click();
		await page.getByRole('button', { name: 'Tarjoa paikkaa' }).click();
		await expect(page.locator('[aria-invalid="true"]').first()).toBeVisible();
		await page.getByLabel('Työtoverin etunimi').fill('Työ');
		await page.getByLabel('Työtoverin sukunimi').fill('Toveri');
		await page.getByLabel('Työtoverin sähköposti').fill(email);
		await page.getByRole('button', { name: 'Tarjoa paikkaa' }).click();
		await expect(page.getByRole('heading', { name: 'Olet tarjonnut paikkaasi työtoverille' })).toBeVisible();
	};

	await test.step('offers the seat to a mistyped address, and takes it back', async () => {
		await offerTo(mistyped);
		await expectAccessible(page);
		await page.getByRole('button', { name: 'Ota paikka takaisin' }).click();
		await expect(page.getByText('Paikka on taas vain sinun.')).toBeVisible();
	});

	await test.step('offers it to a colleague, who says that it was not them; a receipt says what was erased', async () => {
		await offerTo(colleague);
		const theirs = await linkIn(colleague, 1);
		await page.goto(`${theirs}/not-me`);
		await page.getByRole('button', { name: 'Viesti ei kuulu minulle – poista tiedot' }).click();
		await expect(page.getByText('Kuitin tunnus', { exact: true })).toBeVisible();
		await expectAccessible(page);
		expect((await page.goto(theirs))?.status()).toBe(404);
	});

	await test.step('still has the seat, and offers it to another, who takes it', async () => {
		await page.goto(link);
		await offerTo(taker);
		await page.goto(await linkIn(taker, 1));
		await expectAccessible(page);
		await page.getByRole('button', { name: 'Ota paikka vastaan' }).click();
		await expect(page.getByText('Vahvistettu', { exact: true })).toBeVisible();
		await page.goto(link);
		await expect(page.getByText('Luovutit tämän paikan työtoverille.')).toBeVisible();
	});

	await test.step('the giver erases themselves', async () => {
		await page.goto(`${link}/erase`);
		await page.getByRole('button', { name: 'Poista tietoni' }).click();
		await expect(page.getByText('Kuitin tunnus', { exact: true })).toBeVisible();
	});
});

import type { Page } from '@playwright/test';
import { urls } from '../support/installation.ts';
import { linkTokenOf, ownTraining } from '../support/own-project.ts';
import { expect, expectAccessible, phone, test } from '../support/test.ts';

/** What one fetches to read a page for the first time, in bytes on the wire. */
async function weightOf(page: Page, path: string): Promise<number> {
	const session = await page.context().newCDPSession(page);
	await session.send('Network.enable');
	let bytes = 0;
	session.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
	await page.goto(path, { waitUntil: 'networkidle' });
	return bytes;
}

test.describe('the catalogue', () => {
	for (const javaScriptEnabled of [true, false]) {
		test.describe(javaScriptEnabled ? 'with scripts' : 'without scripts', () => {
			test.use({ javaScriptEnabled });

			test('is narrowed by region, profession, language, format and date, and the address says it', async ({
				page,
			}) => {
				await page.goto('/fi/koulutukset');
				await page.getByLabel('Maakunta').selectOption('19');
				await page.getByLabel('Ammattiryhmä').selectOption('police');
				await page.getByText('Lisää rajauksia').click();
				await page.getByLabel('Koulutuksen kieli').selectOption('fi');
				await page.getByLabel('Toteutustapa').selectOption('hybrid');
				await page.getByLabel('Aikaisintaan').fill('2026-11-01');
				await page.getByRole('button', { name: 'Näytä koulutukset' }).click();
				await page.waitForURL((url) => url.searchParams.has('region'));
				expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({
					region: '19',
					group: 'police',
					language: 'fi',
					format: 'hybrid',
					from: '2026-11-01',
				});
				const chips = page.getByRole('list', { name: 'Valitut rajaukset' });
				await expect(chips).toContainText('Lappi');
				await expect(page.getByLabel('Kalenterin osoite')).toHaveValue(
					`${urls.public}/feeds/fi/trainings.ics?region=19&group=police&language=fi&format=hybrid&from=2026-11-01`,
				);
				await expect(page.getByLabel('Maakunta')).toHaveValue('19');
				await chips.getByRole('link', { name: /Lappi/ }).click();
				await page.waitForURL((url) => !url.searchParams.has('region'));
				await expect(page.getByLabel('Toteutustapa')).toHaveValue('hybrid');
			});
		});
	}

	test('shows what is held in a region and online, and one switch hides online', async ({ page }) => {
		await page.goto('/sv/utbildningar?region=16');
		const online = page.locator('main article', { hasText: 'På nätet' });
		await expect(online.first()).toBeVisible();
		await page.getByLabel('Dölj nätutbildningar').check();
		await page.getByRole('button', { name: 'Visa utbildningar' }).click();
		await page.waitForURL((url) => url.searchParams.get('hideOnline') === '1');
		await expect(page.locator('main article', { hasText: 'Webbinarium' })).toHaveCount(0);
	});

	test('says which conditions to loosen when nothing matches', async ({ page }) => {
		await page.goto('/fi/koulutukset?q=eiosu&region=19');
		await expect(
			page.getByRole('heading', { name: 'Näillä rajauksilla ei löytynyt koulutuksia' }),
		).toBeVisible();
		await expectAccessible(page);
		await page.getByRole('link', { name: /Ilman rajausta ”eiosu”/ }).click();
		await expect(page.locator('main article').first()).toBeVisible();
	});

	test('tells of a filter it cannot use, and shows the rest', async ({ page }) => {
		await page.goto('/fi/koulutukset?from=eilen');
		await expect(page.getByText('Kaikkia rajauksia ei voitu käyttää')).toBeVisible();
		await expect(page.locator('main article').first()).toBeVisible();
	});

	test('lends its calendar’s address to the clipboard', async ({ page, context }) => {
		await context.grantPermissions(['clipboard-read', 'clipboard-write']);
		await page.goto('/fi/koulutukset?region=17');
		await page.getByRole('button', { name: 'Kopioi' }).click();
		await expect(page.getByRole('button', { name: 'Kopioitu' })).toBeVisible();
		expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
			`${urls.public}/feeds/fi/trainings.ics?region=17`,
		);
	});
});

test.describe('languages', () => {
	test('the front page opens in the language the browser asks for, and in the one chosen after that', async ({
		browser,
	}) => {
		const context = await browser.newContext({ locale: 'sv-FI' });
		const page = await context.newPage();
		await page.goto(`${urls.public}/`);
		expect(page.url()).toBe(`${urls.public}/sv`);
		await page.getByRole('link', { name: 'English' }).click();
		await page.waitForURL(`${urls.public}/en`);
		await page.goto(`${urls.public}/`);
		expect(page.url()).toBe(`${urls.public}/en`);
		await context.close();
	});

	test('a page in one language leads to itself in the others, with its query', async ({ page }) => {
		await page.goto('/fi/koulutukset?region=19');
		await page.getByRole('link', { name: 'Svenska' }).click();
		await page.waitForURL('**/sv/utbildningar?region=19');
		const alternates = page.locator('link[rel="alternate"][hreflang]');
		await expect(alternates).toHaveCount(4);
		await expect(page.locator('link[rel="canonical"]')).toHaveAttribute(
			'href',
			`${urls.public}/sv/utbildningar?region=19`,
		);
	});
});

test.describe('what is not for everyone', () => {
	test('an unlisted training is found by its link alone, and kept out of every index', async ({ page }) => {
		const training = await ownTraining('Piilossa', { visibility: 'unlisted' });
		for (const path of [`/fi/koulutukset/${training.code}`, `/fi/koulutukset/${training.code}/ilmoittaudu`]) {
			expect((await page.goto(path))?.status()).toBe(404);
		}
		await page.goto('/fi/koulutukset?q=Piilossa');
		// A search that finds nothing shows what is held next; never this one.
		await expect(page.locator('main article').first()).toBeVisible();
		await expect(page.locator('main article', { hasText: 'Piilossa' })).toHaveCount(0);
		const sitemap = await page.request.get('/sitemap.xml');
		expect(await sitemap.text()).not.toContain(training.code);
		const answer = await page.goto(`/fi/t/${linkTokenOf(training)}`);
		expect(answer?.headers()).toMatchObject({
			'cache-control': 'private, no-store',
			'x-robots-tag': 'noindex, nofollow',
		});
		await expect(page.getByRole('heading', { level: 1 })).toContainText('Piilossa');
		await expect(page.locator('meta[name="robots"]')).toHaveAttribute('content', 'noindex, nofollow');
		await expectAccessible(page);
		await page.locator(`a[href$="/register"]`).first().click();
		await expect(page.locator('input[name="firstName"]')).toBeVisible();
	});

	test('a link that is not ours and a page that is not there answer alike', async ({ page }) => {
		for (const path of ['/fi/r/x.1.1.y', '/fi/t/x.1.1.y', '/fi/koulutukset/EI-1', '/fi/ei-ole']) {
			expect((await page.goto(path))?.status(), path).toBe(404);
			await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sivua ei löytynyt');
		}
		await expectAccessible(page);
	});

	test('a form takes what its own page sends over plain http, and nothing from elsewhere', async ({
		request,
	}) => {
		const { code } = await ownTraining('Vieras lomake');
		const path = `/fi/koulutukset/${code}/ilmoittaudu`;
		const send = (origin: string) =>
			request.post(path, { headers: { origin }, form: { firstName: 'Testi' } });
		expect((await send('https://elsewhere.example.org')).status()).toBe(403);
		expect((await send('null')).status()).toBe(403);
		// Its own: refused for what is missing, not for where it comes from.
		expect((await send(urls.public)).status()).toBe(400);
	});

	test('what a visitor writes into the note of an outcome is not believed', async ({ page, context }) => {
		const { code } = await ownTraining('Väärennös');
		const outcome = { training: 'x', outcome: { state: 'confirmed', sentTo: 'a@example.org' } };
		const note = Buffer.from(JSON.stringify(outcome)).toString('base64url');
		await context.addCookies([{ name: 'registered', value: `${note}.forged`, url: urls.public }]);
		await page.goto(`/fi/koulutukset/${code}/ilmoittauduttu`);
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ilmoittautuminen');
	});

	test('the public site’s door leads to the public API only', async ({ request }) => {
		for (const path of ['/api/staff/account.me', '/api/auth/session', '/api/public/../staff/account.me']) {
			expect((await request.get(path)).status(), path).toBe(404);
		}
	});
});

test.describe('on a phone', () => {
	test.use(phone);

	test('pages are light: the catalogue and a training under 100 kB, the form under 140 kB, fonts included', async ({
		browser,
	}) => {
		const { code } = await ownTraining('Kevyt');
		for (const [path, budget] of [
			['/fi/koulutukset', 100_000],
			[`/fi/koulutukset/${code}`, 100_000],
			[`/fi/koulutukset/${code}/ilmoittaudu`, 140_000],
		] as const) {
			const context = await browser.newContext({ ...phone, baseURL: urls.public });
			expect(await weightOf(await context.newPage(), path), path).toBeLessThan(budget);
			await context.close();
		}
	});

	test('colours are chosen without scripts, and stay', async ({ browser }) => {
		const context = await browser.newContext({ ...phone, baseURL: urls.public, javaScriptEnabled: false });
		const page = await context.newPage();
		await page.goto('/fi/koulutukset?region=19');
		await page.getByRole('button', { name: 'Tumma' }).click();
		await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
		expect(page.url()).toContain('/fi/koulutukset?region=19');
		await page.goto('/sv');
		await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
		await context.close();
	});
});

test('feedback on accessibility is taken without scripts, and what is wrong is said beside its field', async ({
	browser,
}) => {
	const context = await browser.newContext({ baseURL: urls.public, javaScriptEnabled: false });
	const page = await context.newPage();
	await page.goto('/fi/hankkeet/oma-hanke/saavutettavuus');
	await page.getByRole('textbox', { name: /Sähköposti/ }).fill('ei-osoite');
	await page.getByRole('button', { name: 'Lähetä palaute' }).click();
	await expect(page.getByRole('textbox', { name: /Palaute/ })).toHaveAttribute('aria-invalid', 'true');
	await expect(page.getByRole('textbox', { name: /Sähköposti/ })).toHaveValue('ei-osoite');
	await page.getByRole('textbox', { name: /Sähköposti/ }).fill('');
	await page.getByRole('textbox', { name: /Palaute/ }).fill('Kartta puuttuu.');
	await page.getByRole('button', { name: 'Lähetä palaute' }).click();
	await expect(page.getByText('Kiitos palautteesta')).toBeVisible();
	await context.close();
});

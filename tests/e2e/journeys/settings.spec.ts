import { createProject, sendAccessibilityFeedback } from '@kutsu/core/projects';
import { CreateProjectInput } from '@kutsu/core/projects/model';
import { createDemoStaff } from '@kutsu/core/staff';
import { newId } from '@kutsu/kernel';
import type { Locale } from '@kutsu/kernel';
import type { Page } from '@playwright/test';
import { clock, demo, installation, urls } from '../support/installation.ts';
import { actingOn } from '../support/own-project.ts';
import { expect, expectAccessible, phone, signIn, test } from '../support/test.ts';

const words = {
	fi: {
		save: 'Tallenna muutokset',
		saved: 'Muutokset on tallennettu',
		stale: 'Joku muu on tallentanut tällä välin',
		taken: 'Tämä on jo toisella hankkeella',
		preview: 'Esikatselu – Suomi',
		newGroup: 'Uusi kohderyhmä',
		addGroup: 'Lisää kohderyhmä',
		workplace: 'Työpaikkaa ei saa näyttää',
		hidden: 'Ei näytetä',
		total: 'Koko hanke',
		saveTargets: 'Tallenna tavoitteet',
		wholeNumber: 'Kirjoita kokonaisluku',
		addIsf: 'Lisää ISF-rahaston indikaattorit',
		saveIndicators: 'Tallenna indikaattorit',
		look: 'Esikatsele',
		unknown: 'Rivi 2: Tuntematon kunta: Atlantis',
		becomes: 'Lisätään',
		saveAreas: 'Tallenna alueet',
		areasSaved: 'Alueet on tallennettu',
		overdue: 'Myöhässä',
		mark: /^Merkitse vastatuksi palaute/,
		confirm: 'Merkitse vastatuksi',
		marked: 'Palaute on merkitty vastatuksi',
		log: 'Tapahtumaloki',
		show: 'Näytä',
		changedPage: 'Muutti sivun tekstiä',
		publicPage: 'hankkeet/{slug}/yhteystiedot',
		municipality: 'Helsinki',
		department: 'Helsingin poliisilaitos',
	},
	sv: {
		save: 'Spara ändringarna',
		saved: 'Ändringarna har sparats',
		stale: 'Någon annan har sparat under tiden',
		taken: 'Ett annat projekt har redan detta',
		preview: 'Förhandsgranskning – Finska',
		newGroup: 'Ny målgrupp',
		addGroup: 'Lägg till målgruppen',
		workplace: 'Arbetsplatsen får inte visas',
		hidden: 'Visas inte',
		total: 'Hela projektet',
		saveTargets: 'Spara målen',
		wholeNumber: 'Skriv ett heltal',
		addIsf: 'Lägg till fonden ISFs indikatorer',
		saveIndicators: 'Spara indikatorerna',
		look: 'Förhandsgranska',
		unknown: 'Rad 2: Okänd kommun: Atlantis',
		becomes: 'Läggs till',
		saveAreas: 'Spara områdena',
		areasSaved: 'Områdena har sparats',
		overdue: 'Försenad',
		mark: /^Markera som besvarad responsen/,
		confirm: 'Markera som besvarad',
		marked: 'Responsen har markerats som besvarad',
		log: 'Händelselogg',
		show: 'Visa',
		changedPage: 'Ändrade en sidas text',
		publicPage: 'projekt/{slug}/kontakt',
		municipality: 'Uleåborg',
		department: 'Oulun poliisilaitos',
	},
} as const;

for (const locale of ['fi', 'sv'] as const) {
	const say = words[locale];

	test(`an owner keeps a project's settings, in ${locale}`, async ({ page, browser }) => {
		test.setTimeout(300_000);
		const { slug, owner } = await ownProject(`asetukset-${locale}`, locale);
		const settings = `${urls.admin}/${locale}/${slug}/settings`;
		await signIn(page, owner, locale);

		await test.step('the project: what is wrong stands beside its field, and nothing typed is lost', async () => {
			await page.goto(settings);
			await page.waitForURL('**/settings/project');
			await expectAccessible(page);
			await page.locator('[name="organiser.fi"]').fill('Äänekosken virasto');
			await page.locator('[name="codePrefix"]').fill('nrm');
			await page.getByRole('button', { name: say.save }).click();
			await expect(page.locator('[name="codePrefix"]')).toHaveAttribute('aria-invalid', 'true');
			await expect(page.getByText(say.taken).first()).toBeVisible();
			await expect(page.locator('[name="organiser.fi"]')).toHaveValue('Äänekosken virasto');
			await expectAccessible(page);
			await page.locator('[name="codePrefix"]').fill(`ASE${locale.toUpperCase()}`);
			await page.getByRole('button', { name: say.save }).click();
			await expect(page.getByText(say.saved)).toBeVisible();
		});

		await test.step('the project: an older version is not saved over a newer one unseen', async () => {
			const other = await page.context().newPage();
			await other.goto(`${settings}/project`);
			await expect(other.locator('[name="organiser.fi"]')).toHaveValue('Äänekosken virasto');
			await other.locator('[name="fund"]').fill('AMIF');
			await other.getByRole('button', { name: say.save }).click();
			await expect(other.getByText(say.saved)).toBeVisible();
			await other.close();
			await page.locator('[name="fund"]').fill('ISF');
			await page.locator('[name="registryNumbers"]').fill('VN/1/2026\nVN/2/2026');
			await page.getByRole('button', { name: say.save }).click();
			await expect(page.getByText(say.stale)).toBeVisible();
			await expect(page.getByRole('cell', { name: 'AMIF' })).toBeVisible();
			await expectAccessible(page);
			await page.getByRole('button', { name: say.save }).click();
			await expect(page.getByText(say.saved).first()).toBeVisible();
			await page.reload();
			await expect(page.locator('[name="fund"]')).toHaveValue('ISF');
			await expect(page.locator('[name="registryNumbers"]')).toHaveValue('VN/1/2026\nVN/2/2026');
		});

		await test.step('a page: seen as visitors will, and public when saved', async () => {
			await page.goto(`${settings}/pages`);
			await expectAccessible(page);
			await page.goto(`${settings}/pages/contact`);
			await page.locator('[name="sv"]').fill(' ');
			await page.locator('[name="fi"]').fill('## Yhteys\n\nSoita **heti**.');
			await page.getByRole('button', { name: say.save }).click();
			await expect(page.locator('[name="sv"]')).toHaveAttribute('aria-invalid', 'true');
			await page.locator('summary', { hasText: say.preview }).click();
			await expect(page.getByRole('heading', { name: 'Yhteys', exact: true })).toBeVisible();
			await expectAccessible(page);
			await page.locator('[name="sv"]').fill('## Kontakt\n\nRing **genast**.');
			await page.getByRole('button', { name: say.save }).click();
			await page.waitForURL('**/settings/pages');
			await page.goto(`${urls.public}/${locale}/${say.publicPage.replace('{slug}', slug)}`);
			await expect(page.locator('strong', { hasText: /^(heti|genast)$/ })).toBeVisible();
		});

		await test.step('a target group', async () => {
			await page.goto(`${settings}/target-groups`);
			await expectAccessible(page);
			await page.getByRole('link', { name: say.newGroup }).first().click();
			await page.getByRole('button', { name: say.addGroup }).click();
			await expect(page.locator('[name="name.fi"]')).toHaveAttribute('aria-invalid', 'true');
			await page.locator('[name="name.fi"]').fill('Turvakodit');
			await page.locator('[name="name.sv"]').fill('Skyddshem');
			await page.getByRole('button', { name: say.addGroup }).click();
			await page.waitForURL('**/settings/target-groups');
			await page.getByRole('link', { name: { fi: 'Turvakodit', sv: 'Skyddshem' }[locale] }).click();
			await page.getByLabel(say.workplace).check();
			await expectAccessible(page);
			await page.getByRole('button', { name: say.save }).click();
			await page.waitForURL('**/settings/target-groups');
			await expect(page.getByRole('cell', { name: say.hidden })).toBeVisible();
		});

		await test.step('targets and the indicators of the fund', async () => {
			await page.goto(`${settings}/targets`);
			await page.getByLabel(say.total).fill('-5');
			await page.getByRole('button', { name: say.saveTargets }).click();
			await expect(page.getByText(say.wholeNumber).first()).toBeVisible();
			await page.getByLabel(say.total).fill('1500');
			await page.getByLabel('Uusimaa').or(page.getByLabel('Nyland')).fill('466');
			// The page is read anew after it is saved; what is changed meanwhile in its other form stays.
			const { promise: isChanged, resolve: letGo } = Promise.withResolvers<void>();
			await page.route('**/__data.json*', async (route) => {
				await isChanged;
				await route.continue();
			});
			await page.getByRole('button', { name: say.saveTargets }).click();
			await expect(page.getByText(say.saved).first()).toBeVisible();
			await page.getByRole('button', { name: say.addIsf }).click();
			await expect(page.locator('[name$="].code"]')).toHaveCount(6);
			const readAnew = page.waitForResponse('**/__data.json*');
			letGo();
			await readAnew;
			await expect(page.getByRole('button', { name: say.saveTargets })).toBeEnabled();
			await expect(page.locator('[name$="].code"]')).toHaveCount(6);
			await page.unroute('**/__data.json*');
			await expectAccessible(page);
			const saved = page.waitForResponse((answer) => answer.url().endsWith('?/indicators') && answer.ok());
			await page.getByRole('button', { name: say.saveIndicators }).click();
			await saved;
			await page.reload();
			await expect(page.getByLabel(say.total)).toHaveValue('1500');
			await expect(page.locator('[name="indicators[0].code"]')).toHaveValue('O.1.1');
			await expect(page.locator('[name$="].code"]')).toHaveCount(6);
		});

		await test.step('areas: the fate of every line is seen before it is saved, also without scripts', async () => {
			await page.goto(`${settings}/areas`);
			await expectAccessible(page);
			const importing = `${settings}/areas/police_department`;
			const line = `${say.municipality};${say.department}`;
			const visitor = await browser.newContext({
				storageState: await page.context().storageState(),
				javaScriptEnabled: false,
			});
			const scriptless = await visitor.newPage();
			await scriptless.goto(importing);
			await scriptless.locator('[name="csv"]').fill(`${line}\nAtlantis;${say.department}`);
			await scriptless.locator('[name="validFrom"]').fill('2026-01-01');
			await scriptless.getByRole('button', { name: say.look }).click();
			await expect(scriptless.getByText(say.unknown)).toBeVisible();
			await expect(scriptless.getByRole('cell', { name: say.becomes })).toBeVisible();
			await expect(scriptless.getByRole('button', { name: say.saveAreas })).toHaveCount(0);
			await expect(scriptless.locator('textarea[name="csv"]')).toHaveValue(/Atlantis/);
			await visitor.close();

			await page.goto(importing);
			const look = page.getByRole('button', { name: say.look });
			await look.click();
			await expect(page.locator('textarea[name="csv"]')).toHaveAttribute('aria-invalid', 'true');
			await expect(page.locator('input[type="date"]')).toHaveAttribute('aria-invalid', 'true');
			await page
				.locator('[name="file"]')
				.setInputFiles({ name: 'alueet.csv', mimeType: 'text/csv', buffer: Buffer.from(line, 'latin1') });
			await page.locator('input[type="date"]').fill('2026-01-01');
			await look.click();
			await expect(page.getByRole('row', { name: say.municipality })).toContainText(say.becomes);
			await expectAccessible(page);
			await page.getByRole('button', { name: say.saveAreas }).click();
			await page.getByRole('dialog').getByRole('button', { name: say.saveAreas }).click();
			await expect(page.getByText(say.areasSaved)).toBeVisible();
		});

		await test.step('feedback on accessibility: what is late says so, and is marked when answered', async () => {
			await page.goto(`${settings}/feedback`);
			await expect(page.getByText(say.overdue)).toBeVisible();
			await expectAccessible(page);
			await page.getByRole('button', { name: say.mark }).first().click();
			await page.getByRole('dialog').getByRole('button', { name: say.confirm }).click();
			await expect(page.getByText(say.marked)).toBeVisible();
			await expect(page.getByText(say.overdue)).toHaveCount(0);
		});
		await expectFits(page, [
			...['project', 'pages', 'pages/contact', 'target-groups', 'targets', 'areas', 'feedback', 'staff'].map(
				(part) => `${settings}/${part}`,
			),
			`${urls.admin}/${locale}/${slug}/audit`,
		]);
	});

	test(`an auditor and a data protection officer see what was done, and change nothing, in ${locale}`, async ({
		browser,
	}) => {
		test.setTimeout(240_000);
		const { slug, owner, auditor, officer } = await ownProject(`loki-${locale}`, locale);
		const acting = await browser.newPage();
		await signIn(acting, owner, locale);
		await acting.goto(`${urls.admin}/${locale}/${slug}/settings/pages/contact`);
		await acting.locator('[name="fi"]').fill('Soita.');
		await acting.getByRole('button', { name: say.save }).click();
		await acting.waitForURL('**/settings/pages');
		await acting.close();

		const officers = await browser.newContext();
		const page = await officers.newPage();
		await signIn(page, officer, locale);
		await page.goto(`${urls.admin}/${locale}`);
		// The officer looks after the log: it is where their work begins.
		await page.waitForURL(`**/${slug}/audit`);
		await expect(page.getByRole('heading', { level: 1, name: say.log })).toBeVisible();
		const row = page.getByRole('row', { name: say.changedPage });
		await expect(row).toContainText('Vastuuhenkilö');
		await expectAccessible(page);
		await page.locator('[name="subject"]').selectOption('feedback');
		await page.getByRole('button', { name: say.show, exact: true }).click();
		await page.waitForURL('**subject=feedback');
		await expect(row).toHaveCount(0);
		await page.locator('[name="subject"]').selectOption('');
		await page.locator('[name="actor"]').selectOption({ label: 'Vastuuhenkilö' });
		await page.locator('[name="to"]').fill('2026-10-21');
		await page.getByRole('button', { name: say.show, exact: true }).click();
		await page.waitForURL('**to=2026-10-21');
		await expect(row).toBeVisible();
		await officers.close();

		const auditors = await browser.newContext();
		const reading = await auditors.newPage();
		await signIn(reading, auditor, locale);
		await reading.goto(`${urls.admin}/${locale}`);
		await reading.waitForURL(`**/${locale}/${slug}`);
		for (const part of ['project', 'pages/contact', 'target-groups', 'targets', 'areas', 'feedback']) {
			const answer = await reading.goto(`${urls.admin}/${locale}/${slug}/settings/${part}`);
			expect(answer?.status(), part).toBe(200);
			await expect(reading.locator('main button[type="submit"]'), part).toHaveCount(0);
			await expectAccessible(reading);
		}
		const refused = await reading.goto(`${urls.admin}/${locale}/${slug}/settings/staff`);
		expect(refused?.status()).toBe(403);
		await auditors.close();
	});
}

/** Nothing goes beyond a phone's edge. */
async function expectFits(page: Page, addresses: readonly string[]): Promise<void> {
	await page.setViewportSize(phone.viewport);
	for (const address of addresses) {
		await page.goto(address);
		const beyond = await page.evaluate(
			'document.documentElement.scrollWidth - document.documentElement.clientWidth',
		);
		expect(beyond, address).toBe(0);
	}
}

/** A project of one journey alone, with an owner, an auditor and an officer, and feedback of which one is late. */
function ownProject(
	slug: string,
	locale: Locale,
): Promise<{ slug: string; owner: string; auditor: string; officer: string }> {
	return actingOn(installation().databaseAppUrl, async (ctx) => {
		const text = (fi: string) => ({ fi, sv: fi, en: fi });
		const made = await createProject(
			ctx,
			CreateProjectInput.parse({
				...{ code: slug.toUpperCase(), slug, isDemo: true, requiredLocales: ['fi', 'sv'] },
				codePrefix: slug
					.replaceAll(/[^a-z]/g, '')
					.toUpperCase()
					.slice(0, 12),
				...{
					title: text(`Asetusten hanke ${slug}`),
					organiser: text('Virasto'),
					fundingStatement: text('EU'),
				},
				...{ periodStart: '2026-01-01', periodEnd: '2027-12-31', fund: 'ISF' },
				contactEmail: 'hanke@example.org',
			}),
		);
		if (!made.ok) throw new Error('The project was refused');
		const [owner, auditor, officer] = ['owner', 'auditor', 'officer'].map((who) => `${slug}.${who}`);
		const member = (role: 'owner' | 'auditor' | 'data_protection_officer', who = '', name = '') => ({
			...{ role, name },
			email: `${who}@example.org`,
		});
		await createDemoStaff(ctx, {
			projectId: made.projectId,
			password: demo.password,
			members: [
				member('owner', owner, 'Vastuuhenkilö'),
				member('auditor', auditor, 'Tarkastaja'),
				member('data_protection_officer', officer, 'Tietosuojavastaava'),
			],
		});
		for (const daysAgo of [20, 2]) {
			const now = () => new Date(new Date(clock).getTime() - daysAgo * 86_400_000);
			await sendAccessibilityFeedback(
				{ ...ctx, now },
				{
					...{ project: slug, requestId: newId(), pageUrl: `/${locale}`, locale },
					...{ message: 'Näppäimistöllä ei pääse suodattimiin', email: 'kavija@example.org' },
				},
			);
		}
		return { slug, owner: owner ?? '', auditor: auditor ?? '', officer: officer ?? '' };
	});
}

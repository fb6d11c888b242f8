import { getProject } from '@kutsu/core/projects';
import { requestsOfTraining, setWay } from '@kutsu/core/ways';
import type { Way } from '@kutsu/core/ways/model';
import { parseKeys, signedLink } from '@kutsu/kernel/keys';
import type { Page } from '@playwright/test';
import { demo, installation, keys, own, urls } from '../support/installation.ts';
import { mailsTo } from '../support/mail.ts';
import { actingOn, linkTokenOf, ownTraining } from '../support/own-project.ts';
import type { OwnTraining } from '../support/own-project.ts';
import { expect, expectAccessible, phone, signIn, test } from '../support/test.ts';

test('two ask to come, staff see what each would read and answer them, and each finds the answer on their page', async ({
	page,
	browser,
}) => {
	const training = await ownTraining('Hyväksyntä', { project: demo.slug, onsiteSeats: 5 });
	await comeBy(training, 'approval', demo.slug);
	const visitor = await (await browser.newContext({ ...phone, baseURL: urls.public })).newPage();
	for (const name of ['pyytaja', 'toinen']) {
		await visitor.goto(`/fi/koulutukset/${training.code}/ilmoittaudu`);
		await visitor.getByLabel('Miksi haluat osallistua?').fill(`Kohtaan asiakkaita työssäni: ${name}.`);
		await fill(visitor, `${name}.tapa@example.org`);
		await expect(visitor.getByRole('heading', { name: 'Pyyntösi on lähetetty' })).toBeVisible();
	}
	await expectAccessible(visitor);

	const [refused = '', approved = ''] = await pagesOfThoseWhoAsk(training);
	await signIn(page, 'coordinator');
	await page.goto(`${urls.admin}/fi/${demo.slug}/trainings/${training.code}/requests`);
	const asked = page.getByRole('row', { name: 'pyytaja.tapa@example.org' });
	await expect(asked).toContainText('Kohtaan asiakkaita työssäni: pyytaja.');
	await asked.getByRole('checkbox').check();
	await page.getByRole('button', { name: 'Katso, mitä hylkäämisestä seuraa' }).click();
	await page.getByLabel('Lisää oma viesti').fill('Tämä on poliisille; seuraava avoin on tammikuussa.');
	await page.getByRole('button', { name: 'Näytä viestit uudelleen' }).click();
	await page.getByText('Viesti: suomi, Ei hyväksytä').click();
	await expect(page.locator('pre')).toContainText('seuraava avoin on tammikuussa');
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Hylkää pyynnöt' }).click();
	await expect(asked).toHaveCount(0);

	await page.getByRole('row', { name: 'toinen.tapa@example.org' }).getByRole('checkbox').check();
	await page.getByRole('button', { name: 'Katso, mitä hyväksymisestä seuraa' }).click();
	await page.getByRole('button', { name: 'Hyväksy pyynnöt' }).click();
	await expect(page.getByText('Yksikään pyyntö ei odota vastausta.')).toBeVisible();

	await visitor.goto(refused);
	await expect(visitor.getByText('Järjestäjä ei hyväksynyt pyyntöä.')).toBeVisible();
	await expect(visitor.getByText('seuraava avoin on tammikuussa')).toBeVisible();
	await expectAccessible(visitor);
	await visitor.goto(approved);
	await expect(visitor.getByText('Vahvistettu', { exact: true })).toBeVisible();
	await visitor.context().close();
});

test('a hidden training is missing but by its link, and one by list says whom it is for and keeps what was typed', async ({
	page,
}) => {
	const hidden = await ownTraining('Gömd', { visibility: 'unlisted' });
	expect(hidden.code).not.toMatch(/-\d{3}$/);
	const answer = await page.goto(`/sv/utbildningar/${hidden.code}`);
	const missing = await page.goto('/sv/utbildningar/OMA-2026-999');
	expect([answer?.status(), missing?.status()]).toEqual([404, 404]);
	await page.goto(`/sv/t/${linkTokenOf(hidden)}`);
	await expect(page.getByRole('heading', { level: 1 })).toContainText('Gömd');

	const listed = await ownTraining('Lista');
	await comeBy(listed, 'listed');
	await page.goto(`/sv/utbildningar/${listed.code}/anmalan`);
	await fill(page, 'utanfor@example.com');
	await expect(page.getByText('För polisinrättningarna').first()).toBeVisible();
	await expect(page.locator('input[name="email"]')).toHaveValue('utanfor@example.com');
	await expectAccessible(page);
	await page.locator('input[name="email"]').fill('innanfor@poliisi.example.org');
	await page.locator('main form button[type="submit"]').last().click();
	await page.waitForURL((url) => !url.pathname.endsWith('/anmalan'));
	expect((await mailsTo('innanfor@poliisi.example.org', 1))[0]?.calendar).toContain('METHOD:REQUEST');
});

function comeBy({ trainingId }: OwnTraining, way: Way, project: string = own.slug) {
	return actingOn(installation().databaseAppUrl, async (ctx) => {
		const { id: projectId } = await getProject(ctx, project);
		const set = await setWay(ctx, {
			...{ projectId, trainingId, revision: 0 },
			wanted: {
				way,
				emailDomains: way === 'listed' ? ['poliisi.example.org'] : [],
				organisationNames: [],
				audience: { fi: 'Poliisilaitoksille', sv: 'För polisinrättningarna', en: 'For police departments' },
			},
		});
		if (!set.ok) throw new Error('The way in was refused');
	});
}

/** The demo's mail never leaves: the addresses it would have brought, in order of arrival. */
function pagesOfThoseWhoAsk({ trainingId }: OwnTraining): Promise<string[]> {
	return actingOn(installation().databaseAppUrl, async (ctx) => {
		const { id: projectId } = await getProject(ctx, demo.slug);
		const { rows } = await requestsOfTraining(ctx, { projectId, trainingId });
		return rows.map(({ registrationId: linkId }) => {
			const token = signedLink(parseKeys(keys), { linkId, generation: 1, purpose: 'registration' });
			return `${urls.public}/fi/r/${token}`;
		});
	});
}

async function fill(page: Page, email: string): Promise<void> {
	await page.locator('input[name="firstName"]').fill('Tapa');
	await page.locator('input[name="lastName"]').fill('Kallio');
	await page.locator('input[name="email"]').fill(email);
	await page.locator('select[name="targetGroup"]').selectOption('police');
	await page.locator('main form button[type="submit"]').last().click();
}

import type { Browser, Page } from '@playwright/test';
import { clock, installation, urls } from '../support/installation.ts';
import { mailsTo } from '../support/mail.ts';
import { actingOn, ownTraining } from '../support/own-project.ts';
import type { OwnTraining } from '../support/own-project.ts';
import { expect, expectAccessible, phone, test } from '../support/test.ts';

const formOf = { fi: '/ilmoittaudu', sv: '/anmalan' } as const;
const pathOf = (locale: 'fi' | 'sv', { code }: OwnTraining) =>
	`/${locale}/${locale === 'fi' ? 'koulutukset' : 'utbildningar'}/${code}`;
const inMinutes = (minutes: number) => new Date(new Date(clock).getTime() + minutes * 60_000);

const query = <Row extends Record<string, unknown>>(sql: string, values: readonly unknown[]) =>
	actingOn(installation().databaseAppUrl, async ({ database }) => {
		const { rows } = await database.pool.query<Row>(sql, [...values]);
		return rows;
	});

/** As if a flood had come: the guard is what floods set. */
const attack = ({ trainingId }: OwnTraining) =>
	query(
		'insert into registration_guards (project_id, training_id, guarded_since, guarded_until) select project_id, id, $2, $3 from trainings where id = $1',
		[trainingId, inMinutes(-1), inMinutes(9)],
	);

async function withoutScripts(browser: Browser): Promise<Page> {
	const context = await browser.newContext({ ...phone, javaScriptEnabled: false, baseURL: urls.public });
	return context.newPage();
}

async function fill(page: Page, name: string, email: string): Promise<void> {
	await page.locator('input[name="firstName"]').fill(name);
	await page.locator('input[name="lastName"]').fill('Kallio');
	await page.locator('input[name="email"]').fill(email);
	await page.locator('select[name="targetGroup"]').selectOption('police');
}
const send = (page: Page) => page.locator('main form button[type="submit"]').last().click();

/** All of a training that a visit could change, and the mail about it. */
const stateOf = ({ trainingId }: OwnTraining) =>
	query(
		`select 'registration' as what, to_jsonb(r)::text as row from registrations r where r.training_id = $1
		 union all select 'pool', to_jsonb(s)::text from seat_pools s where s.training_id = $1
		 union all select 'claim', to_jsonb(c)::text from seat_claims c join registrations r on r.id = c.registration_id where r.training_id = $1
		 union all select 'mail', m.id::text from outbox_messages m join registrations r on r.id = m.registration_id where r.training_id = $1
		 union all select 'audit', count(*)::text from audit_entries a join registrations r on r.id::text = a.subject_id where r.training_id = $1
		 order by 1, 2`,
		[trainingId],
	);

test('before opening the form can be filled in; it opens itself, asks the server nothing, and loses nothing', async ({
	page,
	browser,
}) => {
	const training = await ownTraining('Ryntäys avaus', { opensAt: '2026-10-21T10:30' });
	const path = pathOf('fi', training);
	await page.clock.install({ time: new Date(clock) });
	await page.goto(path);
	await page.getByRole('link', { name: 'Valmistaudu ilmoittautumiseen' }).click();
	await expect(page.getByText('Ilmoittautuminen alkaa ke 21.10.2026 klo 10.30')).toBeVisible();
	const button = page.locator('main form button[type="submit"]');
	await expect(button).toBeDisabled();
	await fill(page, 'Varhainen', 'ryntays.avaus@example.org');
	await expectAccessible(page);

	const asked: string[] = [];
	page.on('request', (request) => asked.push(request.url()));
	await page.clock.fastForward('25:00');
	await expect(button).toBeDisabled();
	await page.clock.fastForward('05:01');
	await expect(page.getByText('Ilmoittautuminen on alkanut.')).toBeVisible();
	await expect(button).toBeEnabled();
	expect(asked).toEqual([]);

	// The server's clock still says before: it decides, and what was typed stays.
	await send(page);
	await expect(page.getByText('Ilmoittautuminen alkaa vasta ke 21.10.2026 klo 10.30')).toBeVisible();
	await expect(page.locator('input[name="email"]')).toHaveValue('ryntays.avaus@example.org');
	const plain = await withoutScripts(browser);
	await plain.goto(path + formOf.fi);
	await expect(plain.getByRole('link', { name: 'Katso, onko ilmoittautuminen alkanut' })).toBeVisible();
	await fill(plain, 'Skriptitön', 'ryntays.ilman@example.org');
	await send(plain);
	await expect(plain.locator('input[name="firstName"]')).toHaveValue('Skriptitön');

	await query('update trainings set opens_at = $2 where id = $1', [training.trainingId, inMinutes(0)]);
	await send(page);
	await expect(page.getByRole('heading', { name: 'Paikkasi on vahvistettu' })).toBeVisible();
	await send(plain);
	await expect(plain.getByRole('heading', { name: 'Paikkasi on vahvistettu' })).toBeVisible();
	await plain.context().close();
});

test('under attack a browser works, in sv, and the person notices little', async ({ page }) => {
	const training = await ownTraining('Rusning');
	const form = pathOf('sv', training) + formOf.sv;
	await page.goto(form);
	await fill(page, 'Före', 'rusning.fore@example.org');
	await expect(page.getByText('En kort kontroll före sändningen')).toHaveCount(0);
	await attack(training);
	// The form was open when the attack began: it is asked, works, and goes again by itself.
	await send(page);
	await expect(page.getByRole('heading', { name: 'Din plats är bekräftad' })).toBeVisible({
		timeout: 60_000,
	});

	await page.goto(form);
	await expect(page.getByText('En kort kontroll före sändningen')).toBeVisible();
	await expect(page.locator('[data-proof="done"]')).toBeVisible({ timeout: 60_000 });
	await expectAccessible(page);
	await fill(page, 'Under', 'rusning.under@example.org');
	await send(page);
	await expect(page.getByRole('heading', { name: 'Din plats är bekräftad' })).toBeVisible();
});

test('under attack without scripts the place is held; scanners change nothing; the link and a press confirm it', async ({
	browser,
	page: seen,
	request,
}) => {
	const training = await ownTraining('Ryntäys pito', { onsiteSeats: 1 });
	await attack(training);
	const page = await withoutScripts(browser);
	for (const name of ['eka', 'toka']) {
		await page.goto(pathOf('fi', training) + formOf.fi);
		await fill(page, name, `ryntays.${name}@example.org`);
		await send(page);
		await expect(page.getByRole('heading', { name: 'Paikkasi odottaa vahvistustasi' })).toBeVisible();
	}
	const mails = await Promise.all(['eka', 'toka'].map((name) => mailsTo(`ryntays.${name}@example.org`, 1)));
	const before = await stateOf(training);
	const links = [...new Set(mails.flat().flatMap(({ text }) => text.match(/https?:\/\/[^\s<>]+/g) ?? []))];
	expect(links.length).toBeGreaterThan(2);
	for (const link of links) {
		await request.get(link);
		await request.head(link);
		await page.goto(link);
		for (const href of await page
			.locator('main a[href]')
			.evaluateAll((all) => all.map((a) => (a as HTMLAnchorElement).href)))
			if (href.startsWith(urls.public)) await request.get(href);
	}
	expect(await stateOf(training)).toEqual(before);

	const link = links.find((one) => one.includes('/r/') && mails[0]?.[0]?.text.includes(one)) ?? '';
	await page.goto(link);
	await seen.goto(page.url());
	await expectAccessible(seen);
	await page.getByRole('button', { name: 'Vahvista paikka' }).click();
	await expect(page.getByText('Vahvistettu', { exact: true })).toBeVisible();
	await page.context().close();
});

test('a likely slip in the domain is asked about, a draft is offered and gone when sent, the address serves another person', async ({
	page,
	browser,
}) => {
	const training = await ownTraining('Ryntäys lomake');
	const form = pathOf('fi', training) + formOf.fi;
	await page.goto(form);
	await fill(page, 'Ensimmäinen', 'testi@gmial.com');
	await page.locator('input[name="firstName"]').focus();
	await expect(page.getByText('Tarkoititko testi@gmail.com?')).toBeVisible();
	await expectAccessible(page);
	await page.getByRole('button', { name: 'Vaihda osoitteeksi testi@gmail.com' }).click();
	await expect(page.locator('input[name="email"]')).toHaveValue('testi@gmail.com');
	await page.getByLabel('Pidä keskeneräinen lomake').check();
	await page.locator('input[name="phone"]').fill('040 123');
	await page.reload();
	await expect(page.locator('input[name="phone"]')).toHaveValue('');
	await page.getByRole('button', { name: 'Jatka sitä' }).click();
	await expect(page.locator('input[name="phone"]')).toHaveValue('040 123');
	await expect(page.locator('select[name="targetGroup"]')).toHaveValue('police');
	await page.locator('input[name="email"]').fill('asema@example.org');
	await send(page);
	await expect(page.getByRole('heading', { name: 'Paikkasi on vahvistettu' })).toBeVisible();
	expect(
		await page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.startsWith('draft:'))),
	).toEqual([]);

	await page.getByRole('link', { name: 'Ilmoita toinen henkilö' }).click();
	await expect(page.locator('input[name="email"]')).toHaveValue('asema@example.org');
	await fill(page, 'Toinen', 'asema@example.org');
	await send(page);
	await expect(page.getByRole('heading', { name: 'Paikkasi on vahvistettu' })).toBeVisible();

	const plain = await withoutScripts(browser);
	await plain.goto(form);
	await fill(plain, 'Kolmas', 'testi@hotmial.com');
	await send(plain);
	await expect(plain.getByText('Tarkoititko testi@hotmail.com?')).toBeVisible();
	await plain.getByRole('button', { name: 'Osoite on oikein' }).click();
	await expect(plain.getByRole('heading', { name: 'Paikkasi on vahvistettu' })).toBeVisible();
	await plain.context().close();
});

import ical from 'ical.js';
import { createCourse } from '@kutsu/core/courses';
import { CreateCourseInput } from '@kutsu/core/courses/model';
import { createTrainer } from '@kutsu/core/trainers';
import { CreateTrainerInput } from '@kutsu/core/trainers/model';
import { createTraining, publishTraining } from '@kutsu/core/trainings';
import { CreateTrainingInput } from '@kutsu/core/trainings/model';
import { createVenue } from '@kutsu/core/venues';
import { CreateVenueInput } from '@kutsu/core/venues/model';
import { newId } from '@kutsu/kernel';
import type { APIRequestContext, Page } from '@playwright/test';
import { demo, installation, urls } from '../support/installation.ts';
import { actingOn } from '../support/own-project.ts';
import { expect, expectAccessible, signIn, signInByPassword, test } from '../support/test.ts';

const words = {
	fi: {
		newTraining: 'Uusi koulutus',
		copy: 'Tee kopio',
		leave: 'Kalenteri',
		addSession: 'Lisää kerta',
		removeSecond: 'Poista kerta 2',
		addTrainer: 'Lisää kouluttaja koulutukseen',
		create: 'Luo luonnos',
		doubled: 'Päällekkäisiä varauksia',
		bookedTwice: (what: string) => `${what} on samaan aikaan varattuna`,
		draft: 'Luonnos',
		published: 'Julkaistu',
		cancelled: 'Peruttu',
		publish: 'Julkaise',
		notPublished: 'Koulutusta ei julkaistu',
		lacksSwedish: 'Nimi ruotsiksi',
		edit: 'Muokkaa',
		save: 'Tallenna muutokset',
		saveTheirs: 'Joku muu on tallentanut tällä välin',
		take: (field: string) => `Käytä tallennettua: ${field}`,
		seats: 'Paikkoja paikan päällä',
		unpublish: 'Palauta luonnokseksi',
		cancel: 'Peru tai siirrä koulutus',
		cancelForGood: 'Vahvista',
		catalogue: 'koulutukset',
		asList: 'Luettelo',
		month: 'Helmikuu 2027',
		reached: 'Tavoitetut maakunnittain',
		byGroup: 'Tavoitetut kohderyhmittäin',
		byLanguage: 'Tavoitetut kielen mukaan',
		region: 'Maakunta',
		group: 'Kohderyhmä',
		language: 'Kieli',
		unknown: 'Ei tiedossa',
		coming: 'Tulevat koulutukset',
		showPeriod: 'Näytä ajanjakso',
		header: 'Alkaen;Saakka;Erittely;Tunnus;Nimi;Osallistumiset;Henkilöt;Tavoite (henkilöä)',
		total: '1.1.2026;30.6.2026;Yhteensä;;Yhteensä',
		download: 'Lataa CSV: Suomi',
	},
	sv: {
		newTraining: 'Ny utbildning',
		copy: 'Gör en kopia',
		leave: 'Kalender',
		addSession: 'Lägg till tillfälle',
		removeSecond: 'Ta bort tillfälle 2',
		addTrainer: 'Lägg till utbildare',
		create: 'Skapa utkast',
		doubled: 'Dubbelbokningar',
		bookedTwice: (what: string) => `${what} är bokad samtidigt`,
		draft: 'Utkast',
		published: 'Publicerad',
		cancelled: 'Inställd',
		publish: 'Publicera',
		notPublished: 'Utbildningen publicerades inte',
		lacksSwedish: 'Namnet på svenska',
		edit: 'Redigera',
		save: 'Spara ändringar',
		saveTheirs: 'Någon annan har sparat under tiden',
		take: (field: string) => `Använd det sparade: ${field}`,
		seats: 'Platser på plats',
		unpublish: 'Gör till utkast igen',
		cancel: 'Ställ in eller skjut upp utbildningen',
		cancelForGood: 'Bekräfta',
		catalogue: 'utbildningar',
		asList: 'Lista',
		month: 'Februari 2027',
		reached: 'Nådda personer per landskap',
		byGroup: 'Nådda personer per målgrupp',
		byLanguage: 'Nådda personer per språk',
		region: 'Landskap',
		group: 'Målgrupp',
		language: 'Språk',
		unknown: 'Okänt',
		coming: 'Kommande utbildningar',
		showPeriod: 'Visa perioden',
		header: 'Från och med;Till och med;Indelning;Kod;Namn;Deltaganden;Personer;Mål (personer)',
		total: '1.1.2026;30.6.2026;Totalt;;Totalt',
		download: 'Ladda ner CSV: Svenska',
	},
} as const;

// Times are those of the place where a training is held, wherever she who plans it sits.
test.use({ timezoneId: 'America/New_York' });

for (const locale of ['fi', 'sv'] as const) {
	test(`a coordinator plans a training from a course to the feed, all by the screens, in ${locale}`, async ({
		page,
		context,
		request,
	}) => {
		const say = words[locale];
		// Seven pages looked at by axe twice each: a busy machine needs its time.
		test.setTimeout(300_000);
		const { courseName, venueName, roomName, trainerRole, busyCode } = await whatIsPlannedWith();
		const home = `${urls.admin}/${locale}/${demo.slug}`;
		await signInByPassword(page, 'coordinator', locale);
		await page.goto(home);
		await page.getByRole('link', { name: say.newTraining }).first().click();
		await page.waitForURL('**/trainings/new');
		await expectAccessible(page);
		await page.getByRole('link', { name: courseName }).click();
		await page.waitForURL(/trainings\/new\?course=/);
		await expect(page.locator('[name="title.fi"]')).toHaveValue(courseName);

		// The venue by keyboard: written a little, chosen with the arrow.
		const venue = page.getByRole('combobox', { name: { fi: 'Paikka', sv: 'Plats' }[locale], exact: true });
		await venue.focus();
		await page.keyboard.type(venueName);
		await page.keyboard.press('Enter');
		await expect(page.locator('input[name="venueId"]')).not.toHaveValue('');

		// Three days; the one in the middle is taken away, and the others keep what was written.
		await writeSession(page, 0, { day: '2027-01-13', from: '09:00', to: '11:30' });
		await page.getByRole('button', { name: say.addSession }).click();
		await expect(page.locator('[name="sessions[1].day"]')).toHaveValue('2027-01-14');
		await page.getByRole('button', { name: say.addSession }).click();
		await writeSession(page, 2, { day: '2027-01-20', from: '12:00', to: '15:15' });
		await page.getByRole('button', { name: say.removeSecond }).click();
		await expect(page.locator('[name="sessions[1].day"]')).toHaveValue('2027-01-20');
		await expect(page.locator('[name="sessions[1].to"]')).toHaveValue('15:15');
		await expect(page.locator('[name="sessions[2].day"]')).toHaveCount(0);

		// The room and the trainer are busy from 9 to 12 on the 20th: one that begins at 12 touches and is free.
		await page.locator('[name="sessions[1].roomId"]').selectOption({ label: roomName });
		await page.getByLabel(say.addTrainer).selectOption({ label: trainerRole });
		const doubled = page.getByText(say.doubled);
		await page.locator('[name="sessions[1].from"]').fill('11:55');
		await expect(doubled).toBeVisible();
		await expect(page.getByRole('listitem').filter({ hasText: say.bookedTwice(roomName) })).toContainText(
			busyCode,
		);
		await expect(page.getByRole('listitem').filter({ hasText: say.bookedTwice(trainerRole) })).toContainText(
			'20.1.2027',
		);
		await page.locator('[name="sessions[1].from"]').fill('12:00');
		await expect(doubled).toHaveCount(0);

		// What is wrong is told beside its field, and nothing written is lost.
		await page.locator('[name="languages"][value="sv"]').check();
		await page.locator('[name="onsiteSeats"]').fill('');
		await page.locator('[name="closes.day"]').fill('2027-01-05');
		await page.locator('[name="closes.time"]').fill('16:00');
		await page.getByRole('button', { name: say.create }).click();
		await expect(page.locator('#error-summary a')).toHaveCount(1);
		await expect(page.locator('[name="onsiteSeats"]')).toHaveAttribute('aria-invalid', 'true');
		await expect(page.locator('[name="sessions[1].day"]')).toHaveValue('2027-01-20');
		await expectAccessible(page);
		await page.locator('#error-summary a').press('Enter');
		await expect(page.locator('[name="onsiteSeats"]')).toBeFocused();
		await page.keyboard.type('24');
		const sent = page.waitForRequest(
			(one) => one.method() === 'POST' && one.url().includes('/trainings/new'),
		);
		await page.keyboard.press('Enter');
		const form = await sent;
		await page.waitForURL(/trainings\/NRM-\d+-\d+$/);
		const href = page.url();
		const code = href.slice(href.lastIndexOf('/') + 1);

		// The same form sent again is the same training.
		const again = await page.request.post(form.url(), {
			headers: { 'content-type': form.headers()['content-type'] ?? '', origin: urls.admin },
			data: form.postDataBuffer() ?? '',
			maxRedirects: 0,
		});
		expect(`${again.headers()['location'] ?? ''}${await again.text()}`).toContain(code);
		await page.goto(`${home}/trainings?q=${encodeURIComponent(courseName)}&when=all`);
		await expect(page.getByRole('link', { name: courseName, exact: true })).toHaveCount(2);
		await expectAccessible(page);

		// Swedish is missing: it is not published, and nobody outside sees it.
		await page.goto(href);
		await expect(page.getByText('13.1.2027').first()).toBeVisible();
		await expect(page.locator('main').getByText(say.draft, { exact: true })).toBeVisible();
		await page.getByRole('button', { name: say.publish }).click();
		const refused = page.getByRole('alert').filter({ hasText: say.notPublished });
		await expect(refused).toContainText(say.lacksSwedish);
		await expectAccessible(page);
		expect((await request.get(publicPage(locale, code))).status()).toBe(404);
		expect(await feedEvents(request, locale, courseName)).toEqual([]);

		await page.getByRole('link', { name: say.edit, exact: true }).click();
		await page.waitForURL('**/edit');
		const swedish = `Utbildning ${code}`;
		await page.locator('[name="title.sv"]').fill(swedish);
		await page.getByRole('button', { name: say.save }).click();
		await page.waitForURL(href);
		await page.getByRole('button', { name: say.publish }).click();
		await expect(page.locator('main').getByText(say.published, { exact: true })).toBeVisible();

		// In the catalogue and in the feed, in the reader's language and the training's own time.
		const title = { fi: courseName, sv: swedish }[locale];
		const visitor = await context.newPage();
		await visitor.goto(`${urls.public}/${locale}/${say.catalogue}?q=${code}`);
		await visitor.getByRole('link', { name: title }).click();
		await visitor.waitForURL(publicPage(locale, code));
		await expect(visitor.getByText('9.00').first()).toBeVisible();
		const events = await feedEvents(request, locale, courseName);
		expect(events.map(({ summary, startsAt }) => ({ summary, startsAt }))).toEqual([
			{ summary: `${title} (1/2)`, startsAt: '2027-01-13T09:00:00' },
			{ summary: `${title} (2/2)`, startsAt: '2027-01-20T12:00:00' },
		]);
	});

	test(`a training stands in the month and is copied as a new draft, in ${locale}`, async ({ page }) => {
		const say = words[locale];
		const { code, title } = await shownTraining();
		const home = `${urls.admin}/${locale}/${demo.slug}`;
		const href = `${home}/trainings/${code}`;
		await signIn(page, 'coordinator', locale);

		// The month as a calendar and as a list.
		await page.goto(`${home}/calendar?month=2027-02`);
		await expect(page.getByRole('heading', { name: new RegExp(say.month, 'i') })).toBeVisible();
		await expect(page.getByRole('link', { name: new RegExp(title) })).toHaveCount(2);
		await expectAccessible(page);
		await page.getByRole('link', { name: say.asList }).click();
		await page.waitForURL(/view=list/);
		await expect(page.getByRole('row').filter({ hasText: code })).toHaveCount(2);
		await expectAccessible(page);

		// A copy is a new draft: all but its days, which are its own.
		await page.goto(href);
		await page.getByRole('link', { name: say.copy }).click();
		await page.waitForURL(/copy=/);
		await expect(page.locator('[name="title.fi"]')).toHaveValue(title);
		await expect(page.locator('[name="sessions[1].from"]')).toHaveValue('13:00');
		await expect(page.locator('[name="sessions[1].day"]')).toHaveValue('');
		await expectAccessible(page);
		// Who leaves with something written is asked first, and may stay.
		await page.locator('[name="sessions[0].day"]').fill('2027-02-23');
		page.once('dialog', (dialog) => dialog.dismiss());
		await page.getByRole('link', { name: say.leave, exact: true }).click();
		await expect(page.locator('[name="sessions[0].day"]')).toHaveValue('2027-02-23');
		await page.locator('[name="sessions[1].day"]').fill('2027-02-24');
		await page.getByRole('button', { name: say.create }).click();
		await page.waitForURL(
			(url) => /trainings\/NRM-\d+-\d+$/.test(url.pathname) && !url.pathname.endsWith(code),
		);
		await expect(page.getByText('24.2.2027').first()).toBeVisible();
		await expect(page.locator('main').getByText(say.draft, { exact: true })).toBeVisible();
	});

	test(`a training is edited by two at once, taken back and cancelled, in ${locale}`, async ({
		page,
		context,
		request,
	}) => {
		const say = words[locale];
		const { code } = await shownTraining();
		const href = `${urls.admin}/${locale}/${demo.slug}/trainings/${code}`;
		await signIn(page, 'coordinator', locale);
		const events = await feedEvents(request, locale, code);
		expect(events).toHaveLength(2);

		// Two edit at once: the later one sees both versions, loses nothing, and chooses.
		await page.goto(`${href}/edit`);
		const other = await context.newPage();
		await other.goto(`${href}/edit`);
		await other.locator('[name="onsiteSeats"]').fill('30');
		await other.locator('[name="title.en"]').fill('Written meanwhile');
		await other.getByRole('button', { name: say.save }).click();
		await other.waitForURL(href);
		await page.locator('[name="onsiteSeats"]').fill('18');
		await page.getByRole('button', { name: say.save }).click();
		await expect(page.getByText(say.saveTheirs)).toBeVisible();
		const row = page.getByRole('row').filter({ hasText: say.seats });
		await expect(row.getByRole('cell').filter({ hasText: '30' })).toBeVisible();
		await expect(row.getByRole('cell').filter({ hasText: '18' })).toBeVisible();
		await expect(page.locator('[name="onsiteSeats"]')).toHaveValue('18');
		await expectAccessible(page);
		await page
			.getByRole('button', { name: say.take({ fi: 'Koulutuksen nimi', sv: 'Utbildningens namn' }[locale]) })
			.click();
		await expect(page.locator('[name="title.en"]')).toHaveValue('Written meanwhile');
		await page.getByRole('button', { name: say.save }).click();
		await page.waitForURL(href);
		await expect(page.getByText('0/18').first()).toBeVisible();

		// Taken back while nobody has registered; shown again; cancelled, and everyone sees that it is.
		await page.getByRole('button', { name: say.unpublish }).click();
		await expect(page.locator('main').getByText(say.draft, { exact: true })).toBeVisible();
		expect((await request.get(publicPage(locale, code))).status()).toBe(404);
		await page.getByRole('button', { name: say.publish }).click();
		await expect(page.locator('main').getByText(say.published, { exact: true })).toBeVisible();
		await page.getByRole('link', { name: say.cancel }).click();
		await page.waitForURL('**/cancel');
		await expectAccessible(page);
		await page.locator('[name="reason.fi"]').fill('Sali on remontissa');
		await page.locator('[name="reason.sv"]').fill('Salen renoveras');
		await page.getByRole('button', { name: say.cancelForGood }).click();
		await page.waitForURL(href);
		await expect(page.locator('main').getByText(say.cancelled, { exact: true }).first()).toBeVisible();
		const visitor = await context.newPage();
		await visitor.goto(publicPage(locale, code));
		await expect(
			visitor.getByText({ fi: 'Sali on remontissa', sv: 'Salen renoveras' }[locale]),
		).toBeVisible();
		const withdrawn = await feedEvents(request, locale, code);
		expect(withdrawn.map(({ uid, status }) => ({ uid, status }))).toEqual(
			events.map(({ uid }) => ({ uid, status: 'CANCELLED' })),
		);
	});

	test(`a coordinator sees who was reached, and takes the figures of a period along, in ${locale}`, async ({
		page,
	}) => {
		const say = words[locale];
		await signIn(page, 'coordinator', locale);
		await page.goto(`${urls.admin}/${locale}/${demo.slug}`);
		const coming = page.getByRole('region', { name: say.coming });
		await expect(coming.getByRole('listitem').first()).toBeVisible();
		await expect(coming.getByText(/\d+\/\d+/).first()).toBeVisible();
		await expectAccessible(page);

		await page.locator('input[name="from"]').fill('2026-01-01');
		await page.locator('input[name="to"]').fill('2026-06-30');
		await page.getByRole('button', { name: say.showPeriod }).press('Enter');
		await page.waitForURL(/from=2026-01-01&to=2026-06-30/);
		await expect(page.locator('p.period')).toContainText(
			{ fi: '1.1.–30.6.2026', sv: '1.1–30.6.2026' }[locale],
		);
		await expectAccessible(page);
		const shown = {
			[say.region]: await rowsOf(page, say.reached),
			[say.group]: await rowsOf(page, say.byGroup),
			[say.language]: await rowsOf(page, say.byLanguage),
		};
		expect(shown[say.region]?.map(([name]) => name)).toContain(say.unknown);

		const downloads = page.waitForEvent('download');
		await page.getByRole('link', { name: say.download }).click();
		const download = await downloads;
		expect(download.suggestedFilename()).toMatch(/^[a-z0-9-]+-2026-01-01-2026-06-30\.csv$/);
		const file = await page.request.get(download.url());
		expect(file.headers()['content-type']).toBe('text/csv; charset=utf-8');
		const bytes = await file.body();
		expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
		const text = bytes.subarray(3).toString('utf8');
		expect(text.endsWith('\r\n')).toBe(true);
		expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
		const [header, total, ...rows] = text.trimEnd().split('\r\n');
		expect(header).toBe(say.header);
		expect(total).toMatch(new RegExp(`^${say.total};\\d+;\\d+;`));
		const cells = [header, total, ...rows].flatMap((line) => line?.split(';') ?? []);
		expect(cells.filter((cell) => /^"?[=+\-@\t]/.test(cell))).toEqual([]);

		// The file tells what the page shows, row by row; the page adds "unknown" where there is none.
		for (const [dimension, onPage] of Object.entries(shown)) {
			const inFile = rows
				.map((line) => line.split(';'))
				.filter((line) => line[2] === dimension)
				.map(([, , , , name, participations, persons]) => [name, participations, persons]);
			expect(onPage.filter(([name, count]) => name !== say.unknown || count !== '0')).toEqual(
				inFile.filter(([name, count]) => name !== say.unknown || count !== '0'),
			);
		}
		const persons = total?.split(';')[6] ?? '';
		expect(Number(persons)).toBeGreaterThan(0);
		for (const paragraph of ['fi', 'sv', 'en']) {
			const words = page.locator(`details p[lang="${paragraph}"]`);
			expect((await words.textContent())?.replaceAll(/\s/g, '')).toContain(persons);
		}

		// A period that ends before it begins is told, and shows the whole project.
		await page.goto(`${urls.admin}/${locale}/${demo.slug}?from=2026-06-30&to=2026-01-01`);
		await expect(
			page.getByText({ fi: 'Loppupäivä on ennen alkupäivää', sv: 'Slutdagen är före' }[locale]),
		).toBeVisible();
	});
}

const publicPage = (locale: 'fi' | 'sv', code: string) =>
	`${urls.public}/${locale}/${words[locale].catalogue}/${code}`;

async function writeSession(page: Page, index: number, session: { day: string; from: string; to: string }) {
	for (const [field, value] of Object.entries(session))
		await page.locator(`[name="sessions[${index}].${field}"]`).fill(value);
}

/** Name, participations and persons of each row; figures without the spaces that group them. */
async function rowsOf(page: Page, caption: string): Promise<string[][]> {
	const rows = await page.getByRole('table', { name: caption }).locator('tbody tr').all();
	return Promise.all(
		rows.map(async (row) => [
			await row.getByRole('rowheader').innerText(),
			...(await row.getByRole('cell').allInnerTexts()).slice(0, 2).map((one) => one.replaceAll(/\s/g, '')),
		]),
	);
}

async function feedEvents(request: APIRequestContext, locale: string, words: string) {
	const address = `${urls.public}/feeds/${locale}/trainings.ics?q=${encodeURIComponent(words)}`;
	const text = await (await request.get(address)).text();
	return new ical.Component(ical.parse(text))
		.getAllSubcomponents('vevent')
		.map((event) => {
			const value = (name: string) => String(event.getFirstPropertyValue(name));
			return {
				uid: value('uid'),
				summary: value('summary'),
				startsAt: value('dtstart'),
				status: value('status'),
			};
		})
		.toSorted((a, b) => a.startsAt.localeCompare(b.startsAt));
}

/** A course without Swedish, a venue, a trainer, and a draft that keeps room and trainer busy on one morning. */
function whatIsPlannedWith() {
	return actingOn(installation().databaseAppUrl, async (ctx) => {
		const mark = newId().slice(-6);
		const project = demo.slug;
		const courseName = `Kohtaaminen ${mark}`;
		const [venueName, roomName, trainerRole] = [`Äyräsranta ${mark}`, `Sali Å ${mark}`, `Kouluttaja ${mark}`];
		const both = (text: string) => ({ fi: text, sv: text });
		const course = await createCourse(
			ctx,
			CreateCourseInput.parse({
				project,
				key: `kohtaaminen-${mark}`,
				title: { fi: courseName },
				durationMinutes: 150,
				targetGroupKeys: [],
			}),
		);
		if (!course.ok) throw new Error('The course was refused');
		const { venueId, roomIds } = await createVenue(
			ctx,
			CreateVenueInput.parse({
				project,
				name: both(venueName),
				municipalityCode: '564',
				capacitySeats: 60,
				rooms: [{ name: both(roomName), capacitySeats: 40 }],
			}),
		);
		const trainer = await createTrainer(
			ctx,
			CreateTrainerInput.parse({ project, role: both(trainerRole), languages: ['fi', 'sv'] }),
		);
		if (!trainer.ok) throw new Error('The trainer was refused');
		const { code } = await createTraining(
			ctx,
			CreateTrainingInput.parse({
				project,
				courseId: course.courseId,
				format: 'regional_onsite',
				mode: 'onsite',
				venueId,
				onsiteSeats: 20,
				trainerIds: [trainer.trainerId],
				sessions: [{ startsAt: '2027-01-20T09:00', endsAt: '2027-01-20T12:00', roomId: roomIds[0] }],
			}),
		);
		return { courseName, venueName, roomName, trainerRole, busyCode: code };
	});
}

/** A public training of two mornings, with one title in every language, for one journey alone. */
function shownTraining() {
	return actingOn(installation().databaseAppUrl, async (ctx) => {
		const mark = newId().slice(-6);
		const project = demo.slug;
		const title = `Åsa ${mark}`;
		const inAll = { fi: title, sv: title };
		const course = await createCourse(
			ctx,
			CreateCourseInput.parse({ project, key: `asa-${mark}`, title: inAll, durationMinutes: 150 }),
		);
		if (!course.ok) throw new Error('The course was refused');
		const { venueId } = await createVenue(
			ctx,
			CreateVenueInput.parse({ project, name: inAll, municipalityCode: '564', capacitySeats: 60 }),
		);
		const { trainingId, code } = await createTraining(
			ctx,
			CreateTrainingInput.parse({
				project,
				courseId: course.courseId,
				format: 'regional_onsite',
				mode: 'onsite',
				venueId,
				onsiteSeats: 20,
				sessions: [
					{ startsAt: '2027-02-09T09:00', endsAt: '2027-02-09T12:00' },
					{ startsAt: '2027-02-10T13:00', endsAt: '2027-02-10T16:00' },
				],
			}),
		);
		const published = await publishTraining(ctx, { project, trainingId, revision: 1 });
		if (!published.ok) throw new Error('The training was not published');
		return { code, title };
	});
}

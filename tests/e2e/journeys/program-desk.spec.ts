import ical from 'ical.js';
import { createCourse } from '@kutsu/core/courses';
import { CreateCourseInput } from '@kutsu/core/courses/model';
import { createTraining, publishTraining } from '@kutsu/core/trainings';
import { CreateTrainingInput } from '@kutsu/core/trainings/model';
import { createVenue } from '@kutsu/core/venues';
import { CreateVenueInput } from '@kutsu/core/venues/model';
import { newId } from '@kutsu/kernel';
import { demo, installation, urls } from '../support/installation.ts';
import { actingOn } from '../support/own-project.ts';
import { expect, expectAccessible, phone, signIn, test } from '../support/test.ts';

const words = {
	fi: {
		start: 'Aloita ohjelma',
		newItem: 'Uusi ohjelmakohta',
		addItem: 'Lisää ohjelmakohta',
		begins: 'Alkaa',
		place: 'Sijoita',
		move: 'Siirrä',
		release: 'Julkaisu',
		publish: (number: number) => `Julkaise versio ${number}`,
		version: (number: number) => `Versio ${number}`,
		missing: 'otsikko puuttuu ruotsiksi',
		save: 'Tallenna muutokset',
		moved: 'Siirretty',
		path: 'ohjelma',
	},
	sv: {
		start: 'Börja programmet',
		newItem: 'Ny programpunkt',
		addItem: 'Lägg till programpunkten',
		begins: 'Börjar',
		place: 'Placera',
		move: 'Flytta',
		release: 'Publicering',
		publish: (number: number) => `Publicera version ${number}`,
		version: (number: number) => `Version ${number}`,
		missing: 'rubriken saknas på svenska',
		save: 'Spara ändringar',
		moved: 'Flyttat',
		path: 'program',
	},
} as const;

for (const locale of ['fi', 'sv'] as const) {
	test(`communications places and publishes a program, and a change is a new version, in ${locale}`, async ({
		page,
		request,
		browser,
	}) => {
		const say = words[locale];
		const { code, title } = await seminar();
		await signIn(page, 'communications', locale);
		await page.goto(`${urls.admin}/${locale}/${demo.slug}/program`);
		await page.getByRole('button', { name: new RegExp(`^${say.start} ?: ${title[locale]}$`) }).click();
		await page.waitForURL(`**/${code}`);
		await expectAccessible(page);

		await page.getByRole('link', { name: say.newItem }).first().click();
		await page.waitForURL('**/items/new');
		await page.locator('[name="title.fi"]').fill('Äänet kentältä');
		await page.getByRole('button', { name: say.addItem }).click();
		await page.waitForURL(/items\/[0-9a-f-]{36}$/);
		const item = page.url();
		await page.getByLabel(say.begins).fill('10:00');
		await expectAccessible(page);
		await page.getByRole('button', { name: say.place }).click();
		await page.waitForURL(`**/${code}`);

		// A missing required language stops it, until it is written.
		await page.getByRole('link', { name: say.release }).click();
		await expect(page.getByRole('link', { name: `Äänet kentältä: ${say.missing}` })).toBeVisible();
		await page.getByRole('button', { name: say.publish(1) }).click();
		await expect(page.locator('[name="missingLocaleReason"]')).toHaveAttribute('aria-invalid', 'true');
		await expectAccessible(page);
		await page.goto(item);
		await page.locator('[name="title.sv"]').fill('Röster från fältet');
		await page.getByRole('button', { name: say.save }).click();
		await page.waitForURL(`**/${code}`);
		await page.getByRole('link', { name: say.release }).click();
		await page.getByRole('button', { name: say.publish(1) }).click();
		await expect(page.getByRole('rowheader', { name: say.version(1) })).toBeVisible();

		const calendar = `${urls.public}/feeds/${locale}/program/${code}.ics`;
		const before = eventOf(await (await request.get(calendar)).text());
		expect(before).toMatchObject({
			summary: { fi: 'Äänet kentältä', sv: 'Röster från fältet' }[locale],
			sequence: 0,
		});

		await page.goto(item);
		await page.getByLabel(say.begins).fill('13:15');
		await page.getByRole('button', { name: say.move }).click();
		await page.waitForURL(`**/${code}`);
		// The draft moved; what visitors have did not.
		expect(eventOf(await (await request.get(calendar)).text())).toEqual(before);
		await page.getByRole('link', { name: say.release }).click();
		await expect(page.getByText(say.moved)).toBeVisible();
		await page.getByRole('button', { name: say.publish(2) }).click();
		await expect(page.getByRole('rowheader', { name: say.version(2) })).toBeVisible();
		const after = eventOf(await (await request.get(calendar)).text());
		expect(after).toMatchObject({ uid: before.uid, sequence: 1 });
		expect(after.startsAt).toContain('T13:15');

		const visitor = await browser.newContext({ ...phone, javaScriptEnabled: false });
		const reader = await visitor.newPage();
		await reader.goto(`${urls.public}/${locale}/${say.path}/${code}`);
		await expect(
			reader.getByRole('heading', { name: { fi: 'Äänet kentältä', sv: 'Röster från fältet' }[locale] }),
		).toBeVisible();
		await expect(reader.getByText('13.15–13.45', { exact: true })).toBeVisible();
		expect(
			await reader.evaluate('document.documentElement.scrollWidth <= document.documentElement.clientWidth'),
		).toBe(true);
		await visitor.close();
	});
}

function eventOf(text: string) {
	const [event] = new ical.Component(ical.parse(text)).getAllSubcomponents('vevent');
	const value = (name: string) => String(event?.getFirstPropertyValue(name));
	return {
		uid: value('uid'),
		summary: value('summary'),
		sequence: Number(value('sequence')),
		startsAt: value('dtstart'),
	};
}

/** A published final seminar in the demo project, later than its own, for one journey alone. */
function seminar() {
	return actingOn(installation().databaseAppUrl, async (ctx) => {
		const key = `seminar-${newId().slice(-6)}`;
		const title = { fi: `Päätöspäivä ${key}`, sv: `Avslutningsdag ${key}`, en: `Closing day ${key}` };
		const project = demo.slug;
		const course = await createCourse(
			ctx,
			CreateCourseInput.parse({ project, key, title, durationMinutes: 420 }),
		);
		if (!course.ok) throw new Error('The course was refused');
		const room = (name: string, capacitySeats: number) => ({ name: { fi: name, sv: name }, capacitySeats });
		const { venueId } = await createVenue(
			ctx,
			CreateVenueInput.parse({
				project,
				name: { fi: 'Äyräsen talo', sv: 'Äyräs hus' },
				municipalityCode: '091',
				capacitySeats: 80,
				rooms: [room('Auditorio Å', 60), room('Kabinetti Ö', 20)],
			}),
		);
		const training = await createTraining(
			ctx,
			CreateTrainingInput.parse({
				project,
				courseId: course.courseId,
				format: 'final_seminar',
				mode: 'onsite',
				venueId,
				onsiteSeats: 80,
				sessions: [{ startsAt: '2027-08-24T09:00', endsAt: '2027-08-24T16:00' }],
			}),
		);
		const published = await publishTraining(ctx, { project, trainingId: training.trainingId, revision: 1 });
		if (!published.ok) throw new Error('The seminar was not published');
		return { code: training.code, title };
	});
}

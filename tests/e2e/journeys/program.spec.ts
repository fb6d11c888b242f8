import ical from 'ical.js';
import { expect, expectAccessible, test } from '../support/test.ts';
import { urls } from '../support/installation.ts';

const words = {
	fi: {
		path: '/fi/ohjelma/NRM-2025-LOPPU',
		title: 'Ihmiskaupan vastaisen työn loppuseminaari',
		break: 'Iltapäiväkahvi',
		room: 'Juhlasali',
	},
	sv: {
		path: '/sv/program/NRM-2025-LOPPU',
		title: 'Slutseminarium för arbetet mot människohandel',
		break: 'Eftermiddagskaffe',
		room: 'Festsalen',
	},
} as const;

for (const locale of ['fi', 'sv'] as const) {
	const { path, title, break: pause, room } = words[locale];

	test(`anyone reads the seminar's program by day, track and room, in ${locale}`, async ({ page }) => {
		await page.goto(path);
		await expect(page.getByRole('heading', { level: 1 })).toContainText(title);
		await expect(page.getByText(pause).first()).toBeVisible();
		// Protected speakers by role, and nowhere by name.
		await expect(page.getByText(locale === 'fi' ? 'Rikostutkija' : 'Brottsutredare').first()).toBeVisible();
		await expectAccessible(page);
		for (const view of ['track', 'room']) {
			await page.goto(`${path}?view=${view}`);
			await expect(page.getByText(room).first()).toBeVisible();
			await expectAccessible(page);
		}
	});

	test(`anyone takes the program along as PDF and as a calendar, in ${locale}`, async ({ request }) => {
		const pdf = await request.get(`${urls.public}/documents/${locale}/program/NRM-2025-LOPPU.pdf`);
		expect(pdf.status()).toBe(200);
		expect(pdf.headers()['content-type']).toBe('application/pdf');
		const bytes = (await pdf.body()).toString('latin1');
		expect(bytes.startsWith('%PDF-')).toBe(true);
		expect(bytes).toContain('pdfuaid:part');
		const again = await request.get(`${urls.public}/documents/${locale}/program/NRM-2025-LOPPU.pdf`, {
			headers: { 'if-none-match': pdf.headers()['etag'] ?? '' },
		});
		expect(again.status()).toBe(304);

		const calendar = await request.get(`${urls.public}/feeds/${locale}/program/NRM-2025-LOPPU.ics`);
		expect(calendar.headers()['content-type']).toContain('text/calendar');
		const events = new ical.Component(ical.parse(await calendar.text())).getAllSubcomponents('vevent');
		expect(events.length).toBeGreaterThan(10);
		expect(events.map((event) => String(event.getFirstPropertyValue('summary'))).join('\n')).toContain(
			locale === 'fi' ? 'Näyttö ihmiskaupparikoksissa' : 'Bevisning vid människohandelsbrott',
		);
	});
}

import ical from 'ical.js';
import { editTraining, trainingForStaff } from '@kutsu/core/trainings';
import { EditTrainingInput } from '@kutsu/core/trainings/model';
import { installation, own, urls } from '../support/installation.ts';
import { actingOn, ownTraining } from '../support/own-project.ts';
import { expect, expectAccessible, test } from '../support/test.ts';

for (const locale of ['fi', 'sv'] as const) {
	test(`an organizer subscribes to one region and language, and a change shows at once, in ${locale}`, async ({
		page,
		request,
	}) => {
		const training = await ownTraining(`Syöte ${locale}`);
		await page.goto(
			`/${locale}/${locale === 'fi' ? 'koulutukset' : 'utbildningar'}?region=17&language=fi&project=${own.slug}`,
		);
		const address = await page.locator('input[readonly][value*="/feeds/"]').first().inputValue();
		expect(new URL(address).pathname).toBe(`/feeds/${locale}/trainings.ics`);
		expect(Object.fromEntries(new URL(address).searchParams)).toMatchObject({ region: '17', language: 'fi' });
		await expectAccessible(page);

		const first = await request.get(address);
		expect(first.status()).toBe(200);
		const before = eventOf(await first.text(), locale);
		const unchanged = await request.get(address, {
			headers: { 'if-none-match': first.headers()['etag'] ?? '' },
		});
		expect(unchanged.status()).toBe(304);

		await actingOn(installation().databaseAppUrl, async (ctx) => {
			const { form, training: shown } = await formOf(ctx, training.code);
			const sessions = form.sessions.map((session) => ({
				...session,
				startsAt: '2026-11-11T10:00',
				endsAt: '2026-11-11T13:30',
			}));
			const edited = await editTraining(
				ctx,
				EditTrainingInput.parse({
					...form,
					project: own.slug,
					trainingId: shown.id,
					revision: shown.revision,
					sessions,
				}),
			);
			expect(edited.ok).toBe(true);
		});

		await expect
			.poll(async () =>
				(
					await request.get(address, { headers: { 'if-none-match': first.headers()['etag'] ?? '' } })
				).status(),
			)
			.toBe(200);
		const after = eventOf(await (await request.get(address)).text(), locale);
		expect(after.uid).toBe(before.uid);
		expect(after.sequence).toBe(before.sequence + 1);
		expect(after.startsAt).toContain('T10:00');
	});
}

test('what is not public is in no feed, and a filter that cannot be used is told', async ({ request }) => {
	const everything = await (await request.get(`${urls.public}/feeds/fi/trainings.ics`)).text();
	expect(everything).toContain('BEGIN:VEVENT');
	for (const hidden of ['Turvakotien koulutus', 'Esitutkinta ja ohjaus palveluihin'])
		expect(everything.replaceAll('\r\n ', '')).not.toContain(hidden);
	expect((await request.get(`${urls.public}/feeds/fi/trainings.ics?region=nowhere`)).status()).toBe(400);
});

function eventOf(text: string, locale: string) {
	const events = new ical.Component(ical.parse(text)).getAllSubcomponents('vevent');
	const event = events.find((one) =>
		String(one.getFirstPropertyValue('summary')).startsWith(`Syöte ${locale}`),
	);
	if (!event) throw new Error(`Not in the feed:\n${text}`);
	return {
		uid: String(event.getFirstPropertyValue('uid')),
		sequence: Number(event.getFirstPropertyValue('sequence') ?? 0),
		startsAt: String(event.getFirstPropertyValue('dtstart')),
	};
}

async function formOf(ctx: Parameters<typeof trainingForStaff>[0], code: string) {
	const shown = await trainingForStaff(ctx, { project: own.slug, code });
	return { form: shown.form, training: shown };
}

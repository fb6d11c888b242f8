import { urls } from '../support/installation.ts';
import { expect, test } from '../support/test.ts';

test('a form is taken from the admin’s own pages over plain http, and from no other', async ({ request }) => {
	const send = (origin: string) =>
		request.post(`${urls.admin}/fi/sign-in`, {
			form: { email: 'nobody@example.org', password: 'not the password' },
			headers: { origin },
			maxRedirects: 0,
		});
	expect((await send('https://evil.example.net')).status()).toBe(403);
	expect((await send(urls.public)).status()).toBe(403);
	// Where the limit on attempts, which all journeys share, is reached, that is told instead: again after a moment.
	await expect(async () => {
		const own = await send(urls.admin);
		expect(own.status()).toBe(400);
		expect(await own.text()).toContain('Sähköpostiosoite tai salasana on väärä');
	}).toPass({ timeout: 100_000, intervals: [10_000] });
});

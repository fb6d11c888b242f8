import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addLinks, subscribeLinks } from './calendar-links.ts';

const feed = 'https://example.org/feeds/sv/trainings.ics?region=19&q=a%26b';
const event = {
	title: 'Tunnista & ohjaa: 100 % #1',
	startsAt: new Date('2026-10-22T06:00:00Z'),
	endsAt: new Date('2026-10-22T09:30:00Z'),
	timeZone: 'Europe/Helsinki',
	location: 'Talo, Esimerkkikatu 1, 00100 Helsinki',
	url: 'https://example.org/fi/koulutukset/NRM-2026-014',
	text: 'Rivi\nja + toinen',
};

test('one address takes the form of each program, Outlook on the web without webcal', () => {
	const links = subscribeLinks(feed, 'Utbildningar – Lappland');
	expect(links.https).toBe(feed);
	expect(links.webcal).toBe(feed.replace('https:', 'webcal:'));
	expect(new URL(links.google).searchParams.get('cid')).toBe(links.webcal);
	for (const [link, host] of [
		[links.outlookWork, 'outlook.office.com'],
		[links.outlookHome, 'outlook.live.com'],
	] as const) {
		const url = new URL(link);
		expect([url.host, url.pathname]).toEqual([host, '/calendar/0/addfromweb']);
		expect(url.searchParams.get('url')).toBe(feed);
		expect(url.searchParams.get('name')).toBe('Utbildningar – Lappland');
		expect(link).not.toContain('webcal');
	}
});

test('an event is handed over in UTC, its texts whole', () => {
	const links = addLinks(event);
	const google = new URL(links.google).searchParams;
	expect(google.get('dates')).toBe('20261022T060000Z/20261022T093000Z');
	expect(google.get('ctz')).toBe('Europe/Helsinki');
	expect(google.get('text')).toBe(event.title);
	expect(google.get('details')).toBe(`${event.text}\n\n${event.url}`);
	const outlook = new URL(links.outlookWork).searchParams;
	expect(outlook.get('startdt')).toBe('2026-10-22T06:00:00Z');
	expect(outlook.get('enddt')).toBe('2026-10-22T09:30:00Z');
	expect(outlook.get('subject')).toBe(event.title);
	expect(links.outlookWork).not.toContain('+');
});

test('whatever the texts, each stands in its own parameter and no other', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), (title, location) => {
			const params = new URL(addLinks({ ...event, title, location }).google).searchParams;
			expect(params.get('text') ?? '').toBe(title.toWellFormed());
			expect(params.get('location') ?? '').toBe(location.toWellFormed());
			expect(params.get('action')).toBe('TEMPLATE');
		}),
	);
});

import { aSeminar, freshWorld } from '@kutsu/testing';
import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { appOver } from '../test/visitor.ts';

const world = await freshWorld();
const app = appOver(world);
const seminar = await aSeminar(world);
const track = await seminar.track({ name: { fi: 'Auttaminen', sv: 'Hjälp' } });
const item = await seminar.item({ at: '10:00', trackId: track.id });
await seminar.release();
const { code } = seminar.training;
const pdf = `/documents/sv/program/${code}.pdf`;
const ics = `/feeds/fi/program/${code}.ics`;

describe('the document', () => {
	test('is a PDF/UA with the seminar’s title, and says its release', async () => {
		const response = await app.request(pdf);
		expect(response.status).toBe(200);
		expect(Object.fromEntries(response.headers)).toMatchObject({
			'content-type': 'application/pdf',
			'content-language': 'sv',
			'content-disposition': `inline; filename="${code}-v1-sv.pdf"`,
			'access-control-allow-origin': '*',
			'access-control-expose-headers': 'etag,x-kutsu-release',
			'x-kutsu-release': '1',
		});
		const bytes = Buffer.from(await response.arrayBuffer()).toString('latin1');
		expect(bytes).toMatch(/^%PDF-/);
		expect(bytes).toMatch(/pdfuaid:part>1</);
		expect(bytes).toMatch(/Slutseminarium/);
	});

	test('of the draft is not for a visitor', async () => {
		const draft = await app.request(`/documents/fi/projects/${world.project.slug}/program/${code}.pdf`);
		expect(draft.status).toBe(404);
		expect(draft.headers.get('access-control-allow-origin')).toBe(null);
	});
});

describe('the calendar', () => {
	test('holds the items, whole and by track and room', async () => {
		const uids = async (query: string) => {
			const parsed = new ICAL.Component(
				ICAL.parse(await (await app.request(ics + query)).text()) as unknown[],
			);
			return parsed.getAllSubcomponents('vevent').map((event) => String(event.getFirstPropertyValue('uid')));
		};
		const uid = `${item.id}@item.kutsu`;
		expect(await uids('')).toEqual([uid]);
		expect(await uids(`?track=${track.key}`)).toEqual([uid]);
		expect(await uids(`?room=${seminar.roomIds[0]}`)).toEqual([uid]);
	});

	test('is text/calendar, open to all, and not for search engines', async () => {
		expect(Object.fromEntries((await app.request(ics)).headers)).toMatchObject({
			'content-type': 'text/calendar; charset=utf-8',
			'access-control-allow-origin': '*',
			'x-kutsu-release': '1',
			'x-robots-tag': 'noindex',
		});
	});
});

describe.each([{ path: pdf }, { path: ics }])('$path', ({ path }) => {
	test('answers 304 to one who has it, without a body, and HEAD like GET', async () => {
		const first = await app.request(path);
		const etag = first.headers.get('etag') ?? '';
		expect(etag).toMatch(/^W\/"/);
		const again = await app.request(path, { headers: { 'if-none-match': etag } });
		expect([
			again.status,
			await again.text(),
			again.headers.get('etag'),
			again.headers.get('x-kutsu-release'),
		]).toEqual([304, '', etag, '1']);
		const head = await app.request(path, { method: 'HEAD' });
		expect([head.status, head.headers.get('etag'), await head.text()]).toEqual([200, etag, '']);
	});

	test('lets a page of another origin ask by tag', async () => {
		const preflight = await app.request(path, {
			method: 'OPTIONS',
			headers: {
				origin: 'https://partner.example.org',
				'access-control-request-method': 'GET',
				'access-control-request-headers': 'if-none-match',
			},
		});
		expect(preflight.status).toBe(204);
		expect(preflight.headers.get('access-control-allow-headers')).toBe('if-none-match');
	});

	test('is of another tag in another language', async () => {
		const [one, other] = await Promise.all(
			[path, path.replace(/\/(fi|sv)\//, '/en/')].map((address) => app.request(address)),
		);
		expect(one?.headers.get('etag')).not.toBe(other?.headers.get('etag'));
	});
});

test.each([
	{ when: 'there is no such code', path: pdf.replace(code, 'NO-2026-001') },
	{ when: 'the language is none of ours', path: pdf.replace('/sv/', '/de/') },
	{ when: 'there is no such calendar', path: ics.replace(code, 'NO-2026-001') },
	{ when: 'there is no such track', path: `${ics}?track=no-such` },
	{ when: 'there is no such room', path: `${ics}?room=${track.id}` },
])('answers as missing when $when', async ({ path }) => {
	const response = await app.request(path);
	expect([response.status, await response.json()]).toEqual([
		404,
		{ code: 'NOT_FOUND', message: 'Not found' },
	]);
});

test('a new release is a new tag and a new file', async () => {
	const before = await app.request(ics);
	await seminar.item({ at: '11:00' });
	await seminar.release();
	const after = await app.request(ics, { headers: { 'if-none-match': before.headers.get('etag') ?? '' } });
	expect([after.status, after.headers.get('x-kutsu-release')]).toEqual([200, '2']);
});

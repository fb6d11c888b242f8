import fc from 'fast-check';
import { expect, test } from 'vitest';
import { eventListHtml, frameCode } from './embed-code.ts';

const event = {
	title: 'Koulutus',
	href: 'https://kutsu.example.org/fi/koulutukset/NRM-1',
	startsAt: new Date('2026-10-22T06:00:00Z'),
	when: 'to 22.10.2026 klo 9.00–12.00',
	location: null,
	state: null,
};

test('the code of a frame', () => {
	expect(
		frameCode({
			src: 'https://kutsu.example.org/fi/upotus/luettelo?region=17&q="a"',
			title: 'Koulutukset <Oulu>',
			height: 600,
		}),
	).toBe(
		'<iframe src="https://kutsu.example.org/fi/upotus/luettelo?region=17&amp;q=&quot;a&quot;" title="Koulutukset &lt;Oulu&gt;" width="100%" height="600" loading="lazy" style="border: 0"></iframe>',
	);
});

test('a list', () => {
	const hostile = { ...event, title: 'A & <b>', location: 'Oulu', state: 'Peruttu' };
	expect(eventListHtml([event, hostile], 'fi')).toBe(
		[
			'<ul lang="fi">',
			'\t<li><a href="https://kutsu.example.org/fi/koulutukset/NRM-1">Koulutus</a>, <time datetime="2026-10-22T06:00:00.000Z">to 22.10.2026 klo 9.00–12.00</time></li>',
			'\t<li><a href="https://kutsu.example.org/fi/koulutukset/NRM-1">A &amp; &lt;b&gt;</a>, <time datetime="2026-10-22T06:00:00.000Z">to 22.10.2026 klo 9.00–12.00</time>, Oulu, Peruttu</li>',
			'</ul>',
		].join('\n'),
	);
});

test('no text makes a tag or leaves its attribute', () => {
	const shape = eventListHtml([{ ...event, location: 'x', state: 'x' }], 'fi').replaceAll(/[^<>"]/g, '');
	const frame = frameCode({ src: 'x', title: 'x', height: 600 }).replaceAll(/[^<>"]/g, '');
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), (text) => {
			const list = eventListHtml(
				[{ ...event, title: text, href: text, when: text, location: text, state: text }],
				'fi',
			);
			expect(list.replaceAll(/[^<>"]/g, '')).toBe(shape);
			expect(frameCode({ src: text, title: text, height: 600 }).replaceAll(/[^<>"]/g, '')).toBe(frame);
		}),
	);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { eventListJson, rssText, xmlText } from './event-list.ts';
import type { TrainingList } from './event-list.ts';

const list = (title: string): TrainingList => ({
	name: title,
	description: title,
	locale: 'fi',
	selfUrl: 'https://example.org/feeds/fi/trainings.rss?region=19&q=a',
	pageUrl: 'https://example.org/fi/koulutukset?region=19&q=a',
	modifiedAt: new Date('2026-09-01T06:00:00Z'),
	trainings: [
		{
			id: '0192b1c4-5d2e-7abc-8def-0123456789ab',
			code: 'NRM-2026-014',
			url: 'https://example.org/fi/koulutukset/NRM-2026-014',
			title: { fi: title },
			description: {},
			mode: 'onsite',
			timeZone: 'Europe/Helsinki',
			isCancelled: false,
			place: null,
			municipality: { fi: 'Rovaniemi' },
			organiser: { fi: 'Hanke' },
			modifiedAt: new Date('2026-09-01T06:00:00Z'),
			sessions: [
				{
					id: '0192b1c4-5d2e-7abc-8def-0123456789ac',
					uid: '0192b1c4-5d2e-7abc-8def-0123456789ac@session.kutsu',
					title: null,
					startsAt: new Date('2026-10-22T06:00:00Z'),
					endsAt: new Date('2026-10-22T09:30:00Z'),
					isCancelled: true,
				},
			],
			words: { title, text: title },
		},
	],
});

/** What a reader makes of an element's text. */
const read = (text: string) =>
	text.replaceAll('&quot;', '"').replaceAll('&gt;', '>').replaceAll('&lt;', '<').replaceAll('&amp;', '&');

test('whatever the texts, RSS holds the same elements and reads back what XML can hold', () => {
	const shape = (text: string) => Array.from(text.matchAll(/<[^>]*>/g), ([tag]) => tag);
	const expected = shape(rssText(list('x')));
	fc.assert(
		fc.property(fc.string({ unit: 'binary' }), (title) => {
			const text = rssText(list(title));
			expect(shape(text)).toEqual(expected);
			expect(text).not.toMatch(/&(?!amp;|lt;|gt;|quot;)/);
			const held = title
				.toWellFormed()
				.replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');
			expect(read(xmlText(title))).toBe(held);
		}),
	);
});

test('JSON says each text by language, times in the training’s zone, and a cancelled session', () => {
	expect(JSON.parse(eventListJson(list('Ä </script> "x"')))).toMatchObject({
		'@type': 'ItemList',
		numberOfItems: 1,
		itemListElement: [
			{
				identifier: 'NRM-2026-014',
				name: { fi: 'Ä </script> "x"' },
				startDate: '2026-10-22T09:00:00+03:00',
				endDate: '2026-10-22T12:30:00+03:00',
				location: { address: { addressLocality: { fi: 'Rovaniemi' } } },
				subEvent: [{ eventStatus: 'https://schema.org/EventCancelled' }],
			},
		],
	});
});

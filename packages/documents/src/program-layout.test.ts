import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PrintedItem } from './program-document.ts';
import { arrangeDay, findParallelTracks } from './program-layout.ts';
import type { ProgramSlot } from './program-layout.ts';

const order = { tracks: ['common', 'help', 'law', 'work', 'child'], rooms: ['A', 'B', 'C', 'D', 'E', 'F'] };
const minute = (count: number) => new Date(Date.UTC(2025, 4, 13, 6, count));

function anItem(title: string, from: number, to: number, place: Partial<PrintedItem> = {}): PrintedItem {
	return {
		kind: 'talk',
		startsAt: minute(from),
		endsAt: minute(to),
		trackId: 'common',
		roomId: 'A',
		title: { text: title, lang: 'fi' },
		abstract: null,
		speakers: [],
		languages: ['fi'],
		mayBeRecorded: true,
		isStreamed: false,
		...place,
	};
}

/** `one`, or `[[lane lane] [lane]]` with the titles of each lane joined by `+`. */
const shapeOf = (slots: readonly ProgramSlot[]) =>
	slots.map((slot) =>
		slot.form === 'single'
			? slot.item.title.text
			: slot.rows.map((row) => row.map((lane) => lane.items.map((item) => item.title.text).join('+'))),
	);

describe('a day is arranged', () => {
	test.each([
		{ when: 'nothing is placed', items: [], expected: [] },
		{
			when: 'one item follows another without touching',
			items: [anItem('two', 30, 60), anItem('one', 0, 30)],
			expected: ['one', 'two'],
		},
		{
			when: 'two run at once, in the order of their tracks',
			items: [
				anItem('law', 0, 60, { trackId: 'law', roomId: 'B' }),
				anItem('help', 0, 60, { trackId: 'help', roomId: 'C' }),
			],
			expected: [[['help', 'law']]],
		},
		{
			when: 'a long one runs beside two short ones in one room',
			items: [
				anItem('long', 0, 90, { trackId: 'help', roomId: 'B' }),
				anItem('first', 0, 40, { trackId: 'law', roomId: 'C' }),
				anItem('second', 50, 90, { trackId: 'law', roomId: 'C' }),
			],
			expected: [[['long', 'first+second']]],
		},
		{
			when: 'items chain into one slot though the first and the last do not meet',
			items: [
				anItem('a', 0, 40, { roomId: 'A' }),
				anItem('b', 30, 80, { roomId: 'B' }),
				anItem('c', 70, 90, { roomId: 'A' }),
			],
			expected: [[['a+c', 'b']]],
		},
		{
			when: 'no room is decided, so each track is a lane',
			items: [
				anItem('law', 0, 60, { trackId: 'law', roomId: null }),
				anItem('help', 0, 60, { trackId: 'help', roomId: null }),
			],
			expected: [[['help', 'law']]],
		},
		{
			when: 'five lanes stand as three and two',
			items: order.rooms.slice(0, 5).map((roomId) => anItem(roomId, 0, 60, { roomId })),
			expected: [
				[
					['A', 'B', 'C'],
					['D', 'E'],
				],
			],
		},
	])('when $when', ({ items, expected }) => expect(shapeOf(arrangeDay(items, order))).toEqual(expected));
});

test('a lane of several tracks names none for all', () => {
	const [slot] = arrangeDay(
		[
			anItem('help', 0, 30, { trackId: 'help', roomId: 'A' }),
			anItem('law', 30, 60, { trackId: 'law', roomId: 'A' }),
			anItem('work', 0, 60, { trackId: 'work', roomId: 'B' }),
		],
		order,
	);
	expect(slot?.form === 'parallel' ? slot.rows.flat().map((lane) => lane.trackId) : []).toEqual([
		null,
		'work',
	]);
});

test('a track that never runs beside another is the common program', () => {
	const slots = arrangeDay(
		[
			anItem('opening', 0, 10),
			anItem('help', 10, 60, { trackId: 'help', roomId: 'B' }),
			anItem('law', 10, 60, { trackId: 'law', roomId: 'C' }),
			anItem('help again', 60, 90, { trackId: 'help', roomId: 'B' }),
		],
		order,
	);
	expect(findParallelTracks(slots)).toEqual(new Set(['help', 'law']));
});

const someItems = fc.array(
	fc
		.record({
			from: fc.nat(600),
			length: fc.integer({ min: 5, max: 120 }),
			roomId: fc.option(fc.constantFrom(...order.rooms)),
			trackId: fc.option(fc.constantFrom(...order.tracks)),
		})
		.map(({ from, length, roomId, trackId }) => anItem(`${from}`, from, from + length, { roomId, trackId })),
	{ maxLength: 40 },
);

test('every item is printed once, four lanes a row at most, and slots never overlap', () => {
	fc.assert(
		fc.property(someItems, (items) => {
			const slots = arrangeDay(items, order);
			const rows = slots.flatMap((slot) => (slot.form === 'parallel' ? slot.rows : []));
			const printed = [
				...slots.flatMap((slot) => (slot.form === 'single' ? [slot.item] : [])),
				...rows.flat().flatMap((lane) => lane.items),
			];
			expect(new Set(printed)).toEqual(new Set(items));
			expect(printed.length).toBe(items.length);
			expect(rows.every((row) => row.length >= 1 && row.length <= 4)).toBe(true);
			const spans = slots.map((slot) => (slot.form === 'single' ? slot.item : slot));
			spans.slice(1).forEach((span, index) => {
				expect(span.startsAt.getTime()).toBeGreaterThanOrEqual(spans[index]?.endsAt.getTime() ?? Infinity);
			});
		}),
	);
});

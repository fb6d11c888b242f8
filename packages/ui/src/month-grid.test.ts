import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addMonths, monthWeeks } from './month-grid.ts';

test.each([
	{
		when: 'a month begins on a Tuesday',
		month: '2024-10',
		firstDay: '2024-09-30',
		weeks: [40, 41, 42, 43, 44],
	},
	{
		when: 'the year turns inside a week',
		month: '2024-12',
		firstDay: '2024-11-25',
		weeks: [48, 49, 50, 51, 52, 1],
	},
	{
		when: 'January belongs to last year’s week 53',
		month: '2021-01',
		firstDay: '2020-12-28',
		weeks: [53, 1, 2, 3, 4],
	},
	{ when: 'February is exactly four weeks', month: '2021-02', firstDay: '2021-02-01', weeks: [5, 6, 7, 8] },
	{ when: 'February has a leap day', month: '2024-02', firstDay: '2024-01-29', weeks: [5, 6, 7, 8, 9] },
])('when $when', ({ month, firstDay, weeks }) => {
	const grid = monthWeeks(month);
	expect(grid[0]?.days[0]?.eventDate).toBe(firstDay);
	expect(grid.map((week) => week.week)).toEqual(weeks);
});

const months = fc
	.tuple(fc.integer({ min: 1970, max: 2100 }), fc.integer({ min: 1, max: 12 }))
	.map(([year, month]) => `${year}-${String(month).padStart(2, '0')}`);

test('every day of the month stands in the grid once, in order, in weeks of seven', () =>
	fc.assert(
		fc.property(months, (month) => {
			const days = monthWeeks(month).flatMap((week) => week.days);
			const own = days.filter((day) => day.isInMonth).map((day) => day.day);
			const length = new Date(Date.parse(`${addMonths(month, 1)}-01T00:00:00Z`) - 1).getUTCDate();
			expect(days.length % 7).toBe(0);
			expect(own).toEqual(Array.from({ length }, (_, index) => index + 1));
		}),
	));

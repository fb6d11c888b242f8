import { Temporal } from '@kutsu/kernel';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { movedTo, unmoved } from './dates.ts';

const zone = 'Europe/Helsinki';

test('today lies in the week of 22 October 2024, and weekdays stay', () => {
	fc.assert(
		fc.property(fc.integer({ min: -2000, max: 4000 }), fc.integer({ min: -600, max: 400 }), (days, other) => {
			const today = Temporal.PlainDate.from('2024-10-22').add({ days });
			const calendar = movedTo(
				new Date(today.toZonedDateTime({ timeZone: zone, plainTime: '12:00' }).epochMilliseconds),
				zone,
			);
			const anchor = Temporal.PlainDate.from(calendar.day('2024-10-22'));
			expect([anchor.weekOfYear, anchor.yearOfWeek]).toEqual([today.weekOfYear, today.yearOfWeek]);
			const file = Temporal.PlainDate.from('2024-10-22').add({ days: other });
			expect(Temporal.PlainDate.from(calendar.day(file.toString())).dayOfWeek).toBe(file.dayOfWeek);
			expect(calendar.today).toBe(today.toString());
		}),
	);
});

test('wall time survives the move across a change of clocks', () => {
	const summer = movedTo(new Date('2026-07-01T09:00:00Z'), zone);
	expect(summer.instant('2024-10-22', '09:00').toISOString()).toBe('2026-06-30T06:00:00.000Z');
	expect(unmoved(zone).instant('2024-12-03', '09:00').toISOString()).toBe('2024-12-03T07:00:00.000Z');
});

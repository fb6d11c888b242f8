import { wallTimeOf } from '@kutsu/kernel';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { decideReminder, findMoments, inOrder, reminderDeadline, reminderMoment } from './moments.ts';

const zone = 'Europe/Helsinki';
const at = (text: string) => new Date(text);

test.each([
	{ when: 'a week before', start: '2026-06-10T06:00:00Z', lead: 'P7D', is: '2026-06-03T06:00:00Z' },
	{
		when: 'a week before, over the change to summer time: nine o’clock is nine o’clock',
		...{ start: '2026-04-01T06:00:00Z', lead: 'P7D', is: '2026-03-25T07:00:00Z' },
	},
	{
		when: 'a day before, over the change to winter time',
		...{ start: '2026-10-25T07:00:00Z', lead: 'P1D', is: '2026-10-24T06:00:00Z' },
	},
	{
		when: 'at a time that summer time skipped: an hour on',
		...{ start: '2026-03-30T00:30:00Z', lead: 'P1D', is: '2026-03-29T01:30:00Z' },
	},
	{
		when: 'hours before, over the change: by the clock',
		...{ start: '2026-03-29T06:00:00Z', lead: 'PT4H', is: '2026-03-29T02:00:00Z' },
	},
])('$when', ({ start, lead, is }) => {
	expect(reminderMoment(at(start), zone, lead)).toEqual(at(is));
});

test('days before, the clock on the wall says the same wherever summer time is kept', () => {
	fc.assert(
		fc.property(
			fc.date({ min: at('2024-01-01T00:00:00Z'), max: at('2032-01-01T00:00:00Z'), noInvalidDate: true }),
			fc.integer({ min: 1, max: 60 }),
			fc.constantFrom(zone, 'Europe/Mariehamn', 'America/New_York', 'UTC'),
			(startsAt, days, timeZone) => {
				const moment = reminderMoment(startsAt, timeZone, `P${days}D`);
				expect(moment < startsAt).toBe(true);
				const [then, start] = [wallTimeOf(moment, timeZone), wallTimeOf(startsAt, timeZone)];
				const daysApart = (Date.parse(start.eventDate) - Date.parse(then.eventDate)) / 86_400_000;
				expect(daysApart).toBe(days);
				// But where summer time skips that time of the day.
				if (then.wallTime !== start.wallTime)
					expect(wallTimeOf(new Date(moment.getTime() - 3_600_000), timeZone).wallTime).not.toBe(
						start.wallTime,
					);
			},
		),
	);
});

const training = { startsAt: at('2026-06-10T06:00:00Z'), timeZone: zone, leadTimes: ['P7D', 'P1D'] };
const week = { leadTime: 'P7D', startsAt: training.startsAt, dueAt: at('2026-06-03T06:00:00Z') };
const day = { leadTime: 'P1D', startsAt: training.startsAt, dueAt: at('2026-06-09T06:00:00Z') };

test.each([
	{ when: 'both lie ahead', now: '2026-06-01T00:00:00Z', known: [], are: [week, day] },
	{ when: 'one is known', now: '2026-06-01T00:00:00Z', known: [week], are: [day] },
	{ when: 'a week before has passed', now: '2026-06-03T06:00:00Z', known: [], are: [day] },
	{
		when: 'it is known of another start',
		...{ now: '2026-06-01T00:00:00Z', known: [{ ...week, startsAt: at('2026-06-11T06:00:00Z') }] },
		are: [week, day],
	},
])('moments to note when $when', ({ now, known, are }) => {
	expect(findMoments(training, known, at(now))).toEqual(are);
});

type Standing = Parameters<typeof decideReminder>[1];

test.each<{
	when: string;
	now: string;
	becomes: string;
	is?: 'sent';
	change?: Partial<Standing>;
}>([
	{ when: 'its moment is ahead', now: '2026-06-03T05:59:59Z', becomes: 'nothing' },
	{ when: 'it is due', now: '2026-06-03T06:00:00Z', becomes: 'sent' },
	{ when: 'the worker was away for some hours', now: '2026-06-03T11:59:00Z', becomes: 'sent' },
	{ when: 'it was away for longer', now: '2026-06-03T12:00:00Z', becomes: 'passed' },
	{ when: 'it was sent', now: '2026-06-03T06:00:00Z', is: 'sent', becomes: 'nothing' },
	{
		when: 'the training was moved',
		...{ now: '2026-06-03T06:00:00Z', change: { startsAt: at('2026-06-11T06:00:00Z') }, becomes: 'dropped' },
	},
	{
		when: 'it is not held',
		...{ now: '2026-06-03T06:00:00Z', change: { isPublished: false }, becomes: 'dropped' },
	},
	{
		when: 'reminders were turned off',
		...{ now: '2026-06-03T06:00:00Z', change: { leadTimes: [] }, becomes: 'dropped' },
	},
	{
		when: 'its zone is another',
		...{ now: '2026-06-03T06:00:00Z', change: { timeZone: 'UTC' }, becomes: 'sent' },
	},
])('when $when', ({ now, is = null, change = {}, becomes }) => {
	const decision = decideReminder(
		{ ...week, outcome: is },
		{ ...training, isPublished: true, ...change },
		at(now),
	);
	expect(decision.outcome).toBe(becomes);
});

test('none leaves when more than half of what was left is gone, whatever its lead time', () => {
	fc.assert(
		fc.property(fc.constantFrom('P60D', 'P7D', 'P1D', 'PT4H', 'PT1H'), (leadTime) => {
			const dueAt = reminderMoment(training.startsAt, zone, leadTime);
			const deadline = reminderDeadline({ dueAt, startsAt: training.startsAt }).getTime();
			expect(deadline).toBeLessThanOrEqual((dueAt.getTime() + training.startsAt.getTime()) / 2);
			expect(deadline - dueAt.getTime()).toBeLessThanOrEqual(6 * 3_600_000);
			expect(deadline).toBeGreaterThan(dueAt.getTime());
		}),
	);
});

test('the longest comes first', () => {
	expect(inOrder(['PT2H', 'P1D', 'PT30H', 'P14D'])).toEqual(['P14D', 'PT30H', 'P1D', 'PT2H']);
});

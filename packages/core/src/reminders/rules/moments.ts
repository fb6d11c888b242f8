import { Temporal } from '@kutsu/kernel';
import type { LeadTime, ReminderOutcome } from '../model.ts';
import { partsOfLeadTime } from '../model.ts';

/** Longer than this after its moment a reminder is not sent. */
const lateHours = 6;

/**
 * When people are reminded: days before count by the calendar of the training's zone, so that the time of day is the
 * same on both sides of a change to summer time (a time skipped by it moves forward); hours by the clock.
 */
export function reminderMoment(startsAt: Date, timeZone: string, leadTime: LeadTime): Date {
	const start = Temporal.Instant.fromEpochMilliseconds(startsAt.getTime()).toZonedDateTimeISO(timeZone);
	return new Date(start.subtract(leadTime).epochMilliseconds);
}

/** The latest a reminder may leave: some hours after its moment, and never when more than half the time to the start is gone. */
export function reminderDeadline(reminder: { readonly dueAt: Date; readonly startsAt: Date }): Date {
	const half = (reminder.startsAt.getTime() - reminder.dueAt.getTime()) / 2;
	return new Date(reminder.dueAt.getTime() + Math.min(half, lateHours * 3_600_000));
}

/** A training as its reminders hang on it. */
export type RemindedTraining = {
	readonly startsAt: Date;
	readonly timeZone: string;
	readonly leadTimes: readonly LeadTime[];
};

export type ReminderMoment = {
	readonly leadTime: LeadTime;
	readonly startsAt: Date;
	readonly dueAt: Date;
};

/**
 * The moments to be noted: all that lie ahead and are not known, the earliest first. One that had passed when the
 * training, its time or the lead time came to be is never noted: nobody is reminded late.
 */
export function findMoments(
	training: RemindedTraining,
	known: readonly { readonly leadTime: string; readonly startsAt: Date }[],
	now: Date,
): ReminderMoment[] {
	const { startsAt, timeZone, leadTimes } = training;
	return leadTimes
		.filter(
			(leadTime) =>
				!known.some((one) => one.leadTime === leadTime && one.startsAt.getTime() === startsAt.getTime()),
		)
		.map((leadTime) => ({ leadTime, startsAt, dueAt: reminderMoment(startsAt, timeZone, leadTime) }))
		.filter(({ dueAt }) => dueAt > now)
		.toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime());
}

export type ReminderDecision =
	/** Its moment is ahead, or it is settled. */
	| { readonly outcome: 'nothing' }
	/** The training is elsewhere in time by now, is not held, or does not remind so long before. */
	| { readonly outcome: 'dropped' }
	/** Nobody was there to send it in time. */
	| { readonly outcome: 'passed' }
	| { readonly outcome: 'sent'; readonly expiresAt: Date };

/** What happens to a noted moment now. */
export function decideReminder(
	reminder: ReminderMoment & { readonly outcome: ReminderOutcome | null },
	training: RemindedTraining & { readonly isPublished: boolean },
	now: Date,
): ReminderDecision {
	if (reminder.outcome !== null || reminder.dueAt > now) return { outcome: 'nothing' };
	const stands =
		training.isPublished &&
		training.startsAt.getTime() === reminder.startsAt.getTime() &&
		training.leadTimes.includes(reminder.leadTime);
	if (!stands) return { outcome: 'dropped' };
	const expiresAt = reminderDeadline(reminder);
	return expiresAt <= now ? { outcome: 'passed' } : { outcome: 'sent', expiresAt };
}

/** The longest first, as they go out. */
export function inOrder(leadTimes: readonly LeadTime[]): LeadTime[] {
	const hours = (leadTime: LeadTime) => {
		const { count, unit } = partsOfLeadTime(leadTime);
		return unit === 'day' ? count * 24 : count;
	};
	return leadTimes.toSorted((a, b) => hours(b) - hours(a));
}

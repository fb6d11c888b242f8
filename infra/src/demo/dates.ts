import { Temporal, eventDateOf, instantOf } from '@kutsu/kernel';

/** The week of the demo in which "today" lies when its dates are moved, and the training that is then set to today. */
const anchorDate = '2024-10-22';
export const trainingOfToday = 'NRM-2024-026';

/** Moves every date of the file by whole weeks, so that weekdays and the order of things stay as they are. */
export type Calendar = {
	/** `2024-10-22` of the file as it is in this demo. */
	day(date: string): string;
	instant(date: string, wallTime: string): Date;
	/** Null when the file is loaded unmoved. */
	readonly today: string | null;
};

/** The file's own dates. */
export function unmoved(timeZone: string): Calendar {
	return {
		day: (date) => date,
		instant: (date, wallTime) => instantOf(date, wallTime, timeZone),
		today: null,
	};
}

/** Today lies in the week of 22 October 2024. */
export function movedTo(now: Date, timeZone: string): Calendar {
	const today = Temporal.PlainDate.from(eventDateOf(now, timeZone));
	const weeks =
		mondayOf(Temporal.PlainDate.from(anchorDate)).until(mondayOf(today), { largestUnit: 'days' }).days / 7;
	const day = (date: string) => Temporal.PlainDate.from(date).add({ weeks }).toString();
	return {
		day,
		instant: (date, wallTime) => instantOf(day(date), wallTime, timeZone),
		today: today.toString(),
	};
}

function mondayOf(date: Temporal.PlainDate): Temporal.PlainDate {
	return date.subtract({ days: date.dayOfWeek - 1 });
}

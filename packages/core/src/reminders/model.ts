import { z } from 'zod/mini';
import { InProject, Revision } from '../projects/model.ts';

/** What became of a moment of reminding. Held equal to the table's list by a test. */
export const reminderOutcomes = ['sent', 'passed', 'dropped'] as const;
export type ReminderOutcome = (typeof reminderOutcomes)[number];

/** How long before: `P7D` by the calendar, at the same time of day; `PT2H` by the clock. */
export const LeadTime = z.string().check(z.regex(/^(P([1-9]|[1-5]\d|60)D|PT([1-9]|[1-3]\d|4[0-8])H)$/));
export type LeadTime = z.output<typeof LeadTime>;

/** Where staff have said nothing else. */
export const usualLeadTimes: readonly LeadTime[] = ['P7D', 'P1D'];

export const maxReminders = 4;

/** What may be chosen on the screen; another that was saved stays. */
export const offeredLeadTimes: readonly LeadTime[] = [
	'P28D',
	'P14D',
	'P10D',
	'P7D',
	'P5D',
	'P3D',
	'P2D',
	'P1D',
	'PT4H',
	'PT2H',
	'PT1H',
];

/** A lead time as a number and its unit. */
export function partsOfLeadTime(leadTime: LeadTime): {
	readonly count: number;
	readonly unit: 'day' | 'hour';
} {
	return {
		count: Number(leadTime.replaceAll(/\D/g, '')),
		unit: leadTime.startsWith('PT') ? 'hour' : 'day',
	};
}

export const RemindersInput = z.extend(InProject, { trainingId: z.uuid() });

export const SetRemindersInput = z.extend(InProject, {
	trainingId: z.uuid(),
	revision: Revision,
	/** In any order; empty: nobody is reminded. */
	leadTimes: z.array(LeadTime).check(
		z.maxLength(maxReminders),
		z.refine((list) => new Set(list).size === list.length, { error: 'each once' }),
	),
});
export type SetRemindersInput = z.output<typeof SetRemindersInput>;

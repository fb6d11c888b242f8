import { Locale } from '@kutsu/kernel';
import type { LocalizedText } from '@kutsu/kernel';
import { z } from 'zod/mini';

const day = z.iso.date();

export const ReachInput = z.object({
	/** First and last day, both counted; null for the project's own period. */
	from: z.nullable(day),
	to: z.nullable(day),
});
export type ReachInput = z.infer<typeof ReachInput> & { readonly projectId: string };

export const ReachFileInput = z.extend(ReachInput, { locale: Locale });
export type ReachFileInput = z.infer<typeof ReachFileInput> & { readonly projectId: string };

export const reachDimensions = ['region', 'target_group', 'language'] as const;
export type ReachDimension = (typeof reachDimensions)[number];

/** The key of the row for those whose region is not known. */
export const unknownKey = 'unknown';

export type ReachRow = {
	/** Region code, target group key or language code; `unknown` for no region. */
	readonly key: string;
	/** Null where the screen names it (languages, unknown). */
	readonly name: LocalizedText | null;
	readonly participations: number;
	readonly persons: number;
	/** Unique persons aimed at; null without a target. */
	readonly targetPersons: number | null;
};

export type Reach = {
	/** The days counted, both included. */
	readonly from: string;
	readonly to: string;
	readonly trainings: number;
	readonly participations: number;
	readonly persons: number;
	readonly targetPersons: number | null;
	/** Every region and target group of the project, with zeros, in their own order; languages that occur. */
	readonly by: Readonly<Record<ReachDimension, readonly ReachRow[]>>;
};

/** What someone who plans should look at before it is too late. Days are whole days from now. */
export type Warning =
	/** Begins soon and nobody can see it. */
	| { readonly code: 'draft-soon'; readonly startsInDays: number }
	/** Registration ends soon and most seats are free. */
	| {
			readonly code: 'few-registered';
			readonly closesInDays: number;
			readonly takenSeats: number;
			readonly capacitySeats: number;
	  }
	/** The queue is long enough for a larger room or a second training. */
	| { readonly code: 'long-queue'; readonly waiting: number };

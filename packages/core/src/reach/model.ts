import { z } from 'zod/mini';

const day = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/));

export const ReachInput = z.object({
	/** First and last day, both counted; null for the project's own period. */
	from: z.nullable(day),
	to: z.nullable(day),
});
export type ReachInput = z.infer<typeof ReachInput> & { readonly projectId: string };

export const reachDimensions = ['region', 'target_group', 'language'] as const;
export type ReachDimension = (typeof reachDimensions)[number];

/** The key of the row for those whose region is not known. */
export const unknownKey = 'unknown';

/** How one may come into a training. Held equal to the table's list by a test. */
export const ways = ['open', 'listed', 'listed_or_approval', 'approval', 'invitation'] as const;
export type Way = (typeof ways)[number];

/** What staff say to a request. Held equal to the table's list by a test. */
export const verdicts = ['approve', 'decline'] as const;
export type Verdict = (typeof verdicts)[number];

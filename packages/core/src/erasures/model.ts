import { z } from 'zod/mini';

/** Why data was erased before its time. Held equal to the table's list by a test. */
export const erasureCauses = ['asked', 'not_me', 'never_accepted'] as const;
export type ErasureCause = (typeof erasureCauses)[number];

/** How much went. `evidence_stays`: of one who attended. Held equal to the table's list by a test. */
export const erasureScopes = ['registration', 'everything', 'evidence_stays'] as const;
export type ErasureScope = (typeof erasureScopes)[number];

export const ErasureReceiptInput = z.object({ id: z.uuid() });

import { z } from 'zod/mini';
import { defineJob } from '../jobs/index.ts';

export const deliverMessageJob = defineJob('deliver-message', z.object({ messageId: z.uuid() }));

/** Asked for with the key `announce-change:<trainingId>` and a few minutes' delay, so that several changes become one. */
export const announceChangeJob = defineJob('announce-change', z.object({ trainingId: z.uuid() }));

export const announceCancellationJob = defineJob('announce-cancellation', z.object({ trainingId: z.uuid() }));

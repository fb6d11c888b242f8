import { z } from 'zod/mini';
import { defineJob } from '../jobs/index.ts';

/** Writes a message if it is not yet written, and sends it where mail leaves. */
export const deliverMessageJob = defineJob('deliver-message', z.object({ messageId: z.uuid() }));

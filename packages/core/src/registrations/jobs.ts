import { z } from 'zod/mini';
import type { Job } from '../jobs/index.ts';

/** Fills free seats from the queue of one training. */
export const promoteWaitlistJob: Job<{ trainingId: string }> = {
	task: 'promote-waitlist',
	Payload: z.object({ trainingId: z.uuid() }),
};

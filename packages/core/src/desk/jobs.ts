import { z } from 'zod/mini';
import type { Job } from '../jobs/index.ts';

/** Does what a colleague asked for to each of the chosen registrations. May run twice: each is done once. */
export const runBulkJob: Job<{ runId: string }> = {
	task: 'run-bulk',
	Payload: z.object({ runId: z.uuid() }),
};

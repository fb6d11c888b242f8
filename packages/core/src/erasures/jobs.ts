import { z } from 'zod/mini';
import type { Job } from '../jobs/index.ts';

/** Erases what was asked to be erased, and dates the receipt. */
export const eraseJob: Job<{ projectId: string; erasureId: string }> = {
	task: 'erase',
	Payload: z.object({ projectId: z.uuid(), erasureId: z.uuid() }),
};

import { z } from 'zod/mini';
import { defineJob } from '../jobs/index.ts';
import type { JobRequest } from '../jobs/index.ts';

/** Tells those with a seat what has changed in a training. */
export const announceChangeJob = defineJob('announce-change', z.object({ trainingId: z.uuid() }));

/** Tells everyone that a training is not held. */
export const announceCancellationJob = defineJob('announce-cancellation', z.object({ trainingId: z.uuid() }));

/** Asks for a change to be told then; a later request takes the place of one that waits. */
export function changeToAnnounce(trainingId: string, runAt: Date): JobRequest {
	return {
		task: announceChangeJob.task,
		payload: { trainingId },
		runAt,
		jobKey: `${announceChangeJob.task}:${trainingId}`,
	};
}

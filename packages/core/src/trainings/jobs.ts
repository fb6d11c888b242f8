import { z } from 'zod/mini';
import type { Context } from '../context.ts';
import { defineJob } from '../jobs/index.ts';
import type { JobRequest } from '../jobs/index.ts';

/** Tells those with a seat what has changed in a training. */
export const announceChangeJob = defineJob('announce-change', z.object({ trainingId: z.uuid() }));

/** Tells everyone that a training is not held. */
export const announceCancellationJob = defineJob('announce-cancellation', z.object({ trainingId: z.uuid() }));

const gatheringMinutes = 3;

/** Asks for a change to be told a little later: changes made until then are told with it, in one mail. */
export function changeToAnnounce(ctx: Context, trainingId: string): JobRequest {
	return {
		task: announceChangeJob.task,
		payload: { trainingId },
		runAt: new Date(ctx.now().getTime() + gatheringMinutes * 60_000),
		jobKey: `${announceChangeJob.task}:${trainingId}`,
	};
}

import { z } from 'zod/mini';
import type { Job } from '../jobs/index.ts';

/** Ends an offer whose deadline has passed, and makes the next. */
export const expireOfferJob: Job<{ registrationId: string }> = {
	task: 'expire-offer',
	Payload: z.object({ registrationId: z.uuid() }),
};

/** Ends the offer of a seat to a colleague who has not accepted it by now. */
export const endTransferJob: Job<{ transferId: string }> = {
	task: 'end-transfer',
	Payload: z.object({ transferId: z.uuid() }),
};

/** Lets go of the seats an invitation held until now. */
export const releaseInvitationJob: Job<{ invitationId: string }> = {
	task: 'release-invitation',
	Payload: z.object({ invitationId: z.uuid() }),
};

/** Offers the free seats of one training to those in line. */
export const offerSeatsJob: Job<{ trainingId: string }> = {
	task: 'offer-seats',
	Payload: z.object({ trainingId: z.uuid() }),
};

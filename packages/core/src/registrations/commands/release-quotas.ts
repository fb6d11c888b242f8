import type { Context } from '../../context.ts';
import { trainingsWithReleasedLine } from '../queries.ts';
import { offerSeats } from './offer-seats.ts';

/** Offers the seats of quotas that have ended since the last look to those who waited for them. May run twice. */
export async function releaseQuotas(ctx: Context): Promise<{ trainings: number }> {
	const trainingIds = await trainingsWithReleasedLine(ctx);
	for (const trainingId of trainingIds) await offerSeats(ctx, { trainingId });
	return { trainings: trainingIds.length };
}

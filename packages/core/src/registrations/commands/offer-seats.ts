import { inTransaction } from '../../context.ts';
import type { Context, TxContext } from '../../context.ts';
import { findTurn } from '../rules/waitlist.ts';
import { queueFreeSeatNotices, saveOffers } from '../store/offers.ts';
import { lineOf, lockTraining } from '../store/training.ts';
import type { LockedTraining } from '../store/training.ts';

/** Offers free seats to those in line: after a raised capacity or a released quota. May run twice. */
export function offerSeats(
	ctx: Context,
	input: { readonly trainingId: string },
): Promise<{ offered: number }> {
	return inTransaction(ctx, async (ctx) =>
		offerFreeSeats(ctx, await lockTraining(ctx, { id: input.trainingId, linkGeneration: null })),
	);
}

/** The same within a command that has freed seats, still under the pools' lock. */
export async function offerFreeSeats(ctx: TxContext, training: LockedTraining): Promise<{ offered: number }> {
	const turn = findTurn({ ...training, ...(await lineOf(ctx, training)) }, ctx.now());
	if (turn === undefined) return { offered: 0 };
	if (turn.kind === 'first-to-accept') {
		await queueFreeSeatNotices(ctx, training, turn.registrationIds);
		return { offered: 0 };
	}
	await saveOffers(ctx, training, turn.offers, turn.expiresAt);
	return { offered: turn.offers.length };
}

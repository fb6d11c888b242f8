import type { Context } from '../../context.ts';
import { deleteOldRates } from '../store/rush.ts';

const keptHours = 24;

/** Forgets how many came from where, a day after the stretch of time they were counted in began. May run twice. */
export async function forgetRates(ctx: Context): Promise<void> {
	await deleteOldRates(ctx, new Date(ctx.now().getTime() - keptHours * 3_600_000));
}

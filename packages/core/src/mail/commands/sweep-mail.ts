import { inTransaction } from '../../context.ts';
import type { Context } from '../../context.ts';
import { wakeDueMessages } from '../store.ts';

/** Mail younger than this has a job of its own still on its way. */
const graceMinutes = 2;

/** Asks again for the delivery of mail that is due and that no job will come for: its sender crashed, or a job was lost. */
export function sweepMail(ctx: Context): Promise<{ woken: number }> {
	return inTransaction(ctx, (ctx) => wakeDueMessages(ctx, graceMinutes));
}

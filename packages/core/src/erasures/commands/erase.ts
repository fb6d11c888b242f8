import { inTransaction } from '../../context.ts';
import type { Context } from '../../context.ts';
import {
	becomeEraser,
	blankSharedMail,
	dateEvidence,
	deleteExpiredLinks,
	lockErasure,
	saveErasure,
} from '../store.ts';

/** Erases what was asked for, as the eraser. May run twice: what was done is left alone. */
export function erase(
	ctx: Context,
	input: { readonly projectId: string; readonly erasureId: string },
): Promise<{ erased: boolean }> {
	return inTransaction(ctx, async (ctx) => {
		const erasure = await lockErasure(ctx, input);
		if (!erasure) return { erased: false };
		await blankSharedMail(ctx, erasure);
		await becomeEraser(ctx);
		await saveErasure(ctx, erasure);
		await dateEvidence(ctx, erasure);
		return { erased: true };
	});
}

/** Deletes links to registrations that have expired, as the eraser. May run at any time. */
export function eraseExpiredLinks(ctx: Context): Promise<void> {
	return inTransaction(ctx, async (ctx) => {
		await becomeEraser(ctx);
		await deleteExpiredLinks(ctx);
	});
}

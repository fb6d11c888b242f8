import { record } from '../../audit/index.ts';
import type { TxContext } from '../../context.ts';
import { eraseAnswers } from '../../forms/index.ts';
import { enqueue } from '../../jobs/index.ts';
import { eraseJob } from '../jobs.ts';
import type { ErasureCause } from '../model.ts';
import { extentOf } from '../rules/extent.ts';
import { dateForErasure, dateNotes, handOnSharedMail, insertErasure, loadErasureFacts } from '../store.ts';

/**
 * Asks for a person's data to be erased, in the transaction that ended what they had: links die, mail that waits is not
 * sent, and the eraser is called. The receipt is open until it has run.
 */
export async function askErasure(
	ctx: TxContext,
	asked: { readonly registrationId: string; readonly cause: ErasureCause },
): Promise<{ receiptId: string }> {
	const facts = await loadErasureFacts(ctx, asked.registrationId);
	const extent = extentOf(asked.cause, asked.registrationId, facts.registrations);
	await handOnSharedMail(ctx, facts.projectId, extent.registrationIds);
	await dateForErasure(ctx, facts, extent);
	// One who never accepted has answered nothing, and the worker may not touch answers or notes.
	if (asked.cause !== 'never_accepted') {
		if (extent.coversPerson) await dateNotes(ctx, facts);
		for (const registrationId of extent.registrationIds)
			await eraseAnswers(ctx, { projectId: facts.projectId, registrationId });
	}
	const { id } = await insertErasure(ctx, facts, { ...asked, extent });
	await record(ctx, {
		projectId: facts.projectId,
		action: 'registration.ask-erasure',
		subject: { kind: 'registration', id: asked.registrationId },
	});
	await enqueue(ctx, { task: eraseJob.task, payload: { projectId: facts.projectId, erasureId: id } });
	return { receiptId: id };
}

import { record } from '../../audit/index.ts';
import type { TxContext } from '../../context.ts';
import { queueMessages } from '../../mail/index.ts';
import {
	answerRequests,
	cancelRegistration,
	moveRegistration,
	previewAnswers,
} from '../../registrations/index.ts';
import { addresseeOf, trainingOf } from '../store.ts';
import type { BulkRun } from '../store.ts';

/** Does a run's action to one registration, with all the rules of doing it by itself. `done`, or the code of the refusal. */
export async function doToOne(ctx: TxContext, run: BulkRun, registrationId: string): Promise<string> {
	const { projectId } = run;
	switch (run.action) {
		case 'cancel': {
			const result = await cancelRegistration(ctx, { projectId, registrationId });
			return result.ok ? 'done' : result.refusal.code;
		}
		case 'move': {
			const toTrainingId = run.toTrainingId ?? '';
			const result = await moveRegistration(ctx, { projectId, registrationId, toTrainingId });
			return result.ok ? 'done' : result.refusal.code;
		}
		case 'mail': {
			const to = await addresseeOf(ctx, projectId, registrationId);
			if (!to) return 'erased';
			await queueMessages(ctx, [
				{
					...{ causeKey: `bulk:${run.id}:${registrationId}`, kind: 'staff-letter', projectId },
					...{ toAddress: to.email, locale: to.locale, mailboxId: to.mailboxId, registrationId },
					facts: { runId: run.id },
				},
			]);
			await record(ctx, {
				projectId,
				action: 'registration.mail',
				subject: { kind: 'registration', id: registrationId },
			});
			return 'done';
		}
		case 'approve':
			return approve(ctx, projectId, registrationId);
	}
}

/** What it looks at first is what it then does: both under the training's lock. */
async function approve(ctx: TxContext, projectId: string, registrationId: string): Promise<string> {
	const trainingId = await trainingOf(ctx, projectId, registrationId);
	const asked = { projectId, trainingId, registrationIds: [registrationId], verdict: 'approve' } as const;
	const planned = await previewAnswers(ctx, asked);
	if (!planned.ok) return planned.refusal.code;
	if (planned.rows.length === 0) return 'not-waiting-for-approval';
	const answered = await answerRequests(ctx, { ...asked, templateId: null, note: '', seen: planned.totals });
	return answered.ok ? 'done' : answered.refusal.code;
}

import { record } from '../../audit/index.ts';
import type { TxContext } from '../../context.ts';
import { queueMessages } from '../../mail/index.ts';
import { cancelRegistration, moveRegistration } from '../../registrations/index.ts';
import { addresseeOf } from '../store.ts';
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
			return 'not-waiting-for-approval';
	}
}

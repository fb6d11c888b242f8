import { granted, refused } from '@kutsu/kernel';
import type { Decision } from '@kutsu/kernel';
import { record } from '../../audit/index.ts';
import { inTransaction } from '../../context.ts';
import type { Context } from '../../context.ts';
import { getProjectFor } from '../../projects/index.ts';
import type { Stale } from '../../projects/model.ts';
import type { LeadTime, SetRemindersInput } from '../model.ts';
import { inOrder } from '../rules/moments.ts';
import { lockPlan, savePlan } from '../store.ts';

export type SavedReminders = Decision<
	{ readonly revision: number },
	| { readonly code: 'cancelled' }
	| Stale<{ readonly leadTimes: readonly LeadTime[]; readonly revision: number }>
>;

/**
 * How long before a training its people are reminded; none for not at all. A moment that has passed already reminds
 * nobody. Refusals: `stale` with what stands now, `cancelled`.
 * @throws NotFound, Forbidden without `plan.write`
 */
export function setReminders(ctx: Context, input: SetRemindersInput): Promise<SavedReminders> {
	return inTransaction(ctx, async (ctx): Promise<SavedReminders> => {
		const project = await getProjectFor(ctx, input.project, 'plan.write');
		const training = { projectId: project.id, trainingId: input.trainingId };
		const { state, ...standing } = await lockPlan(ctx, training);
		if (standing.revision !== input.revision) return refused({ code: 'stale', theirs: standing });
		if (state === 'cancelled') return refused({ code: 'cancelled' });
		const revision = standing.revision + 1;
		await savePlan(ctx, training, { leadTimes: inOrder(input.leadTimes), revision });
		await record(ctx, {
			projectId: project.id,
			action: 'training.set-reminders',
			subject: { kind: 'training', id: input.trainingId },
		});
		return granted({ revision });
	});
}

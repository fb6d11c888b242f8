import { NotFound, granted, refused } from '@kutsu/kernel';
import type { Refused } from '@kutsu/kernel';
import { record } from '../../audit/index.ts';
import { inTransaction } from '../../context.ts';
import type { Context } from '../../context.ts';
import { requirePermission } from '../../staff/index.ts';
import type { PriorityRefusal } from '../model.ts';
import { trainingOfRegistration } from '../store/cancellation.ts';
import { lockPriority, savePriority } from '../store/priority.ts';
import { lockTraining } from '../store/training.ts';

/**
 * Lets one who waits be served before, or after, those who came earlier; with a reason, which is recorded.
 * Refusals: `stale` with what stands now, `not-waiting`.
 * @throws NotFound, Forbidden without `participants.write`.
 */
export function setPriority(
	ctx: Context,
	input: {
		readonly projectId: string;
		readonly registrationId: string;
		readonly priority: number;
		readonly seen: number;
		readonly reason: string;
	},
): Promise<{ readonly ok: true } | Refused<PriorityRefusal>> {
	return inTransaction(ctx, async (ctx) => {
		const { projectId, trainingId } = await trainingOfRegistration(ctx, input.registrationId);
		if (projectId !== input.projectId) throw new NotFound('registration');
		requirePermission(ctx.actor, 'participants.write', { projectId, trainingId });
		await lockTraining(ctx, { id: trainingId, linkGeneration: null });
		const stands = await lockPriority(ctx, projectId, input.registrationId);
		if (stands.state !== 'waitlisted') return refused({ code: 'not-waiting' });
		if (stands.priority !== input.seen) return refused({ code: 'stale', theirs: stands.priority });
		await savePriority(ctx, projectId, input.registrationId, input.priority);
		await record(ctx, {
			projectId,
			action: 'registration.prioritise',
			subject: { kind: 'registration', id: input.registrationId },
			changedFields: [`priority:${input.priority}`],
			reason: input.reason,
		});
		return granted({});
	});
}

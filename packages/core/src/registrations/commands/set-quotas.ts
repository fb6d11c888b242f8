import { granted } from '@kutsu/kernel';
import type { Refused } from '@kutsu/kernel';
import { record } from '../../audit/index.ts';
import { inTransaction } from '../../context.ts';
import type { Context } from '../../context.ts';
import { requirePermission } from '../../staff/index.ts';
import type { QuotaRefusal, Quotas } from '../model.ts';
import { planQuotas } from '../rules/quotas.ts';
import { offerFreeSeats } from './offer-seats.ts';
import { heldByInvitations, liveRegistrations, replaceQuotas, standingQuotas } from '../store/quotas.ts';
import { lockTrainingOfProject } from '../store/training.ts';

export type SetQuotasResult = { readonly ok: true } | Refused<QuotaRefusal>;

/**
 * Shares the seats of a training out anew: those who are there count at once, and seats that come free are offered.
 * Refusals: `stale` with what stands now, `cancelled`, `quota-below-taken`, `organisation-limit-below-taken`.
 * @throws NotFound, also for a group that is not the project's; Forbidden without `plan.write`.
 */
export function setQuotas(
	ctx: Context,
	input: {
		readonly projectId: string;
		readonly trainingId: string;
		readonly before: Quotas;
		readonly wanted: Quotas;
	},
): Promise<SetQuotasResult> {
	const { projectId, trainingId } = input;
	requirePermission(ctx.actor, 'plan.write', { projectId, trainingId });
	return inTransaction(ctx, async (ctx) => {
		const training = await lockTrainingOfProject(ctx, { projectId, trainingId });
		const decision = planQuotas(
			input,
			{
				...training,
				standing: await standingQuotas(ctx, training),
				registrations: await liveRegistrations(ctx, training),
				held: await heldByInvitations(ctx, training),
			},
			ctx.now(),
		);
		if (!decision.ok) return decision;
		await replaceQuotas(ctx, training, decision.pools);
		await record(ctx, {
			projectId,
			action: 'training.set-quotas',
			subject: { kind: 'training', id: trainingId },
		});
		if (training.isDraft) return granted({});
		await offerFreeSeats(ctx, training);
		return granted({});
	});
}

import { record } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { inTransaction } from '../../context.ts';
import { getProject } from '../../projects/index.ts';
import { requirePermission } from '../../staff/index.ts';
import { accessNeeds, diets } from '../model.ts';
import type { TrainingNeedsInput } from '../model.ts';
import { countNeeds } from '../rules/counts.ts';
import type { NeedCounts } from '../rules/counts.ts';
import { readNeeds, readNeedsHead } from '../store/needs.ts';
import type { NeedsHead, PersonNeed } from '../store/needs.ts';

export type CountedNeeds = NeedsHead & { readonly diet: NeedCounts; readonly access: NeedCounts };

/**
 * What the caterer and the house are told: how many need what, without a name. The look is in the audit trail.
 * @throws NotFound, Forbidden without `needs.read`
 */
export function countNeedsOfTraining(ctx: Context, input: TrainingNeedsInput): Promise<CountedNeeds> {
	return inTransaction(ctx, async (ctx) => {
		const projectId = await authorise(ctx, input);
		const head = await readNeedsHead(ctx, projectId, input.trainingId);
		const needs = await readNeeds(ctx, projectId, input.trainingId);
		await record(ctx, {
			projectId,
			action: 'needs.count',
			subject: { kind: 'training', id: input.trainingId },
		});
		const of = (type: PersonNeed['type']) => needs.filter((one) => one.type === type).map((one) => one.need);
		return {
			...head,
			diet: countNeeds(of('diet'), diets),
			access: countNeeds(of('access'), accessNeeds),
		};
	});
}

/**
 * Who needs what, for one who has to see to it on the day. The look is in the audit trail.
 * @throws NotFound, Forbidden without `needs.read`
 */
export function lookAtNeeds(ctx: Context, input: TrainingNeedsInput): Promise<readonly PersonNeed[]> {
	return inTransaction(ctx, async (ctx) => {
		const projectId = await authorise(ctx, input);
		await readNeedsHead(ctx, projectId, input.trainingId);
		const needs = await readNeeds(ctx, projectId, input.trainingId);
		await record(ctx, {
			projectId,
			action: 'needs.read',
			subject: { kind: 'training', id: input.trainingId },
		});
		return needs;
	});
}

async function authorise(ctx: Context, input: TrainingNeedsInput): Promise<string> {
	const project = await getProject(ctx, input.project);
	requirePermission(ctx.actor, 'needs.read', { projectId: project.id, trainingId: input.trainingId });
	return project.id;
}

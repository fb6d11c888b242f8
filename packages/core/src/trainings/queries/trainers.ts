import type { LocalizedText } from '@kutsu/kernel';
import type { Context } from '../../context.ts';
import type { ProjectHead } from '../../projects/index.ts';
import { isAllowed } from '../../staff/index.ts';

export type PlanTrainer = {
	readonly id: string;
	readonly role: LocalizedText;
	readonly name: string | null;
	readonly isProtected: boolean;
};

/** The trainers of a training row named `t`, in order, with every name. */
export const trainersJson = `(select coalesce(json_agg(json_build_object('id', r.id, 'role', r.role, 'name', r.name, 'isProtected', r.is_protected)
	order by l.position), '[]') from training_trainers l join trainers r on r.project_id = l.project_id and r.id = l.trainer_id
	where l.project_id = t.project_id and l.training_id = t.id)`;

/** A protected trainer is named to those who plan, and to nobody else. */
export function namesFor(
	ctx: Context,
	project: ProjectHead,
	trainers: readonly PlanTrainer[],
): PlanTrainer[] {
	const plans = isAllowed(ctx.actor, 'plan.write', { projectId: project.id });
	return trainers.map((trainer) => (plans || !trainer.isProtected ? trainer : { ...trainer, name: null }));
}

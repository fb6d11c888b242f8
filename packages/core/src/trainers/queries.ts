import { named } from '@kutsu/db';
import type { LocalizedText } from '@kutsu/kernel';
import { NotFound } from '@kutsu/kernel';
import type { Context, TxContext } from '../context.ts';
import { readsOf } from '../context.ts';
import { getProjectFor } from '../projects/index.ts';
import { isAllowed } from '../staff/index.ts';

export type Trainer = {
	readonly id: string;
	readonly key: string;
	readonly role: LocalizedText;
	/** Null when not told, and of a protected trainer for those who do not plan. */
	readonly name: string | null;
	/** Null when not told, and for those who do not plan. */
	readonly email: string | null;
	readonly isProtected: boolean;
	readonly homeRegionCode: string | null;
	readonly languages: readonly string[];
	/** Whether they sign in. */
	readonly hasAccount: boolean;
	/** Coming trainings they lead, drafts too. */
	readonly comingCount: number;
	readonly revision: number;
};

const trainerSql = (where: string) => `
select r.id, r.key, r.role, r.name, r.email, r.is_protected as "isProtected", r.home_region_code as "homeRegionCode", r.languages,
	r.user_id is not null as "hasAccount", r.revision,
	(select count(*) from training_trainers l join trainings t on t.project_id = l.project_id and t.id = l.training_id
		where l.project_id = r.project_id and l.trainer_id = r.id and t.state <> 'cancelled' and t.ends_at > $2) as "comingCount"
from trainers r where r.project_id = $1 ${where}
order by coalesce(r.role->>'fi', r.role->>'sv', r.role->>'en') collate "fi-x-icu", r.key`;

/** The project's trainers, by role. @throws NotFound, Forbidden without `plan.read` */
export async function trainers(ctx: Context, input: { readonly project: string }): Promise<Trainer[]> {
	const project = await getProjectFor(ctx, input.project, 'plan.read');
	const rows = await named<Trainer>(readsOf(ctx), 'trainers', trainerSql(''), [project.id, ctx.now()]);
	return rows.map((row) => shownTo(ctx, project.id, row));
}

/** @throws NotFound, Forbidden without `plan.read` */
export async function trainer(
	ctx: Context,
	input: { readonly project: string; readonly trainerId: string },
): Promise<Trainer> {
	const project = await getProjectFor(ctx, input.project, 'plan.read');
	return shownTo(ctx, project.id, await readTrainer(ctx, project.id, input.trainerId));
}

/** With every name: for a command whose actor plans. @throws NotFound */
export async function readTrainer(
	ctx: Context | TxContext,
	projectId: string,
	trainerId: string,
): Promise<Trainer> {
	const [row] = await named<Trainer>(readsOf(ctx), 'trainer', trainerSql('and r.id = $3'), [
		projectId,
		ctx.now(),
		trainerId,
	]);
	if (!row) throw new NotFound('trainer');
	return row;
}

function shownTo(ctx: Context, projectId: string, row: Trainer): Trainer {
	if (isAllowed(ctx.actor, 'plan.write', { projectId })) return row;
	return { ...row, name: row.isProtected ? null : row.name, email: null };
}

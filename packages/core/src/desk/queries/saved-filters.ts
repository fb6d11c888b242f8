import { named } from '@kutsu/db';
import type { LocalizedText } from '@kutsu/kernel';
import { readsOf } from '../../context.ts';
import type { Context } from '../../context.ts';
import { auditActor } from '../../audit/index.ts';
import { listableQuestions } from '../../forms/index.ts';
import { requirePermission } from '../../staff/index.ts';
import type { SavedFilter } from '../model.ts';

export type DeskChoices = {
	/** One's own first, then those that are shared; by name. */
	readonly savedFilters: readonly SavedFilter[];
	readonly tags: readonly { readonly id: string; readonly name: string }[];
	/** The training that was asked about; null without one. */
	readonly training: { readonly code: string; readonly title: LocalizedText } | null;
	/** Of a training's form, and those asked for: what may be a column beside the others. */
	readonly questions: readonly { readonly id: string; readonly label: LocalizedText }[];
};

/** What the list can be narrowed by: filters kept by the actor or shared, the project's tags, and the questions whose answers can be columns. @throws NotFound, Forbidden without `participants.read` */
export async function deskChoices(
	ctx: Context,
	input: {
		readonly projectId: string;
		readonly trainingId?: string | undefined;
		readonly questionIds?: readonly string[];
	},
): Promise<DeskChoices> {
	requirePermission(ctx.actor, 'participants.read', { projectId: input.projectId });
	const [savedFilters, tags, questions, [training]] = await Promise.all([
		named<SavedFilter>(
			readsOf(ctx),
			'desk_saved_filters',
			`select id, name, is_shared as "isShared", owner_id = $2 as "isOwn", filter, columns, sort from saved_filters
			 where project_id = $1 and (owner_id = $2 or is_shared) order by owner_id <> $2, name collate "fi-x-icu", id`,
			[input.projectId, auditActor(ctx).id],
		),
		named<{ id: string; name: string }>(
			readsOf(ctx),
			'desk_tags',
			'select id, name from tags where project_id = $1 order by lower(name)',
			[input.projectId],
		),
		listableQuestions(ctx, { ...input, questionIds: input.questionIds ?? [] }),
		named<{ code: string; title: LocalizedText }>(
			readsOf(ctx),
			'desk_training_chosen',
			'select code, title from trainings where project_id = $1 and id = $2::uuid',
			[input.projectId, input.trainingId ?? null],
		),
	]);
	return {
		savedFilters,
		tags,
		training: training ?? null,
		questions: questions.map(({ id, label }) => ({ id, label })),
	};
}

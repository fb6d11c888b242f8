import { EditTrainerInput } from '@kutsu/core/trainers/model';
import { m } from '@kutsu/i18n/messages';
import { z } from 'zod/mini';
import { requiredText } from '#lib/projects/required-text.ts';

/** One form for a new trainer and for one that is edited: the address says which. */
export const TrainerForm = z.extend(z.omit(EditTrainerInput, { project: true, trainerId: true }), {
	requestId: z.uuid(),
	role: requiredText(120),
});
export type TrainerForm = z.output<typeof TrainerForm>;

type Issue = {
	readonly code?: string | undefined;
	readonly path?: readonly PropertyKey[] | undefined;
	readonly maximum?: unknown;
};

/** What is wrong with an entry, in words. */
export function trainerMessage(issue: Issue): string {
	const field = issue.path?.[0];
	if (field === 'languages') return m.planning_trainer_choose_language();
	if (field === 'email') return m.common_invalid_email();
	if (issue.code === 'too_big') return m.common_invalid_too_long({ max: String(issue.maximum) });
	return m.common_invalid_required();
}

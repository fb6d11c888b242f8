import { granted } from '@kutsu/kernel';
import type { Decision } from '@kutsu/kernel';
import { record } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { inTransaction } from '../../context.ts';
import { getProjectFor } from '../../projects/index.ts';
import type { QuestionInput, QuestionRefusal } from '../model.ts';
import { decideRemoval } from '../rules/question.ts';
import { lockFormOfQuestion, readDependents, saveRemoval } from '../store/questions.ts';
import { subjectOf } from '../store/subject.ts';

export type RemovedQuestion = Decision<{ readonly outcome: 'archived' | 'deleted' }, QuestionRefusal>;

/**
 * Asks a question no longer. One with answers is archived: its answers stay, and it can be asked again; one
 * without is gone from every list. Refusal: `needed-by` while others rest on it.
 * @throws NotFound, Forbidden without `plan.write`
 */
export function removeQuestion(ctx: Context, input: QuestionInput): Promise<RemovedQuestion> {
	return inTransaction(ctx, async (ctx): Promise<RemovedQuestion> => {
		const project = await getProjectFor(ctx, input.project, 'plan.write');
		const form = await lockFormOfQuestion(ctx, project.id, input.questionId);
		const decision = decideRemoval(await readDependents(ctx, project.id, input.questionId));
		if (!decision.ok) return decision;
		const { hasAnswers } = await saveRemoval(ctx, project.id, input.questionId, true);
		await record(ctx, { ...subjectOf(form), action: 'form.remove-question' });
		return granted({ outcome: hasAnswers ? 'archived' : 'deleted' });
	});
}

import { granted, present } from '@kutsu/kernel';
import type { Decision } from '@kutsu/kernel';
import { record } from '../../audit/index.ts';
import type { Context } from '../../context.ts';
import { inTransaction } from '../../context.ts';
import { getProjectFor } from '../../projects/index.ts';
import type { QuestionInput, QuestionRefusal } from '../model.ts';
import { decideQuestion } from '../rules/question.ts';
import { lockFormOfQuestion, readForm, saveRemoval } from '../store/questions.ts';
import { subjectOf } from '../store/subject.ts';

export type RestoredQuestion = Decision<object, QuestionRefusal>;

/**
 * Asks an archived question again, after the others. Refused when what it rested on is asked no longer.
 * @throws NotFound, Forbidden without `plan.write`
 */
export function restoreQuestion(ctx: Context, input: QuestionInput): Promise<RestoredQuestion> {
	return inTransaction(ctx, async (ctx): Promise<RestoredQuestion> => {
		const project = await getProjectFor(ctx, input.project, 'plan.write');
		const form = await lockFormOfQuestion(ctx, project.id, input.questionId, true);
		const questions = await readForm(ctx, form, input.questionId);
		const back = questions.find((question) => question.id === input.questionId);
		const others = questions.filter((question) => question !== back);
		const decision = decideQuestion(present(back, 'removed question'), others, []);
		if (!decision.ok) return decision;
		await saveRemoval(ctx, project.id, input.questionId, false);
		await record(ctx, { ...subjectOf(form), action: 'form.restore-question' });
		return granted({});
	});
}
